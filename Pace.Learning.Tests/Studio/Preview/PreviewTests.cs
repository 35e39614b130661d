using AngleSharp.Dom;
using Pace.Learning.Web.Studio;

namespace Pace.Learning.Tests.Studio.Preview;

/// <summary>What people will see: the preview is the public page's own markup, of the text that is written.</summary>
public sealed class PreviewTests(AppUnderTest app) : IClassFixture<AppUnderTest>
{
    [Theory]
    [InlineData("courses/meetings-as-equals/course.md", "/courses/meetings-as-equals")]
    [InlineData("courses/meetings-as-equals/02-information/module.md", "/courses/meetings-as-equals")]
    [InlineData("pathways/frontline-staff.md", "/pathways/frontline-staff")]
    [InlineData("agreements/parent-charter/agreement.md", "/agreements/documents/parent-charter")]
    [InlineData("agreements/parent-charter/1.md", "/agreements/documents/parent-charter/1")]
    [InlineData("downloads/trauma-process-check.md", "/downloads/trauma-process-check")]
    public async Task Preview_OfWhatIsPublic_IsThePublicPage(string path, string address)
    {
        var id = await app.WrittenAsync(path, text => text);
        var shown = (await app.Stranger().GetPageAsync(address)).QuerySelector("main article")!;
        shown.QuerySelector("nav.breadcrumbs")?.Remove();
        var editor = await app.SignedInAsync(Roles.Editor);
        foreach (var framed in new[] { "?framed=true", "" })
        {
            var preview = await editor.GetPageAsync($"{StudioAddresses.Document(id)}/preview{framed}");
            var article = preview.QuerySelector("main article")!;
            Assert.Equal(shown.ClassName, article.ClassName);
            Assert.Equal(Plain(shown), Plain(article));
            Assert.Empty(article.QuerySelectorAll("form"));
            Assert.Contains(preview.QuerySelectorAll("link[rel=stylesheet]"), l => l.GetAttribute("href")!.Contains("css/agreements.", StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("courses/words-that-dont-blame/course.md", "summary: ")]
    [InlineData("pathways/senior-leaders.md", "summary: ")]
    [InlineData("agreements/family-working-agreement/agreement.md", "summary: ")]
    [InlineData("downloads/words-ten-records.md", "Ninety minutes")]
    public async Task Preview_SaysWhatIsWrittenNow_BeforeAnybodyElseReadsIt(string path, string words)
    {
        var id = await app.WrittenAsync(path, text => text.Replace(words, $"{words}Brand new words. ", StringComparison.Ordinal));
        var editor = await app.SignedInAsync(Roles.Editor);
        Assert.Contains("Brand new words.", (await editor.GetPageAsync($"{StudioAddresses.Document(id)}/preview")).QuerySelector("main article")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Preview_OfTheNextVersionOfAnAgreement_IsItsPage_WithWhatIsNewInIt()
    {
        var first = await File.ReadAllTextAsync(Path.Combine(Repository.Content, "agreements/parent-charter/1.md"));
        var text = System.Text.RegularExpressions.Regex.Replace(first, "(?m)^effective: .*$", "effective: 2090-04-01\nchanges: Parents are told in good time.");
        var id = await app.BegunAsync("agreements/parent-charter/2.md", text);
        var page = await (await app.SignedInAsync(Roles.Publisher)).GetPageAsync($"{StudioAddresses.Document(id)}/preview");
        Assert.Equal("Parent Charter, version 2", page.QuerySelector("article.agreement h1")!.TextContent);
        Assert.Contains("Takes effect on 1 April 2090", page.QuerySelector("dl.facts")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Parents are told in good time.", page.QuerySelector(".key-point")!.TextContent, StringComparison.Ordinal);
        var before = (await app.Stranger().GetPageAsync("/agreements/documents/parent-charter/1")).QuerySelector(".agreement-text")!;
        Assert.Equal(Plain(before), Plain(page.QuerySelector(".agreement-text")!));
    }

    [Fact]
    public async Task Preview_OfAStatement_IsWhatParentsReadBeforeTheySayYes()
    {
        var words = await File.ReadAllTextAsync(Path.Combine(Repository.Content, "statements/course-1.md"));
        var id = await app.BegunAsync("statements/course-2.md", words.Replace("# ", "# Next: ", StringComparison.Ordinal) + "\n- A new line\n- Another line\n");
        var page = await (await app.SignedInAsync(Roles.Editor)).GetPageAsync($"{StudioAddresses.Document(id)}/preview?framed=true");
        Assert.StartsWith("Next: ", page.QuerySelector("main h1")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(page.QuerySelectorAll("main li"), l => l.TextContent == "Another line");
        Assert.DoesNotContain("- A new line", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    private static string Plain(IElement element) => string.Join(' ', element.InnerHtml.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).Replace("> <", "><", StringComparison.Ordinal);
}
