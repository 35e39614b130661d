using Pace.Learning.Content.Compilation;
using static Pace.Learning.Tests.Content.SampleFolder;

namespace Pace.Learning.Tests.Content.Rules;

public class LinkRuleTests
{
    [Theory]
    [InlineData("ref:nobody")]
    [InlineData("/nowhere")]
    [InlineData("/courses/none")]
    [InlineData("/courses/words/records/none")]
    [InlineData("/pathways/none")]
    [InlineData("#nothing")]
    [InlineData("/help#nothing")]
    [InlineData("ref:help#nothing")]
    [InlineData("/sources#xyz")]
    [InlineData("/media/none.png")]
    [InlineData("/downloads/none")]
    [InlineData("help")]
    [InlineData("")]
    public void ALinkThatLeadsNowhere_IsFoundOnItsLine(string address) =>
        Assert.Equal($"{LessonPath}:8: error: broken-link", new SampleFolder().Lesson($"Text.\n\n[link](<{address}>).").Findings());

    [Theory]
    [InlineData("ref:a-note")]
    [InlineData("ref:words#records")]
    [InlineData("/courses/words")]
    [InlineData("/courses/words/records/a-note#here")]
    [InlineData("#here")]
    [InlineData("#a-block")]
    [InlineData("/help?from=here")]
    [InlineData("/sources#tce")]
    [InlineData("/media/photo.png")]
    [InlineData("/downloads/checklist")]
    [InlineData("/downloads/plan.pdf")]
    [InlineData("/search?q=plan")]
    [InlineData("/areas/lancashire")]
    [InlineData("/")]
    [InlineData("https://example.org/")]
    public void ALinkThatLeadsSomewhere_IsLeftAlone(string address) =>
        Assert.Empty(new SampleFolder().Lesson($"## Here\n\n[link]({address})\n\n:::reflection\nid: a-block\n---\nThink.\n:::").Findings());

    [Fact]
    public void WhatTheApplicationAnswers_IsToldToTheCompiler()
    {
        var folder = new SampleFolder().Lesson("[link](/my-own/page)").Files;

        Assert.Single(new ContentCompiler().Compile(folder).Findings);
        Assert.Empty(new ContentCompiler(new CompilerOptions { AppRoutes = ["/my-own"] }).Compile(folder).Findings);
    }

    [Fact]
    public void Media_IsFoundWhereTheSiteServesIt()
    {
        var folder = new SampleFolder().Page("![Two people](media/photo.png) and [the photo](/media/photo.png), [help](/help).").Files;

        var library = new ContentCompiler(new CompilerOptions { MediaPath = "/course-media" }).Compile(folder);

        Assert.Empty(library.Findings);
        var html = Html(library.Pages.Single(p => p.Url == "/help").Body);
        Assert.Contains("<img src=\"/course-media/photo.png\"", html, StringComparison.Ordinal);
        Assert.Contains("<a href=\"/course-media/photo.png\">", html, StringComparison.Ordinal);
        Assert.Contains("<a href=\"/help\">", html, StringComparison.Ordinal);
        Assert.DoesNotContain("\"/media/", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("skip-to: elsewhere", 8)]
    [InlineData("skip-to: before", 10)]
    public void AWayRoundThatLeadsNowhereFurtherDown_IsFound(string field, int line)
    {
        var before = field.EndsWith("before", StringComparison.Ordinal) ? "## Before\n\n" : "";

        Assert.Equal($"{LessonPath}:{line}: error: broken-link", new SampleFolder().Lesson($"{before}:::content-note\ntopics: [court]\n{field}\n---\nText.\n:::\n\n## After").Findings());
    }

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("JaVaScRiPt:alert(1)")]
    [InlineData("javascript&colon;alert(1)")]
    [InlineData("&#106;avascript:alert(1)")]
    [InlineData("java&#9;script:alert(1)")]
    [InlineData("java&#10;script:alert(1)")]
    [InlineData("&#1;javascript:alert(1)")]
    [InlineData("vbscript:x")]
    [InlineData("data:text/html,x")]
    [InlineData("file:///etc/passwd")]
    [InlineData("blob:x")]
    [InlineData("//example.org")]
    [InlineData("/\\\\example.org")]
    [InlineData("\\\\\\\\example.org")]
    [InlineData("https:example.org")]
    [InlineData("https:///example.org")]
    [InlineData("ｊavascript:alert(1)")]
    public void AnAddressThatIsNotAllowed_IsFoundAndWrittenAsText(string address)
    {
        var folder = new SampleFolder().Page($"Text [with *a* link](<{address}>).");
        var page = Pace.Learning.Content.Prose.SafeMarkdown.Render($"Text [with *a* link](<{address}>).");

        Assert.Equal($"{PagePath}:7: error: unsafe-link", folder.Findings());
        Assert.Equal("<p>Text with <em>a</em> link.</p>", page.Html.Value.Trim());
    }

    [Theory]
    [InlineData("<javascript:alert(1)>")]
    [InlineData("[a]\n\n[a]: javascript:alert(1)")]
    [InlineData("[a][b]\n\n[b]: <javascript:alert(1)>")]
    [InlineData("[a](javascript:alert(1) \"title\")")]
    public void AnAddressThatIsNotAllowed_IsFoundHoweverTheLinkIsWritten(string markdown) =>
        Assert.Equal($"{PagePath}:7: error: unsafe-link", new SampleFolder().Page(markdown).Findings());
}
