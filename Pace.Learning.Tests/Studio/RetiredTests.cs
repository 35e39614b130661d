using AngleSharp.Dom;
using Pace.Learning.Web.Platform.Ledger;
using Pace.Learning.Web.Studio;

namespace Pace.Learning.Tests.Studio;

/// <summary>What was taken from the public: links to it say so, colleagues read why, and a publisher brings it back.</summary>
public sealed class RetiredTests(AppUnderTest app) : IClassFixture<AppUnderTest>
{
    private const string Why = "It says what the law said before.";
    private const string Folder = "courses/meetings-as-equals/01-a-fair-meeting";

    [Theory]
    [InlineData("pathways/frontline-staff.md", "/pathways/frontline-staff", "/courses")]
    [InlineData("pages/accessibility.md", "/accessibility", "/")]
    [InlineData("", null, "/courses/words-that-dont-blame")]
    public async Task ALinkToIt_EndsAtAPageThatSaysItIsGone(string path, string? address, string wayOn)
    {
        if (address is null)
        {
            path = FirstLesson(0, "words-that-dont-blame");
            address = Web.Studio.Tree.FormerPath.AddressOf(path)!;
        }
        var title = (await ReadAsync(Roles.Learner, address)).QuerySelector("h1")!.TextContent;
        var id = await RetireAsync(path);
        // Lessons are read by those who have signed in; the others are public.
        foreach (var reader in (HttpClient[])[.. path.StartsWith("courses/", StringComparison.Ordinal) ? [] : new[] { app.Stranger() }, await app.SignedInAsync(Roles.Learner)])
        {
            using var answer = await reader.GetAsync(address);
            Assert.Equal(HttpStatusCode.Gone, answer.StatusCode);
            var page = await answer.ReadPageAsync();
            Assert.Equal("This page is gone", page.QuerySelector("h1")!.TextContent);
            Assert.Equal(wayOn, page.QuerySelector("main a.button")!.GetAttribute("href"));
            Assert.DoesNotContain(title, page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        }

        using var publisher = await app.SignedInAsync(Roles.Publisher);
        var form = (await publisher.GetPageAsync(StudioAddresses.Workflow(id))).QuerySelector("form[action*='handler=BringBack']")!;
        using var back = await publisher.SubmitAsync(form, form.QuerySelector("[name='Returning.Learners.Becomes']") is null ? [] : [("Returning.Learners.Becomes", "TakenAgain")]);
        Assert.True(back.StatusCode is HttpStatusCode.Redirect, (await back.ReadPageAsync()).QuerySelector("section[aria-labelledby=retired]")?.TextContent);
        Assert.Equal(title, (await ReadAsync(Roles.Learner, address)).QuerySelector("h1")!.TextContent);
    }

    [Fact]
    public async Task ItsFormerAddress_SaysSoToo_AndWhatWasNeverPublicIsNotThere()
    {
        var path = FirstLesson(1);
        var former = Web.Studio.Tree.FormerPath.AddressOf(path)!;
        var id = await app.WrittenAsync(path, text => text);
        using var publisher = await app.SignedInAsync(Roles.Publisher);
        var page = await publisher.GetPageAsync($"{StudioAddresses.Document(id)}/rename");
        using (var renamed = await publisher.SubmitAsync(page.QuerySelector("main form[method=post]")!, ("Input.Name", "another-name")))
        {
            await publisher.FollowAsync(renamed);
        }
        await RetireAsync(id);
        using var gone = await publisher.GetAsync(former);
        Assert.Equal(HttpStatusCode.Gone, gone.StatusCode);

        await app.BegunAsync($"{Folder}/72-never.md", "---\nid: never-public\ntitle: Never\nsummary: How.\n---\n\nWords.\n");
        using var never = await publisher.GetAsync($"/courses/meetings-as-equals/{Folder.Split('/')[2][3..]}/never");
        Assert.Equal(HttpStatusCode.NotFound, never.StatusCode);
    }

    [Fact]
    public async Task TheReason_IsReadByColleagues_AndAPublisherBringsItBack()
    {
        const string Path = "pages/privacy.md";
        var id = await RetireAsync(Path);
        using var editor = await app.SignedInAsync(Roles.Editor);
        var by = (await app.MemberAsync(Roles.Publisher)).Name;
        foreach (var address in new[] { StudioAddresses.Workflow(id), StudioAddresses.Versions(id) })
        {
            var read = (await editor.GetPageAsync(address)).QuerySelector("main")!.TextContent;
            Assert.Contains(Why, read, StringComparison.Ordinal);
            Assert.Contains(LondonTime.Long(app.Clock.GetUtcNow().UtcDateTime), read, StringComparison.Ordinal);
            Assert.Contains(by, read, StringComparison.Ordinal);
        }
        Assert.Null((await editor.GetPageAsync(StudioAddresses.Workflow(id))).QuerySelector("form[action*='handler=BringBack']"));

        // Its file changes meanwhile: it doesn't come back before somebody has decided, and nothing is changed.
        using var publisher = await app.SignedInAsync(Roles.Publisher);
        var form = (await publisher.GetPageAsync(StudioAddresses.Workflow(id))).QuerySelector("form[action*='handler=BringBack']")!;
        var hash = await app.WithDatabaseAsync(db => db.Documents.Where(d => d.Id == id).Select(d => d.FileHash).SingleAsync());
        await app.WithDatabaseAsync(db => db.Documents.Where(d => d.Id == id).ExecuteUpdateAsync(d => d.SetProperty(x => x.FileHash, "another")));
        using (var refused = await publisher.SubmitAsync(form))
        {
            Assert.Contains("It is not brought back", (await refused.ReadPageAsync()).QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
        }
        using (var still = await publisher.GetAsync("/privacy"))
        {
            Assert.Equal(HttpStatusCode.Gone, still.StatusCode);
        }
        await app.WithDatabaseAsync(db => db.Documents.Where(d => d.Id == id).ExecuteUpdateAsync(d => d.SetProperty(x => x.FileHash, hash)));
        using var back = await publisher.SubmitAsync(form);
        var page = await publisher.FollowAsync(back);
        Assert.Contains("It is public again.", page.QuerySelector(".notice")!.TextContent, StringComparison.Ordinal);
        using var there = await app.Stranger().GetAsync("/privacy");
        Assert.Equal(HttpStatusCode.OK, there.StatusCode);
        Assert.Equal("document.brought-back", await app.WithDatabaseAsync(db => db.LedgerEntries.Where(e => e.Subject == $"document/{id}").OrderByDescending(e => e.Sequence).Select(e => e.Act).FirstAsync()));
    }

    [Fact]
    public async Task ARetiredOrBinnedDocument_IsCalledWhatItWasCalled()
    {
        var path = FirstLesson(0);
        using var editor = await app.SignedInAsync(Roles.Editor);
        var title = (await ReadAsync(Roles.Learner, Web.Studio.Tree.FormerPath.AddressOf(path)!)).QuerySelector("h1")!.TextContent.Trim();
        var id = await RetireAsync(path);
        Assert.Contains(title, (await editor.GetPageAsync(StudioAddresses.Home)).QuerySelector($"a[href='{StudioAddresses.Document(id)}']")!.TextContent, StringComparison.Ordinal);
        using var publisher = await app.SignedInAsync(Roles.Publisher);
        var form = (await publisher.GetPageAsync(StudioAddresses.Workflow(id))).QuerySelector("form[action*='handler=Bin']")!;
        using (var binned = await publisher.SubmitAsync(form, form.QuerySelector("[name='Binning.Decision']") is null ? [] : [("Binning.Decision", "go-on")]))
        {
            await publisher.FollowAsync(binned);
        }
        Assert.Equal(title, (await editor.GetPageAsync(StudioAddresses.Home)).QuerySelector($"section[aria-labelledby=bin] a[href='{StudioAddresses.Document(id)}']")!.TextContent);
    }

    [Theory]
    [InlineData("downloads/words-lines-to-say.md", "Lines to say")]
    [InlineData("agreements/parent-charter/1.md", ", version 1")]
    [InlineData("statements/course-1.md", "Lessons on this site")]
    public async Task ADocument_IsCalledTheSame_OnItsOwnPageAsInLists(string path, string title)
    {
        var id = await app.WrittenAsync(path, text => text);
        using var editor = await app.SignedInAsync(Roles.Editor);
        foreach (var address in new[] { StudioAddresses.Document(id), StudioAddresses.Workflow(id) })
        {
            Assert.EndsWith(title, (await editor.GetPageAsync(address)).QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        }
        var found = await editor.GetPageAsync("/studio/replace?Input.Words=the&Input.AsWritten=false");
        Assert.Contains(found.QuerySelectorAll(".found").Where(f => f.TextContent.Contains(title, StringComparison.Ordinal)), f => f.QuerySelector("h3, strong")!.TextContent.EndsWith(title, StringComparison.Ordinal));
    }

    private static string FirstLesson(int number, string course = "meetings-as-equals")
    {
        var folder = Directory.EnumerateDirectories(System.IO.Path.Combine(Repository.Content, "courses", course)).Order(StringComparer.Ordinal).First();
        return System.IO.Path.GetRelativePath(Repository.Content, Directory.EnumerateFiles(folder, "0*.md").Order(StringComparer.Ordinal).ElementAt(number)).Replace('\\', '/');
    }

    private async Task<IDocument> ReadAsync(string role, string address) => await (await app.SignedInAsync(role)).GetPageAsync(address);

    private async Task<Guid> RetireAsync(string path)
    {
        var id = await app.WrittenAsync(path, text => text);
        await RetireAsync(id);
        return id;
    }

    private async Task RetireAsync(Guid id)
    {
        using var publisher = await app.SignedInAsync(Roles.Publisher);
        var form = (await publisher.GetPageAsync(StudioAddresses.Workflow(id))).QuerySelector("form[action*='handler=Retire']")!;
        using var retired = await publisher.SubmitAsync(form, [("Retiring.Reason", Why), .. form.QuerySelector("[name='Retiring.Decision']") is null ? [] : new[] { ("Retiring.Decision", "go-on") }]);
        await publisher.FollowAsync(retired);
    }
}
