using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Pace.Learning.Web.Platform.Ledger;
using Pace.Learning.Web.Studio;
using Pace.Learning.Web.Studio.Documents;
using Pace.Learning.Web.Studio.Reviews;

namespace Pace.Learning.Tests.Studio;

/// <summary>Files that changed too: editors read of them, publishers decide, and what is refused changes nothing. And no tab of the Studio leads nowhere.</summary>
public sealed class ConflictsTests(AppUnderTest app) : IClassFixture<AppUnderTest>
{
    private const string Lesson = "courses/meetings-as-equals/01-a-fair-meeting/02-papers-in-good-time.md";

    [Fact]
    public async Task TheFilesWords_WhileParentsReadTheDraft_AreNotTaken_AndNothingChanges()
    {
        var id = await app.WrittenAsync(Lesson, text => text + "\nSend them twice.\n");
        await using (var scope = app.Services.CreateAsyncScope())
        {
            Assert.Null((await scope.ServiceProvider.GetRequiredService<ReviewRecorder>().SendAsync(id, (await app.MemberAsync(Roles.Editor)).Id, CancellationToken.None)).Refusal);
        }
        await app.WithDatabaseAsync(db => db.Documents.Where(d => d.Id == id).ExecuteUpdateAsync(d => d.SetProperty(x => x.FileHash, "another")));
        var before = await StateAsync(id);
        using var editor = await app.SignedInAsync(Roles.Editor);
        var read = await editor.GetPageAsync(StudioAddresses.Conflicts);
        Assert.NotNull(CardOf(read, id));
        Assert.Empty(read.QuerySelectorAll("main form"));

        using var publisher = await app.SignedInAsync(Roles.Publisher);
        using (var refused = await publisher.SubmitAsync(TakeForm(await publisher.GetPageAsync(StudioAddresses.Conflicts), id)))
        {
            var page = await refused.ReadPageAsync();
            Assert.Contains("Take it back first", page.QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
            Assert.NotNull(CardOf(page, id));
        }
        Assert.Equal(before, await StateAsync(id));
        Assert.NotNull(CardOf(await publisher.GetPageAsync(StudioAddresses.Conflicts), id));

        await app.TakeBackAsync(id);
        using (var taken = await publisher.SubmitAsync(TakeForm(await publisher.GetPageAsync(StudioAddresses.Conflicts), id)))
        {
            Assert.Null(CardOf(await publisher.FollowAsync(taken), id));
        }
        Assert.DoesNotContain("Send them twice.", await app.WithDatabaseAsync(db => db.Drafts.Where(d => d.DocumentId == id).Select(d => d.Text).SingleAsync()), StringComparison.Ordinal);
        // What was written is kept.
        Assert.True(await app.WithDatabaseAsync(db => db.Revisions.AnyAsync(r => r.DocumentId == id && r.Text.Contains("Send them twice."))));
    }

    [Theory]
    [InlineData(Roles.Editor)]
    [InlineData(Roles.Publisher)]
    public async Task EveryLinkOfTheStudio_LeadsSomewhere_ForWhoeverSeesIt(string role)
    {
        var draft = await app.WrittenAsync("pages/terms.md", text => text + "\nOne more.\n");
        await app.WrittenAsync("courses/meetings-as-equals/course.md", text => text);
        var idle = await app.WrittenAsync("pages/about.md", text => text);
        await using (var scope = app.Services.CreateAsyncScope())
        {
            Assert.Null(await scope.ServiceProvider.GetRequiredService<Web.Studio.Drafts.DraftRecorder>().DiscardAsync(idle, (await app.MemberAsync(Roles.Editor)).Id, CancellationToken.None));
        }
        using var somebody = await app.SignedInAsync(role);
        var seen = new HashSet<string>();
        foreach (var address in new[]
        {
            StudioAddresses.Home, StudioAddresses.Conflicts, StudioAddresses.Releases, StudioAddresses.Statistics, StudioAddresses.Used, StudioAddresses.Emptied,
            StudioAddresses.Document(draft), StudioAddresses.Workflow(draft), StudioAddresses.Versions(draft), StudioAddresses.Document(idle), StudioAddresses.Workflow(idle), StudioAddresses.Versions(idle),
        })
        {
            var page = await somebody.GetPageAsync(address);
            foreach (var link in page.QuerySelectorAll("main a[href^='/studio'], main a[href^='/manage']").Select(a => a.GetAttribute("href")!.Split('#')[0]).Where(a => !a.StartsWith("/studio/open", StringComparison.Ordinal) && seen.Add(a)))
            {
                using var answer = await somebody.GetAsync(link);
                Assert.True(answer.IsSuccessStatusCode || answer.StatusCode is HttpStatusCode.Redirect, $"{address} leads a {role} to {link}, which answers {answer.StatusCode}");
            }
        }
        var text = (await somebody.GetPageAsync(StudioAddresses.Workflow(idle))).QuerySelector("main")!.TextContent;
        Assert.Equal(role == Roles.Editor, text.Contains("Write on it", StringComparison.Ordinal));
        Assert.Equal(role == Roles.Publisher, text.Contains("Editors write.", StringComparison.Ordinal));
        var read = await somebody.GetPageAsync(StudioAddresses.Document(idle));
        Assert.Equal(role == Roles.Editor ? "Write" : "Text", read.QuerySelector("#write")!.TextContent);
        Assert.Equal(role == Roles.Publisher, read.QuerySelector("main")!.TextContent.Contains("Editors write.", StringComparison.Ordinal));
        var tab = (await somebody.GetPageAsync(StudioAddresses.Home)).QuerySelector($".sub-nav a[href='{StudioAddresses.Conflicts}']")!.TextContent;
        Assert.Equal(tab, (await somebody.GetPageAsync(StudioAddresses.Conflicts)).QuerySelector("h1")!.TextContent);
    }

    private static IElement? CardOf(IHtmlDocument page, Guid id) => page.QuerySelector($"a[href='{StudioAddresses.Workflow(id)}']")?.Closest("section.card");

    private static IElement TakeForm(IHtmlDocument page, Guid id) => CardOf(page, id)!.QuerySelector("form[action*='handler=Take']")!;

    private Task<(int LastNumber, string? FileHash, int Version, WorkState State, int Entries)> StateAsync(Guid id) => app.WithDatabaseAsync(async db =>
    {
        var document = await db.Documents.AsNoTracking().SingleAsync(d => d.Id == id);
        return (document.LastNumber, document.FileHash, document.Version, document.State, await db.LedgerEntries.CountAsync(e => e.Subject == $"document/{id}"));
    });
}
