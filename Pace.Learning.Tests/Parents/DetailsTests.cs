using Pace.Learning.Web.Platform.Ledger;

namespace Pace.Learning.Tests.Parents;

public sealed class DetailsTests(AppUnderTest app) : IClassFixture<AppUnderTest>
{
    [Fact]
    public async Task Details_OpenOnlyWithAPurpose_AndTheParentSeesWhoLookedAndWhy()
    {
        var parent = await app.JoinedAsync("merle@family.example", "Merle", ("Input.RealName", "Merle Realname"), ("Input.Area", "wigan"), ("Input.Region", "North West"));
        var url = $"/manage/participation/people/{await app.ParticipantNamedAsync("Merle")}";
        var dso = await app.SignedInAsync(Roles.SafeguardingOfficer);

        var closed = await dso.GetPageAsync(url);
        Assert.DoesNotContain("Realname", closed.DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.DoesNotContain("Merle", closed.Title!, StringComparison.Ordinal);

        using var noPurpose = await dso.PressAsync(closed, "Show details");
        Assert.Contains("Choose what you need", (await noPurpose.ReadPageAsync()).QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("No one has looked", (await parent.GetPageAsync("/taking-part/who-has-looked")).MainText(), StringComparison.Ordinal);

        using var open = await dso.PressAsync(closed, "Show details", ("Purpose", "Safety"));
        var words = (await open.ReadPageAsync()).MainText();
        Assert.Contains("Merle Realname", words, StringComparison.Ordinal);
        Assert.Contains("merle@family.example", words, StringComparison.Ordinal);
        Assert.Contains("Wigan, North West", words, StringComparison.Ordinal);
        Assert.True(open.Headers.CacheControl?.NoStore);

        var entries = await app.WithDatabaseAsync(db => db.LedgerEntries.Where(e => e.Act == "participant.details-opened").ToListAsync());
        Assert.DoesNotContain("Merle", Assert.Single(entries).Payload, StringComparison.Ordinal);

        var looked = (await parent.GetPageAsync("/taking-part/who-has-looked")).MainText();
        Assert.Contains("Dan, our safeguarding officer, looked on", looked, StringComparison.Ordinal);
        Assert.Contains("to keep someone safe", looked, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ParentPutsDetailsRight_AndEmptiesThem()
    {
        var parent = await app.JoinedAsync("linnet@family.example", "Linnet", ("Input.RealName", "Wrong"));
        var page = await parent.GetPageAsync("/taking-part/details");
        using var saved = await parent.PressAsync(page, "Save", ("Input.Name", "Lin"), ("Input.RealName", ""));
        var data = (await parent.GetPageAsync("/taking-part/my-data")).MainText();
        Assert.Contains("Lin", data, StringComparison.Ordinal);
        Assert.DoesNotContain("Wrong", data, StringComparison.Ordinal);
    }
}
