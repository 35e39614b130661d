using Pace.Learning.Content.Findings;
using Pace.Learning.Content.Library;

namespace Pace.Learning.Tests.Content.Language;

/// <summary>The guide as the compiler reads and asks it.</summary>
public sealed class CompiledLanguageTests
{
    private const string Guide = """
        guides:
          - key: A
            name: a table
        negations: ["not|never ..5 HERE"]
        rules:
          - id: absconded
            discouraged: absconded
            why: It is a word for prisons.
            instead: [went missing, left]
            guides: [A]
            phrases: [abscond]
        """;

    [Fact]
    public void Finding_IsAWarningWithTheRulesNameAndWhatElseCouldBeSaid()
    {
        var library = WithGuide().Lesson("A text.\n\nJay absconded.").Compile();

        var finding = Assert.Single(library.Findings);
        Assert.Equal((SampleFolder.LessonPath, 8, Severity.Warning, "language-absconded"), (finding.Path, finding.Line, finding.Severity, finding.Rule));
        Assert.Equal("\"absconded\": It is a word for prisons. Instead: went missing; left. From a table.", finding.Message);
        Assert.True(library.TryGetLesson(SampleFolder.LessonUrl, out _));
    }

    [Fact]
    public void Answer_IsKeptInTheFile_AndInNoPage()
    {
        const string Body = "Jay absconded.\n\nA list:\n\n- One\n- He absconded\n\nThe end.";
        var plain = WithGuide().Lesson(Body);
        var answered = WithGuide().Lesson(Body.Replace("Jay absconded.", "Jay absconded.\n\n[fine-here]: absconded \"A custody record.\"", StringComparison.Ordinal)
            .Replace("- He absconded", "- He absconded\n\n[fine-here]: absconded \"A custody record.\"", StringComparison.Ordinal));

        Assert.Equal(2, plain.Compile().Findings.Count);
        Assert.Empty(answered.Compile().Findings);
        Assert.Equal(SampleFolder.Html(LessonOf(plain).Body), SampleFolder.Html(LessonOf(answered).Body));
        Assert.Equal(LessonOf(plain).Body.PlainText, LessonOf(answered).Body.PlainText);
    }

    [Theory]
    [InlineData(":::figure\nvalue: 4\nsays: of them absconded\nsample: all\nsource: TCE\n---\n", ":::")]
    [InlineData(":::figure\nvalue: 4\nsays: of them absconded\nsample: all\nsource: TCE\n---\n:::\n", "")]
    [InlineData(":::key-point Jay absconded\nA text.\n\n", ":::")]
    [InlineData(":::check\nid: a\nkind: single\n---\nWhat now?\n\n- [x] He absconded\n  > Yes.\n- [ ] No\n  > No.\n\n", ":::")]
    public void Answer_InOrBelowABlock_LeavesItsMarkupAsItWas(string before, string after)
    {
        var plain = WithGuide().Lesson(before + after);
        var answered = WithGuide().Lesson($"{before}\n[fine-here]: absconded \"A reason.\"\n{after}");

        Assert.Equal("language-absconded", Assert.Single(plain.Compile().Findings).Rule);
        Assert.Empty(answered.Compile().Findings);
        Assert.Equal(SampleFolder.Html(LessonOf(plain).Body), SampleFolder.Html(LessonOf(answered).Body));
        Assert.Equal(LessonOf(plain).Body.PersonalBlocks.Count, LessonOf(answered).Body.PersonalBlocks.Count);
    }

    [Fact]
    public void AnswerToNothing_IsAWarning() =>
        Assert.Equal($"{SampleFolder.LessonPath}:8: warning: language-answer", WithGuide().Lesson("A text.\n\n[fine-here]: absconded \"A reason.\"").Findings());

    [Fact]
    public void DownloadsAndStatements_AreReadAsWell()
    {
        var folder = WithGuide().With("downloads/checklist.md", "# A list\n\nJay absconded.\n").With("statements/course-1.md", "You absconded.\n")
            .Lesson(":::download A list\nfile: downloads/checklist.md\n---\n:::");

        Assert.Equal("downloads/checklist.md:3: warning: language-absconded\nstatements/course-1.md:1: warning: language-absconded", folder.Findings());
    }

    [Theory]
    [InlineData("phrases: [abscond]", "phrases: [\"Abscond\"]", 11, "bad-value")]
    [InlineData("phrases: [abscond]", "phrases: [\"...3 abscond\"]", 11, "bad-value")]
    [InlineData("guides: [A]", "guides: [B]", 10, "bad-value")]
    [InlineData("    why: It is a word for prisons.\n", "", 6, "missing-field")]
    [InlineData("phrases: [abscond]", "phrase: [abscond]", 11, "unknown-field")]
    public void Mistake_IsToldWithItsLine_AndTheLastGoodGuideStays(string written, string mistake, int line, string rule)
    {
        var good = WithGuide().Compile();

        var library = WithGuide().Change("language-guide.yaml", written, mistake).Lesson("Jay absconded.").Compile(good);

        Assert.Contains(library.Findings, f => f.Path == "language-guide.yaml" && f.Severity is Severity.Error && f.Rule == rule && f.Line >= line);
        Assert.Same(good.LanguageGuide, library.LanguageGuide);
        Assert.Contains(library.Findings, f => f.Rule == "language-absconded");
    }

    [Fact]
    public void ChangedGuide_IsUsedAtOnce()
    {
        var good = WithGuide().Lesson("Jay absconded and left.").Compile();

        var library = WithGuide().Change("language-guide.yaml", "[abscond]", "[leave]").Lesson("Jay absconded and left.").Compile(good);

        Assert.Contains("\"left\"", Assert.Single(library.Findings).Message, StringComparison.Ordinal);
    }

    private static SampleFolder WithGuide() => new SampleFolder().With("language-guide.yaml", Guide);

    private static Lesson LessonOf(SampleFolder folder)
    {
        Assert.True(folder.Compile().TryGetLesson(SampleFolder.LessonUrl, out var place));
        return place.Lesson;
    }
}
