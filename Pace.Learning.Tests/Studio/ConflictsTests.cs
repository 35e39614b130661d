using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Pace.Learning.Web.Platform.Ledger;
using Pace.Learning.Web.Studio;
using Pace.Learning.Web.Studio.Documents;
using Pace.Learning.Web.Studio.Reviews;

namespace Pace.Learning.Tests.Studio;

/// <summary>Files that changed too: what is refused changes nothing.</summary>
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

    private static IElement? CardOf(IHtmlDocument page, Guid id) => page.QuerySelector($"a[href='{StudioAddresses.Workflow(id)}']")?.Closest("section.card");

    private static IElement TakeForm(IHtmlDocument page, Guid id) => CardOf(page, id)!.QuerySelector("form[action*='handler=Take']")!;

    private Task<(int LastNumber, string? FileHash, int Version, WorkState State, int Entries)> StateAsync(Guid id) => app.WithDatabaseAsync(async db =>
    {
        var document = await db.Documents.AsNoTracking().SingleAsync(d => d.Id == id);
        return (document.LastNumber, document.FileHash, document.Version, document.State, await db.LedgerEntries.CountAsync(e => e.Subject == $"document/{id}"));
    });
}
