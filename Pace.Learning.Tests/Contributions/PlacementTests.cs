using Pace.Learning.Tests.Accounts;
using Pace.Learning.Tests.Parents;
using Pace.Learning.Web.Contributions;
using Pace.Learning.Web.Platform.Ledger;

namespace Pace.Learning.Tests.Contributions;

/// <summary>Where an editor puts a parent's words, and what becomes of those that stood there.</summary>
public sealed class PlacementTests(AppUnderTest app) : IClassFixture<AppUnderTest>
{
    private const string Free = "rs-two-workers";

    [Fact]
    public async Task APlace_IsChosenFromTheLessons_WhichShowWhatStandsThere()
    {
        var id = await app.ShareAsync("Words to place.");
        var editor = await app.SignedInAsync("editor");
        var places = await editor.GetPageAsync($"/manage/participation/contributions/{id}/place?course=relational-safeguarding");
        Assert.Contains("Now: “", places.MainText(), StringComparison.Ordinal);

        using var nothing = await editor.SubmitAsync(places.MainForm);
        var told = await nothing.ReadPageAsync();
        Assert.Contains("Choose a place in a lesson", told.QuerySelector(".error-summary a[href='#Key']")!.TextContent, StringComparison.Ordinal);

        using var forged = await editor.ForgeAsync(places.MainForm, ("Key", "no-such-place"));
        told = await forged.ReadPageAsync();
        Assert.Contains("There is no such place", told.QuerySelector("#Key-error")!.TextContent, StringComparison.Ordinal);
        Assert.False(await app.WithDatabaseAsync(db => db.Placements.AnyAsync(p => p.Key == "no-such-place")));

        using var placed = await editor.PlaceAsync(id, Free);
        Assert.Contains("It stands there", (await editor.FollowAsync(placed)).MainText(), StringComparison.Ordinal);
        Assert.Contains("Now: these words", (await editor.GetPageAsync($"/manage/participation/contributions/{id}/place?course=relational-safeguarding")).MainText(), StringComparison.Ordinal);
        Assert.Equal(1, await CountAsync(id, "contribution.placed"));
    }

    [Fact]
    public async Task ReplacingSomebodysWords_AsksOnce_AndTellsThatParent()
    {
        var before = await app.ShareAsync("Words before.", ContributionSamples.Key);
        var parent = await app.SignedInAsync("parent");
        using var given = await parent.ConsentAsync(before);
        var after = await app.ShareAsync("Words after.");
        var editor = await app.SignedInAsync("editor");

        using var asked = await editor.PlaceAsync(after, ContributionSamples.Key);
        var both = await editor.FollowAsync(asked);
        Assert.Contains("Words before.", both.MainText(), StringComparison.Ordinal);
        Assert.Contains("Words after.", both.MainText(), StringComparison.Ordinal);
        Assert.Equal(before, await StandingAsync());

        using var replaced = await editor.SubmitAsync(both.MainForm);
        Assert.Contains("It stands there now", (await editor.FollowAsync(replaced)).MainText(), StringComparison.Ordinal);
        Assert.Equal(after, await StandingAsync());
        var mail = await app.NewestMailAsync(await app.AddressAsync("parent"));
        Assert.Contains("A note for you", mail.Body!.TextContent, StringComparison.Ordinal);
        var told = await parent.GetPageAsync(mail.LinkInMail());
        Assert.Contains("was part of the lesson “", told.MainText(), StringComparison.Ordinal);
        Assert.Contains($"until {LondonTime.Long(app.Clock.GetUtcNow().UtcDateTime)}", told.MainText(), StringComparison.Ordinal);
        Assert.Equal(1, await CountAsync(before, "contribution.replaced"));

        // The same page in another tab: what it shows isn't there any more, so it asks anew.
        var third = await app.ShareAsync("Words of a third.");
        using var asksAgain = await editor.PlaceAsync(third, ContributionSamples.Key);
        var open = await editor.FollowAsync(asksAgain);
        await app.ShareAsync("Words of a fourth.", ContributionSamples.Key);
        using var late = await editor.SubmitAsync(open.MainForm);
        var again = await late.ReadPageAsync();
        Assert.Contains("Other words stand there now", again.QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Words of a fourth.", again.MainText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task APlace_ThatIsGoneFromTheContent_IsShownAsGone()
    {
        var id = await app.ShareAsync("Words in a place that is gone.", "place-of-long-ago");
        var editor = await app.SignedInAsync("editor");
        var page = await editor.GetPageAsync($"/manage/participation/contributions/{id}");
        Assert.Contains("This place is gone.", page.MainText(), StringComparison.Ordinal);
        Assert.Contains("place-of-long-ago: a place that is gone", (await editor.GetPageAsync("/manage/participation/contributions")).MainText(), StringComparison.Ordinal);
        using var taken = await editor.SubmitAsync(page.QuerySelector("main form[action*='handler=Unplace']")!);
        Assert.Contains("It was taken from its place", (await editor.FollowAsync(taken)).MainText(), StringComparison.Ordinal);
        Assert.False(await app.WithDatabaseAsync(db => db.Placements.AnyAsync(p => p.ContributionId == id)));
    }

    private Task<Guid> StandingAsync() => app.WithDatabaseAsync(db => db.Placements.Where(p => p.Key == ContributionSamples.Key).Select(p => p.ContributionId).SingleAsync());

    private Task<int> CountAsync(Guid id, string act) => app.WithDatabaseAsync(db => db.LedgerEntries.CountAsync(e => e.Subject == $"contribution/{id}" && e.Act == act));
}
