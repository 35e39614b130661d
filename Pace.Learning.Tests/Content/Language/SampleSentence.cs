using System.Text.RegularExpressions;
using Pace.Learning.Content.Compilation;
using Pace.Learning.Content.Files;
using Pace.Learning.Content.Language;

namespace Pace.Learning.Tests.Content.Language;

/// <summary>An invented sentence of <c>content/language-sentences</c>: a line of a list, with what should be found in double brackets, beside the name of its rule.</summary>
internal sealed partial record SampleSentence(string Text, IReadOnlyList<(int Start, int End, string Rule)> Expected)
{
    /// <summary>The guide of this repository.</summary>
    public static LanguageGuide Guide { get; } = new ContentCompiler().Compile(new DiskFolder(Repository.Content)).LanguageGuide;

    public static IReadOnlyList<SampleSentence> In(string file) =>
        [.. File.ReadLines(Path.Combine(Repository.Content, "language-sentences", file)).Where(l => l.StartsWith("- ", StringComparison.Ordinal)).Select(l => Read(l[2..].Replace("\\n", "\n", StringComparison.Ordinal)))];

    private static SampleSentence Read(string line)
    {
        var expected = new List<(int, int, string)>();
        var marks = 0;
        foreach (Match match in Marked().Matches(line))
        {
            var start = match.Index - marks;
            expected.Add((start, start + match.Groups[1].Length, match.Groups[2].Value));
            marks += match.Length - match.Groups[1].Length;
        }
        return new(Marked().Replace(line, "$1"), expected);
    }

    [GeneratedRegex(@"\[\[([^|\]]+)\|([a-z-]+)\]\]")]
    private static partial Regex Marked();
}
