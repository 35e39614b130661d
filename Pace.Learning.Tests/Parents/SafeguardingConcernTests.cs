using Pace.Learning.Tests.Accounts;

namespace Pace.Learning.Tests.Parents;

public sealed class SafeguardingConcernTests(AppUnderTest app) : IClassFixture<AppUnderTest>
{
    [Fact]
    public async Task Worry_ReachesTheDsoInOneStep_AndTheParentSeesThatItWasRead()
    {
        var (parent, officer) = (await app.JoinedAsync("dove@family.example", "Dove"), await app.AddressAsync(Roles.SafeguardingOfficer));
        var about = Guid.CreateVersion7();
        var page = await parent.GetPageAsync($"/taking-part/worry?about=contribution&id={about}");
        Assert.True(
            page.MainText().IndexOf("999", StringComparison.Ordinal) < page.MainText().IndexOf("What worries you", StringComparison.Ordinal), "999 comes first");
        using var answer = await parent.PressAsync(page, "Send", ("Input.Text", "somebody followed my son"));
        Assert.Contains("Dan (our safeguarding officer) will read it", (await parent.FollowAsync(answer)).MainText().ReplaceLineEndings(" "), StringComparison.Ordinal);

        var mail = await app.NewestMailAsync(officer);
        Assert.Equal("Please sign in", mail.Heading);
        Assert.DoesNotContain("son", mail.QuerySelector(".mail-text")!.TextContent.Replace("soon", ""), StringComparison.Ordinal);

        var dso = await app.SignedInAsync(Roles.SafeguardingOfficer);
        var list = await dso.GetPageAsync("/manage/worries");
        Assert.Contains("somebody followed my son", list.MainText(), StringComparison.Ordinal);
        Assert.Contains(about.ToString(), list.MainText(), StringComparison.Ordinal);
        using var read = await dso.PressAsync(list, "I have read it");
        Assert.Contains("Dan read it on", (await parent.GetPageAsync("/taking-part/worry")).MainText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Staff_RaiseAWorryAboutAParent()
    {
        await app.JoinedAsync("finch@family.example", "Finch");
        var manager = await app.SignedInAsync(Roles.ParticipationManager);
        var page = await manager.GetPageAsync($"/manage/participation/worry/{await app.ParticipantNamedAsync("Finch")}");
        using var answer = await manager.PressAsync(page, "Send", ("Input.Text", "something I overheard"));
        Assert.NotNull(answer.Headers.Location);
        var list = (await (await app.SignedInAsync(Roles.SafeguardingOfficer)).GetPageAsync("/manage/worries")).MainText();
        Assert.Contains("something I overheard", list, StringComparison.Ordinal);
        Assert.Contains("About Finch", list, StringComparison.Ordinal);
    }
}
