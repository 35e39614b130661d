using AngleSharp.Html.Dom;
using Pace.Learning.Web.Studio;

namespace Pace.Learning.Tests.Studio.Tree;

/// <summary>What there is, what is begun, renamed, and changed in many places at once.</summary>
public sealed class StudioTreeTests(AppUnderTest app) : IClassFixture<AppUnderTest>
{
    private const string Module = "courses/meetings-as-equals/01-a-fair-meeting";

    [Fact]
    public async Task Tree_ListsEverythingInItsPlace_AndOpensAFileForWriting()
    {
        using var editor = await app.SignedInAsync(Roles.Editor);
        var page = await editor.GetPageAsync("/studio");
        Assert.Subset(page.QuerySelectorAll(".tree h2").Select(h => h.TextContent).ToHashSet(), new HashSet<string> { "Courses", "Pathways", "Pages", "Agreements" });
        var link = Assert.Single(page.QuerySelectorAll(".tree a"), a => a.TextContent.Trim() == "In the room");
        Assert.Equal("A fair meeting", link.Closest("ul")!.ParentElement!.QuerySelector("a")!.TextContent.Trim());
        page = await editor.GetPageAsync(link.GetAttribute("href")!);
        using var opened = await editor.SubmitAsync(page.QuerySelector("main form")!);
        page = await editor.FollowAsync(opened);
        Assert.Equal(File.ReadAllText(Path.Combine(Repository.Content, $"{Module}/03-in-the-room.md")), ((IHtmlTextAreaElement)page.QuerySelector("textarea[data-editor]")!).Value);
        page = await editor.GetPageAsync("/studio");
        Assert.Equal("draft", page.QuerySelectorAll(".tree a").Single(a => a.TextContent.Contains("In the room", StringComparison.Ordinal)).QuerySelector(".dot")!.TextContent);
    }

    [Fact]
    public async Task Tree_LeadsToACoursesConfidenceQuestions_WhereTheyAreWritten()
    {
        var id = await app.WrittenAsync("courses/trauma-informed-practice/course.md", text => text);
        using var editor = await app.SignedInAsync(Roles.Editor);
        var page = await editor.GetPageAsync("/studio");
        Assert.Contains("Statements", page.QuerySelectorAll(".tree h2").Select(h => h.TextContent));
        var link = Assert.Single(page.QuerySelectorAll(".tree a"), a => a.TextContent == "Confidence questions" && a.GetAttribute("href")!.StartsWith(StudioAddresses.Document(id), StringComparison.Ordinal));
        var address = link.GetAttribute("href")!.Split('#');
        page = await editor.GetPageAsync(address[0]);
        var field = Assert.IsAssignableFrom<IHtmlTextAreaElement>(page.GetElementById(address[1]));
        Assert.Contains("I ", field.Value, StringComparison.Ordinal);
        Assert.True(((IHtmlDetailsElement)field.Closest("details")!).IsOpen);
    }

