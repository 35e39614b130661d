using System.Text;
using Pace.Learning.Content.Blocks;
using Pace.Learning.Content.Library;

namespace Pace.Learning.Tests.Content;

/// <summary>
/// Runs the specifications in <c>Specs/</c>. Each example is Markdown and the markup expected of it, with a line that is just a full stop
/// between them; blocks that are filled for each reader are written in braces.
/// </summary>
public class SpecTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Content", "Specs");

    /// <summary>These stand in versions of agreements, and nowhere else.</summary>
    private const string Clauses = "clause.md";

    private const string Fence = "````````````````";

    public static TheoryData<string, string> Examples()
    {
        var data = new TheoryData<string, string>();
        foreach (var file in Directory.EnumerateFiles(Folder, "*.md").Order(StringComparer.Ordinal))
        {
            foreach (var name in Read(file).Keys)
            {
                data.Add(Path.GetFileName(file), name);
            }
        }
        return data;
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void Markdown_CompilesToTheMarkupSpecified(string file, string example)
    {
        var (markdown, expected) = Read(Path.Combine(Folder, file))[example];

        var body = file == Clauses ? new AgreementFolder().Version(markdown).Compiled().Versions[0].Body : new SampleFolder().Lesson(markdown).CompiledLesson().Body;

        Assert.Equal(expected, Written(body), ignoreLineEndingDifferences: true);
    }

    private static Dictionary<string, (string Markdown, string Expected)> Read(string file)
    {
        var examples = new Dictionary<string, (string, string)>();
        var (name, markdown, expected, part) = ("", new StringBuilder(), new StringBuilder(), 0);
        foreach (var line in File.ReadLines(file))
        {
            switch (part)
            {
                case 0 when line.StartsWith("## ", StringComparison.Ordinal):
                    name = line[3..];
                    break;
                case 0 when line == Fence + " example":
                    (markdown, expected, part) = (new(), new(), 1);
                    break;
                case 1 when line == ".":
                    part = 2;
                    break;
                case 2 when line == Fence:
                    examples.Add(name, (markdown.ToString().TrimEnd('\n'), expected.ToString().TrimEnd('\n')));
                    part = 0;
                    break;
                case 1:
                    markdown.Append(line).Append('\n');
                    break;
                case 2:
                    expected.Append(line).Append('\n');
                    break;
            }
        }
        return examples;
    }

    private static string Written(CompiledText body) => string.Join('\n', body.Segments.Select(s => s switch
    {
        HtmlSegment html => html.Html.Value.TrimEnd('\n'),
        BlockSegment { Block: var block } => Written(block),
        _ => "?",
    }));

    private static string Written(PersonalBlock block) => block switch
    {
        ReflectionBlock r => $"{{reflection {r.FullId}}}\n{r.PromptHtml}",
        ContributionBlock v => $"{{parent-voice {v.FullId} {v.Contribution}: {v.About}}}\n{v.FallbackHtml}",
        PoolBlock p => $"{{pool {p.FullId} draws {p.Draw}}}\n{string.Join('\n', p.Checks.Select(Written))}",
        CheckBlock c => string.Join('\n', CheckLines(c)),
        _ => "?",
    };

    private static IEnumerable<string> CheckLines(CheckBlock check)
    {
        yield return $"{{check {check.FullId} {check.Kind.ToString().ToLowerInvariant()}}}";
        yield return check.QuestionHtml.Value;
        foreach (var option in check.Options)
        {
            var match = option.MatchHtml.Length == 0 ? "" : $" => {option.MatchKey}: {option.MatchHtml}";
            yield return $"{(option.Right ? "+" : "-")} {option.Key}: {option.Html}{match}";
            if (option.FeedbackHtml.Length > 0)
            {
                yield return $"  {option.FeedbackHtml}";
            }
        }
        if (check.ModelAnswerHtml.Length > 0)
        {
            yield return $"model: {check.ModelAnswerHtml}";
        }
        if (check.ExplanationHtml.Length > 0)
        {
            yield return $"explanation: {check.ExplanationHtml}";
        }
    }
}
