using System.Text;
using Pace.Learning.Content.Blocks;
using Pace.Learning.Content.Library;
using Pace.Learning.Content.Prose;
using static Pace.Learning.Tests.Content.SampleFolder;

namespace Pace.Learning.Tests.Content.Hostile;

[Collection(Measured.Name)]
public class HostileMarkdownTests
{
    /// <summary>Generous: the slowest of these takes half a second.</summary>
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(10);

    private static readonly string[] Pieces =
    [
        "[", "]", "(", ")", "<", ">", "!", "![", "](", "javascript:alert(1)", "JAVASCRIPT&colon;x", "&#106;avascript:x", "java\tscript:x", "data:text/html;base64,PA==",
        "vbscript:x", "//evil.example", "/\\evil.example", "https://example.org/", "mailto:a@b.example", "ref:help", "#x", "/help", "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>", "<svg/onload=alert(1)>", "<iframe src=javascript:x>", "<a href=\"javascript:x\">", "\" onmouseover=\"x", "' onfocus='x", "{onclick=x}",
        "{.class #id}", "<style>*{}</style>", "<!--", "-->", "]]>", "<![CDATA[", "&lt;script&gt;", "&quot;", "&#0;", "&#x110000;", "\0", "\u0001", "\u202e", "\ud800", "é", "🎉",
        "\n", "\n\n", "\r", "  ", "    ", "\t", "- ", "* ", "1. ", "> ", "# ", "## ", "### ", "===\n", "---\n", "```\n", "~~~", "```js\" onload=\"x\n", "*", "**", "_", "__", "`", "|", "\n|-|-|\n", "a|b\n",
        "[x]: javascript:alert(1)\n", "[x]: <data:x> \"t\"\n", "[x]", "[@TCE]", "[@TCE](javascript:x)", "[@<b>]", "![a](media/photo.png)", "![\" onerror=\"x](media/photo.png)", "=>", "[ ] ", "[x] ",
        "\n:::\n", "\n:::key-point \"><script>\n", "\n:::key-point\n", "\n:::figure\nvalue: <b>1</b>\nsays: \"<script>\"\nsample: x\nsource: TCE\n---\n", "\n:::scenario <i>\nid: s\n---\n",
        "\n:::choice \" onclick=\"x\nverdict: helps\n---\n", "\n:::media \"><script>\nid: m\nkind: audio\nsrc: \"media/x\\\" autoplay\"\n---\n", "\n:::content-note\ntopics: [court]\nskip-to: '\" onclick=\"x'\n---\n",
        "\n:::check\nid: c\nkind: single\n---\nQ?\n\n- [x] <script>\n  > [a](javascript:x)\n", "\n:::reflection\nid: r\n---\n", "\n:::<script>\n", "\n:::download \"><b>\nfile: downloads/plan.pdf\n---\n", "5% of 6", "word ",
    ];

    public static TheoryData<string, string> Monsters => new()
    {
        { "a line of ten megabytes", new string('a', 10_000_000) },
        { "a million brackets", new string('[', 1_000_000) },
        { "a hundred thousand brackets", string.Concat(Enumerable.Repeat(new string('[', 5_000) + "\n", 20)) },
        { "brackets with destinations", Lines("[a](", 1_400) },
        { "nested pictures", Lines("![", 90_000) },
        { "quotes in quotes", new string('>', 7_000) + "a" },
        { "lists in lists", string.Concat(Enumerable.Repeat("- ", 3_000)) + "a" },
        { "lists in lists, line by line", string.Concat(Enumerable.Range(0, 400).Select(i => new string(' ', 2 * i) + "- a\n")) },
        { "quotes and lists in turn", string.Concat(Enumerable.Repeat("> 1. - ", 1_000)) },
        { "quotes behind a fence that is none", "- a\n  ```\n" + new string('>', 7_000) + "a" },
        { "emphasis in emphasis", new string('*', 3_000) + "a" + new string('*', 3_000) },
        { "emphasis that never closes", Lines("*a **b _c ", 400) },
        { "code that never closes", string.Join(' ', Enumerable.Range(1, 100).Select(n => new string('`', n))) },
        { "tags that never close", Lines("<a ", 1_400) },
        { "a table of nothing", string.Concat(Enumerable.Repeat(new string('|', 1_000) + "\n", 180)) },
        { "blocks in blocks", string.Concat(Enumerable.Repeat(":::key-point\n", 14_000)) },
        { "choices in choices", ":::scenario S\nid: s\n---\n" + string.Concat(Enumerable.Repeat(":::choice A\nverdict: helps\n---\n", 5_000)) },
        { "ends of blocks", string.Concat(Enumerable.Repeat(":::\n", 40_000)) },
        { "many headings alike", string.Concat(Enumerable.Repeat("## a\n\n", 30_000)) },
        { "many definitions", string.Concat(Enumerable.Range(0, 12_000).Select(i => $"[a{i}]: /b\n\n")) },
        { "one long definition, used often", "[a]: /" + new string('b', 7_000) + "\n\n" + Lines("[a]", 1_400) },
        { "one long list item full of figures", "- 5%\n\n" + string.Concat(Enumerable.Repeat("  5%\n\n", 30_000)) },
        { "fields without end", ":::reflection\n" + string.Concat(Enumerable.Repeat("a: b\n", 30_000)) },
        { "fields in fields", ":::reflection\nid: " + new string('[', 10_000) + "\n---\n:::" },
        { "carriage returns", new string('\r', 150_000) },
        { "nulls", new string('\0', 150_000) },
    };