    [Fact]
    public async Task New_Lesson_IsBegunAtTheEndOfItsModule_WithAnIdOfItsOwn()
    {
        using var editor = await app.SignedInAsync(Roles.Editor);
        var page = await editor.GetPageAsync("/studio/new?kind=lesson");
        using var wrong = await editor.SubmitAsync(page.QuerySelector("main form")!, ("Input.Place", Module), ("Input.Name", "Not A Name"));
        page = await wrong.ReadPageAsync();
        Assert.Contains("Say what it is called", page.QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Not A Name", ((IHtmlInputElement)page.QuerySelector("[name='Input.Name']")!).Value);
        using var begun = await editor.SubmitAsync(page.QuerySelector("main form")!, ("Input.Title", "Meetings: in the room"), ("Input.Place", Module), ("Input.Name", "meetings-in-the-room"));
        page = await editor.FollowAsync(begun);
        Assert.Equal("Meetings: in the room", page.QuerySelector("h1")!.TextContent);
        var document = await app.WithDatabaseAsync(db => db.Documents.AsNoTracking().SingleAsync(d => d.Path.EndsWith("meetings-in-the-room.md")));
        Assert.Equal($"{Module}/05-meetings-in-the-room.md", document.Path);
        Assert.Contains("id: meetings-in-the-room-2\n", await app.WithDatabaseAsync(db => db.Drafts.Where(d => d.DocumentId == document.Id).Select(d => d.Text).SingleAsync()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("course", "courses/a-new-course/course.md")]
    [InlineData("pathway", "pathways/a-new-course.md")]
    [InlineData("page", "pages/a-new-course.md")]
    public async Task New_OfEachKind_IsBegun(string kind, string path)
    {
        using var editor = await app.SignedInAsync(Roles.Editor);
        var page = await editor.GetPageAsync($"/studio/new?kind={kind}");
        using var begun = await editor.SubmitAsync(page.QuerySelector("main form")!, ("Input.Title", "A new course"));
        await editor.FollowAsync(begun);
        Assert.True(await app.WithDatabaseAsync(db => db.Documents.AnyAsync(d => d.Path == path)));
        using var again = await editor.SubmitAsync(page.QuerySelector("main form")!, ("Input.Title", "A new course"));
        Assert.Contains("has this address already", (await again.ReadPageAsync()).QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task New_VersionOfAnAgreement_BeginsWithTheNewestWords()
    {
        using var editor = await app.SignedInAsync(Roles.Editor);
        var page = await editor.GetPageAsync("/studio/new?kind=version");
        using var begun = await editor.SubmitAsync(page.QuerySelector("main form")!, ("Input.Place", "agreements/parent-charter"));
        await editor.FollowAsync(begun);
        var text = await app.WithDatabaseAsync(db => (from d in db.Documents join r in db.Drafts on d.Id equals r.DocumentId where d.Path == "agreements/parent-charter/2.md" select r.Text).SingleAsync());
        Assert.Equal(File.ReadAllText(Path.Combine(Repository.Content, "agreements/parent-charter/1.md")).Insert(4, "changes: \n"), text);
    }

    [Fact]
    public async Task Rename_OfAPublicPage_LeadsOldLinksOn()
    {
        var id = await app.WrittenAsync("pages/terms.md", text => text);
        using var editor = await app.SignedInAsync(Roles.Editor);
        Assert.Contains("a publisher changes its address", (await editor.GetPageAsync($"/studio/documents/{id}/rename")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        using var publisher = await app.SignedInAsync(Roles.Publisher);
        var page = await publisher.GetPageAsync($"/studio/documents/{id}/rename");
        using var taken = await publisher.SubmitAsync(page.QuerySelector("main form")!, ("Input.Name", "privacy"));
        Assert.Contains("Choose another", (await taken.ReadPageAsync()).QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
        using var renamed = await publisher.SubmitAsync(page.QuerySelector("main form")!, ("Input.Name", "terms-of-use"));
        await publisher.FollowAsync(renamed);
        using var stranger = app.Stranger();
        using var old = await stranger.GetAsync("/terms");
        Assert.Equal(HttpStatusCode.MovedPermanently, old.StatusCode);
        Assert.Equal("/terms-of-use", old.Headers.Location!.OriginalString);
        Assert.NotNull((await stranger.FollowAsync(old)).QuerySelector("h1"));
        Assert.DoesNotContain((await editor.GetPageAsync("/studio")).QuerySelectorAll(".tree a"), a => a.GetAttribute("href")!.EndsWith("pages%2Fterms.md", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Replace_ShowsWhatWouldChange_AndChangesDraftsOnly()
    {
        using var editor = await app.SignedInAsync(Roles.Editor);
        var page = await editor.GetPageAsync("/studio/replace");
        using var empty = await editor.SubmitAsync(page.QuerySelector("main form")!);
        Assert.Contains("Say which words to look for", (await empty.ReadPageAsync()).QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
        using var found = await editor.SubmitAsync(page.QuerySelector("main form")!, ("Input.Words", "sticky note"), ("Input.By", "postcard"));
        page = await found.ReadPageAsync();
        var change = Assert.Single(page.QuerySelectorAll(".found"));
        Assert.Equal(("sticky note", "postcard"), (change.QuerySelector("del")!.TextContent, change.QuerySelector("ins")!.TextContent));
        using var changed = await editor.SubmitAsync(page.QuerySelector("main form[method=post]")!);
        await editor.FollowAsync(changed);
        Assert.Contains("Here is a rule that fits on a postcard.", await app.WithDatabaseAsync(db => (from d in db.Documents join r in db.Drafts on d.Id equals r.DocumentId where d.Path == Module + "/02-papers-in-good-time.md" select r.Text).SingleAsync()), StringComparison.Ordinal);
        using var learner = await app.SignedInAsync(Roles.Learner);
        Assert.Contains("sticky note", (await learner.GetPageAsync("/courses/meetings-as-equals/a-fair-meeting/papers-in-good-time")).Body!.TextContent, StringComparison.Ordinal);
    }
}
