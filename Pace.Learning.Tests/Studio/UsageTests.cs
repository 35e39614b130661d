using AngleSharp.Dom;
using Pace.Learning.Web.Platform.Ledger;
using Pace.Learning.Web.Studio;
using Pace.Learning.Web.Studio.Usage;

namespace Pace.Learning.Tests.Studio;

/// <summary>Where documents, questions and sources are used, and that nothing that is used goes silently.</summary>
public sealed class UsageTests(AppUnderTest app) : IClassFixture<AppUnderTest>
{
    private const string Folder = "courses/meetings-as-equals/01-a-fair-meeting";

    [Theory]
    [InlineData("pages/a.md", "See [@TCE] and [@CSC19], then [@TCE].", "source TCE|source CSC19")]
    [InlineData("pages/a.md", ":::figure\nsource: EVAL22\n---\n:::", "source EVAL22")]
    [InlineData("pages/a.md", "[one](ref:rs-one#part) and [two](/help?x#y), [not](https://example.org/help)", "id rs-one|address /help")]
    [InlineData("pages/a.md", "[three]: /courses/boats", "address /courses/boats")]
    [InlineData("pages/a.md", "file: downloads/a-sheet.md", "file downloads/a-sheet.md")]
    [InlineData("pages/a.md", ":::parent-voice\nid: x\ncontribution: 01-first\n", "place 01-first")]
    [InlineData("pages/a.md", "steps:\n  - course: boats\n", "")]
    [InlineData("pathways/a.md", "steps:\n  - course: boats\n    modules: [rope, sail]\n", "id boats|id rope|id sail")]
    public void References_AreReadFromTheText(string path, string text, string expected) =>
        Assert.Equal(expected, string.Join('|', References.Of(path, text).Select(r => r.Target)));

