using Pace.Learning.Tests.Accounts;
using Pace.Learning.Web.Accounts;
using Pace.Learning.Web.Parents;

namespace Pace.Learning.Tests.Parents;

public sealed class InvitationTests(AppUnderTest app) : IClassFixture<AppUnderTest>
{
    [Fact]
    public async Task Mail_SaysNothingOfWhatItIsAbout()
    {
        await app.InviteAsync("quiet@family.example");
        var mail = await app.NewestMailAsync("quiet@family.example");
        Assert.Equal("A note for you", mail.Heading);
        Assert.DoesNotMatch("(?i)parent|pace|exploit|child", mail.QuerySelector(".mail-text")!.TextContent.Split("http")[0]);
    }

    [Fact]
    public async Task Link_OpensInformationBeforeAnyChoice_AndLookingChangesNothing()
    {
        var link = await app.InviteAsync("looks@family.example");
        for (var i = 0; i < 2; i++)
        {
            var page = await app.Stranger().GetPageAsync(link);
            Assert.Contains("No is always all right", page.MainText(), StringComparison.Ordinal);
            Assert.Empty(page.QuerySelectorAll("main input:not([type=hidden])"));
        }
    }

    [Fact]
    public async Task Joining_NeedsOnlyAName_AndLeadsHome()
    {
        var parent = await app.JoinedAsync("wren@family.example", "Wren-chosen");
        var home = await parent.GetPageAsync("/taking-part");
        Assert.Contains("Hello, Wren-chosen", home.MainText(), StringComparison.Ordinal);
        Assert.Contains("Nothing waits for you", home.MainText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Joining_WithoutAName_KeepsWhatWasTyped()
    {
        var browser = app.Stranger();
        var link = await app.InviteAsync("typed@family.example");
        var form = await browser.GetPageAsync(link.Replace("invitation?", "invitation/join?", StringComparison.Ordinal));
        using var answer = await browser.SubmitAsync(form.Form("Input.Name"), ("Input.Area", "wigan"));
        var again = await answer.ReadPageAsync();
        Assert.Contains("Enter a name that we can call you by", again.QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("wigan", again.QuerySelector("[name='Input.Area'] option[selected]")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Link_WorksOnce()
    {
        var link = await app.InviteAsync("once@family.example");
        var browser = app.Stranger();
        var form = await browser.GetPageAsync(link.Replace("invitation?", "invitation/join?", StringComparison.Ordinal));
        using var first = await browser.SubmitAsync(form.Form("Input.Name"), ("Input.Name", "First"));
        Assert.NotNull(first.Headers.Location);
        var page = await app.Stranger().GetPageAsync(link);
        Assert.Equal("This link has ended", page.Heading);
    }

    [Fact]
    public async Task SayingNo_TakesOneClick_AndForgetsTheAddress()
    {
        var browser = app.Stranger();
        var link = await app.InviteAsync("no@family.example");
        var page = await browser.GetPageAsync(link);
        using var answer = await browser.PressAsync(page, "No, thank you");
        Assert.Equal("Thank you", (await browser.FollowAsync(answer)).Heading);

        var declined = await app.WithDatabaseAsync(db => db.ParticipantInvitations.SingleAsync(i => i.DeclinedAt != null));
        Assert.Null(declined.Alias);
        Assert.Null(declined.SealedAddress);
        Assert.False(await app.WithDatabaseAsync(db => db.PersonKeys.AnyAsync(k => k.PersonId == declined.Id)));
    }

    [Fact]
    public async Task SendingAgain_EndsTheOldLink_AndTakingBackEndsTheNewOne()
    {
        var old = await app.InviteAsync("again@family.example");
        var manager = await app.SignedInAsync(Roles.ParticipationManager);
        using var again = await manager.SubmitAsync(await RowFormAsync(manager, "Again"));
        var fresh = (await app.NewestMailAsync("again@family.example")).LinkInMail();
        Assert.Equal("This link has ended", (await app.Stranger().GetPageAsync(old)).Heading);
        Assert.Equal("You are invited", (await app.Stranger().GetPageAsync(fresh)).Heading);

        using var taken = await manager.SubmitAsync(await RowFormAsync(manager, "Cancel"));
        Assert.Equal("This link has ended", (await app.Stranger().GetPageAsync(fresh)).Heading);
        Assert.DoesNotContain("again@family.example", (await manager.GetPageAsync("/manage/participation/invitations")).MainText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task SameAddress_IsNotInvitedTwice()
    {
        await app.InviteAsync("twice@family.example");
        var manager = await app.SignedInAsync(Roles.ParticipationManager);
        var page = await manager.GetPageAsync("/manage/participation/invitations");
        using var answer = await manager.SubmitAsync(page.Form("Input.Email"), ("Input.Email", "Twice@Family.example"));
        Assert.Contains("invited already", (await answer.ReadPageAsync()).QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task LearnerWhoJoins_SignsInAgain_SoThatNoSecondStepIsSkipped()
    {
        var learner = await app.AddressAsync(Roles.Learner);
        var link = await app.InviteAsync(learner);
        var browser = app.Stranger();
        var form = await browser.GetPageAsync(link.Replace("invitation?", "invitation/join?", StringComparison.Ordinal));
        using var answer = await browser.SubmitAsync(form.Form("Input.Name"), ("Input.Name", "Both"));
        Assert.StartsWith("/sign-in", answer.Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.False(await app.WithDatabaseAsync(db => db.Users.AnyAsync(u => u.Email == learner)));
    }

    private static async Task<AngleSharp.Dom.IElement> RowFormAsync(HttpClient manager, string handler)
    {
        var page = await manager.GetPageAsync("/manage/participation/invitations");
        var row = page.QuerySelectorAll("tbody tr").First(r => r.TextContent.Contains("again@family.example", StringComparison.Ordinal));
        return row.QuerySelector($"form[action*='handler={handler}']")!;
    }
}