    [Theory]
    [MemberData(nameof(Monsters))]
    public void AMonster_IsInertAndTakesBoundedTime(string name, string markdown)
    {
        Assert.NotEmpty(name);
        var library = ContentLibrary.Empty;
        var alone = SafeMarkdown.Render("");

        var time = Measured.TimeOf(() =>
        {
            library = new SampleFolder().Lesson(markdown).Compile();
            alone = SafeMarkdown.Render(markdown);
        });

        Assert.InRange(time, TimeSpan.Zero, Bound);
        InertMarkup.Holds(alone.Html.Value);
        if (library.TryGetLesson(LessonUrl, out var place))
        {
            InertMarkup.Holds(AllHtml(place.Lesson.Body));
        }
    }

    [Theory]
    [InlineData("a line of ten megabytes", 1, "too-large")]
    [InlineData("a hundred thousand brackets", LessonBody, "too-deep")]
    [InlineData("quotes in quotes", LessonBody, "too-deep")]
    [InlineData("lists in lists, line by line", LessonBody + 12, "too-deep")]
    [InlineData("quotes behind a fence that is none", LessonBody + 2, "too-deep")]
    [InlineData("emphasis in emphasis", LessonBody, "too-large")]
    [InlineData("blocks in blocks", LessonBody + 8, "too-deep")]
    [InlineData("fields in fields", LessonBody + 1, "too-large")]
    public void AMonster_IsTurnedAwayWhereItStarts(string name, int line, string rule)
    {
        var markdown = Monsters.Select(m => m.Data).Single(m => m.Item1 == name).Item2;

        Assert.Contains($"{LessonPath}:{line}: error: {rule}", new SampleFolder().Lesson(markdown).Findings().Split('\n'));
    }

    [Fact]
    public void ALongLine_IsFoundOnItsLine() =>
        Assert.Equal($"{LessonPath}:8: error: too-large", new SampleFolder().Lesson("One.\n\n" + new string('a', 9_000)).Findings());

    [Fact]
    public void AThousandMadeUpTexts_AreInert()
    {
        var random = new Random(20260131);
        for (var i = 0; i < 1_000; i++)
        {
            var html = "";
            Assert.InRange(Measured.TimeOf(() => html = SafeMarkdown.Render(MadeUp(random)).Html.Value), TimeSpan.Zero, Bound);
            InertMarkup.Holds(html);
        }
    }

    [Fact]
    public void AThousandMadeUpLessons_CompileToSomethingInert_OrToFindings()
    {
        var random = new Random(20261231);
        var folder = new SampleFolder();
        for (var i = 0; i < 100; i++)
        {
            for (var lesson = 2; lesson < 12; lesson++)
            {
                folder.Lesson(MadeUp(random), path: $"courses/words/01-records/{lesson:00}-made-up.md".Replace("made-up", $"made-up-{lesson}", StringComparison.Ordinal), id: $"made-up-{lesson}");
            }
            foreach (var compiled in folder.Compile().Courses.SelectMany(c => c.Lessons))
            {
                InertMarkup.Holds(AllHtml(compiled.Body));
            }
        }
    }

    private static string MadeUp(Random random)
    {
        var favourites = Enumerable.Range(0, random.Next(2, 9)).Select(_ => Pieces[random.Next(Pieces.Length)]).ToArray();
        var text = new StringBuilder();
        var length = random.Next(3, 80);
        for (var i = 0; i < length; i++)
        {
            text.Append(random.Next(3) == 0 ? Pieces[random.Next(Pieces.Length)] : favourites[random.Next(favourites.Length)]);
        }
        return text.ToString();
    }

    /// <summary>Every piece of markup that a body has, in blocks as well.</summary>
    private static string AllHtml(CompiledText body) => string.Concat(body.Segments.SelectMany(s => s switch
    {
        HtmlSegment html => [html.Html.Value],
        BlockSegment { Block: PoolBlock pool } => pool.Checks.SelectMany(MarkupOf),
        BlockSegment { Block: CheckBlock check } => MarkupOf(check),
        BlockSegment { Block: ReflectionBlock reflection } => [reflection.PromptHtml.Value],
        BlockSegment { Block: ContributionBlock voice } => [voice.FallbackHtml.Value],
        _ => Enumerable.Empty<string>(),
    }));

    private static IEnumerable<string> MarkupOf(CheckBlock check) =>
        check.Options.SelectMany(o => new[] { o.Html, o.MatchHtml, o.FeedbackHtml }).Concat([check.QuestionHtml, check.ModelAnswerHtml, check.ExplanationHtml]).Select(h => h.Value);

    private static string Lines(string unit, int most)
    {
        var paragraph = new StringBuilder();
        for (var i = 0; i < most && paragraph.Length < 19_000; i++)
        {
            paragraph.Append(unit).Append(i % 500 == 499 ? "\n" : "");
        }
        return string.Concat(Enumerable.Repeat(paragraph + "\n\n", Math.Max(1, 180_000 / paragraph.Length)));
    }
}