    [Fact]
    public async Task Sheet_SaysWhichLessonsOfferIt_AndGoesOnlyWhenThatIsDecided()
    {
        const string Sheet = "downloads/meetings-fairness-checklist.md";
        var id = await app.ApprovedAsync(Sheet, text => text + "\nBring a pen.\n");
        using var publisher = await app.SignedInAsync(Roles.Publisher);
        var page = await publisher.GetPageAsync(StudioAddresses.Workflow(id));
        using var published = await publisher.SubmitAsync(page.QuerySelector("form[action*='handler=Publish']")!, ("Input.When", "now"));
        page = await publisher.FollowAsync(published);
        var uses = page.QuerySelectorAll(".uses > li").Select(li => li.TextContent.Trim()).ToList();
        Assert.NotEmpty(uses);
        Assert.All(uses, u => Assert.Matches("line", u));

        var retire = page.QuerySelector("form[action*='handler=Retire']")!;
        Assert.Contains($"{uses.Count} place", retire.TextContent, StringComparison.Ordinal);
        using var silent = await publisher.SubmitAsync(retire, ("Retiring.Reason", "Another takes its place"));
        page = await silent.ReadPageAsync();
        Assert.Contains("Look where, and decide", page.QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.True(page.QuerySelector("details:has(form[action*='handler=Retire'])")!.HasAttribute("open"));
        Assert.Equal("Another takes its place", page.QuerySelector("[name='Retiring.Reason']")!.TextContent.Trim());

        using var kept = await publisher.SubmitAsync(page.QuerySelector("form[action*='handler=Retire']")!, ("Retiring.Decision", "keep"));
        page = await publisher.FollowAsync(kept);
        Assert.Null(await app.WithDatabaseAsync(db => db.Documents.Where(d => d.Id == id).Select(d => (DateTime?)d.Retirement!.At).SingleAsync()));

        // Another lesson offers it since the page was opened: that was not decided.
        await app.WrittenAsync("pages/accessibility.md", text => text + "\n[A sheet](/downloads/meetings-fairness-checklist)\n");
        using var other = await publisher.SubmitAsync(page.QuerySelector("form[action*='handler=Retire']")!, ("Retiring.Reason", "Old"), ("Retiring.Decision", "go-on"));
        page = await other.ReadPageAsync();
        Assert.Contains("has changed. Look again", page.QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(page.QuerySelectorAll(".uses > li"), li => li.TextContent.Contains("in a draft", StringComparison.Ordinal));

        using var retired = await publisher.SubmitAsync(page.QuerySelector("form[action*='handler=Retire']")!, ("Retiring.Decision", "go-on"));
        await publisher.FollowAsync(retired);
        Assert.NotNull(await app.WithDatabaseAsync(db => db.Documents.Where(d => d.Id == id).Select(d => (DateTime?)d.Retirement!.At).SingleAsync()));
        Assert.Contains($"\"Uses\":{uses.Count + 1}", await app.WithDatabaseAsync(db => db.LedgerEntries.Where(e => e.Subject == $"document/{id}" && e.Act == "document.retired").Select(e => e.Payload).SingleAsync()), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task NewPage_ThatADraftNames_IsNotBinnedSilently_AndOneThatNothingNamesIs()
    {
        var alone = await app.BegunAsync("pages/nobody-names-it.md", Page("nobody-names-it"));
        var named = await app.BegunAsync("pages/somebody-names-it.md", Page("somebody-names-it"));
        await app.WrittenAsync($"{Folder}/03-in-the-room.md", text => text + "\nSee [the page](ref:somebody-names-it).\n");
        using var editor = await app.SignedInAsync(Roles.Editor);
        var page = await editor.GetPageAsync(StudioAddresses.Workflow(alone));
        Assert.Contains("Nothing uses it", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        using var binned = await editor.SubmitAsync(page.QuerySelector("form[action*='handler=Bin']")!);
        Assert.Contains("in the bin", (await editor.FollowAsync(binned)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);

        page = await editor.GetPageAsync(StudioAddresses.Workflow(named));
        using var silent = await editor.SubmitAsync(page.QuerySelector("form[action*='handler=Bin']")!);
        page = await silent.ReadPageAsync();
        Assert.Contains("1 place uses it", page.QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector("[name='Binning.Decision']"));
        using var decided = await editor.SubmitAsync(page.QuerySelector("form[action*='handler=Bin']")!, ("Binning.Decision", "go-on"));
        await editor.FollowAsync(decided);
        Assert.NotNull(await app.WithDatabaseAsync(db => db.Documents.Where(d => d.Id == named).Select(d => (DateTime?)d.Removal!.At).SingleAsync()));
    }

    [Fact]
    public async Task Page_ThatTheMenusLeadTo_SaysSo()
    {
        var id = await app.WrittenAsync("pages/privacy.md", text => text + "\nMore.\n");
        using var editor = await app.SignedInAsync(Roles.Editor);
        Assert.Contains("The menus of the site lead to it", (await editor.GetPageAsync(StudioAddresses.Workflow(id))).QuerySelector(".uses")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sheet_ThatIsOffered_IsRenamedOnlyWhenThatIsDecided()
    {
        var id = await app.WrittenAsync("downloads/meetings-information-note.md", text => text);
        using var publisher = await app.SignedInAsync(Roles.Publisher);
        var page = await publisher.GetPageAsync($"/studio/documents/{id}/rename");
        using var silent = await publisher.SubmitAsync(page.QuerySelector("main form")!, ("Input.Name", "information-note"));
        page = await silent.ReadPageAsync();
        Assert.Contains("Look where, and decide", page.QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("downloads/meetings-information-note.md", await app.WithDatabaseAsync(db => db.Documents.Where(d => d.Id == id).Select(d => d.Path).SingleAsync()));
        using var renamed = await publisher.SubmitAsync(page.QuerySelector("main form")!, ("Renaming.Decision", "go-on"));
        await publisher.FollowAsync(renamed);
        Assert.Equal("downloads/information-note.md", await app.WithDatabaseAsync(db => db.Documents.Where(d => d.Id == id).Select(d => d.Path).SingleAsync()));
    }

    [Fact]
    public async Task Lists_NameSources_Questions_AndStatements_WithWhereTheyStand()
    {
        using var editor = await app.SignedInAsync(Roles.Editor);
        var page = await editor.GetPageAsync((await editor.GetPageAsync(StudioAddresses.Home)).QuerySelectorAll("main a").Single(a => a.TextContent == "Where things are used").GetAttribute("href")!);
        var source = Row(page, "TCE");
        Assert.NotEmpty(source.QuerySelectorAll(".uses a"));
        Assert.All(page.QuerySelectorAll("tbody tr"), row => Assert.Equal(3, row.Children.Length));

        page = await editor.GetPageAsync(UsedModel.AddressOf(UsedModel.Questions) + "&course=meetings-as-equals");
        Assert.All(page.QuerySelectorAll("tbody tr"), row => Assert.Contains("fewer than 5 people", row.TextContent, StringComparison.Ordinal));
        Assert.Contains(page.QuerySelectorAll("tbody a"), a => a.GetAttribute("href")!.StartsWith("/studio/", StringComparison.Ordinal));

        page = await editor.GetPageAsync(UsedModel.AddressOf(UsedModel.Agreements));
        Assert.Contains("Family Working Agreement", Row(page, "Parent Charter").TextContent, StringComparison.Ordinal);
        Assert.NotNull(Row(page, "Parent Charter, version 1"));
        Assert.NotNull(Row(page, "Lessons on this site"));
        using var nowhere = await editor.GetAsync($"{StudioAddresses.Used}?of=nothing");
        Assert.Equal(HttpStatusCode.NotFound, nowhere.StatusCode);
    }

    [Fact]
    public async Task Others_FindNoList()
    {
        using var learner = await app.SignedInAsync(Roles.Learner);
        using var answer = await learner.GetAsync(StudioAddresses.Used);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    private static IElement Row(IDocument page, string name) => Assert.Single(page.QuerySelectorAll("tbody tr"), r => r.QuerySelector("th")!.TextContent.Trim() == name);

    private static string Page(string id) => $"---\nid: {id}\ntitle: A page\nsummary: About something.\nreading-age: 12\n---\n\nWords.\n";
}
