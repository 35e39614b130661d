using System.Net;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using Pace.Learning.Tests.Support;

namespace Pace.Learning.Tests.Participation;

public sealed class ThankYouTests(AppUnderTest app) : IClassFixture<AppUnderTest>
{
    [Fact]
    public async Task Note_ReachesTheParentOnceTheManagerPassedItOn_AndNobodyLearnsWhoWroteIt()
    {
        var (_, parent) = await VoiceAsync();
        await ThankAsync("learner", "note-passed-on");
        await ThankAsync("editor", "note-kept-back");
        Assert.DoesNotContain("note-passed-on", (await parent.GetPageAsync("/taking-part/uses")).MainText(), StringComparison.Ordinal);

        var manager = await app.SignedInAsync("participation-manager");
        await DecideAsync(manager, "note-passed-on", "true");
        await DecideAsync(manager, "note-kept-back", "false");
        var page = await parent.GetPageAsync("/taking-part/uses");
        Assert.Contains("note-passed-on", page.MainText(), StringComparison.Ordinal);
        Assert.DoesNotContain("note-kept-back", page.MainText(), StringComparison.Ordinal);
        Assert.DoesNotContain("Sam", page.MainText(), StringComparison.Ordinal);
        Assert.DoesNotContain("note-passed-on", (await manager.GetPageAsync("/manage/participation/thank-yous")).MainText(), StringComparison.Ordinal);
        Assert.Contains("note-passed-on", (await parent.GetPageAsync("/taking-part/my-data")).MainText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task SwitchedOff_ShowsNoneAndKeepsNoNewOnes_AndCanBeSwitchedOnAgain()
    {
        var (id, parent) = await VoiceAsync();
        await ThankAsync("trainer", "note-before");
        await DecideAsync(await app.SignedInAsync("participation-manager"), "note-before", "true");
        using var off = await parent.PressAsync(await parent.GetPageAsync("/taking-part/uses"), "Do not show me notes");
        Assert.DoesNotContain("note-before", (await parent.FollowAsync(off)).MainText(), StringComparison.Ordinal);

        await ThankAsync("evaluator", "note-while-off");
        Assert.Equal(1, await app.WithDatabaseAsync(db => db.ThankYous.CountAsync(t => t.ContributionId == id)));
        using var on = await parent.PressAsync(await parent.GetPageAsync("/taking-part/uses"), "Show me notes");
        Assert.Contains("note-before", (await parent.FollowAsync(on)).MainText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task OneNoteAPerson_AndNoneForWhatWasTakenBack()
    {
        var (id, parent) = await VoiceAsync();
        await ThankAsync("learner", "note-one");
        await ThankAsync("learner", "note-two");
        Assert.Equal(1, await app.WithDatabaseAsync(db => db.ThankYous.CountAsync(t => t.ContributionId == id)));

        var late = await app.SignedInAsync("admin");
        var form = (await late.GetPageAsync(VoiceSamples.Lesson)).QuerySelector("details.thank-you form")!;
        using var withdrawn = await parent.WithdrawAsync("Contribution", id);
        using var answer = await late.SubmitAsync(form, ("text", "note-late"));
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal(1, await app.WithDatabaseAsync(db => db.ThankYous.CountAsync(t => t.ContributionId == id)));
    }

    private async Task<(Guid Id, HttpClient Parent)> VoiceAsync()
    {
        var id = await app.ShareAsync("Kind words.", VoiceSamples.Key);
        var parent = await app.SignedInAsync("parent");
        using var given = await parent.ConsentAsync(id);
        Assert.NotNull(given.Headers.Location);
        return (id, parent);
    }

    private async Task ThankAsync(string role, string text)
    {
        var reader = await app.SignedInAsync(role);
        using var sent = await reader.SubmitAsync((await reader.GetPageAsync(VoiceSamples.Lesson)).QuerySelector("details.thank-you form")!, ("text", text));
        Assert.StartsWith(VoiceSamples.Lesson, sent.Headers.Location!.OriginalString, StringComparison.Ordinal);
    }

    private static async Task DecideAsync(HttpClient manager, string text, string passOn)
    {
        var page = await manager.GetPageAsync("/manage/participation/thank-yous");
        var note = page.QuerySelectorAll("main article").Single(a => a.TextContent.Contains(text, StringComparison.Ordinal));
        using var decided = await manager.SubmitAsync(note.QuerySelector("form")!, ("passOn", passOn));
        Assert.NotNull(decided.Headers.Location);
    }
}
