using Pace.Learning.Tests.Parents;
using Pace.Learning.Web.Accounts;

namespace Pace.Learning.Tests.Accounts.People;

/// <summary>Inviting people to work here: with and without an account, again, taken back, too late, and at an address that can't be used.</summary>
public sealed class StaffInvitationTests(AppUnderTest app) : IClassFixture<AppUnderTest>
{
    [Fact]
    public async Task SomebodyWithoutAnAccount_MakesOne_AndBeginsTheirWork()
    {
        const string Email = "new.editor@people.example";
        var admin = await app.SignedInAsync(Roles.Admin);
        using var sent = await admin.InviteAsync(Email, "Nadia New", [Roles.Editor]);
        Assert.Contains("on its way", (await admin.FollowAsync(sent)).QuerySelector(".notice")!.TextContent, StringComparison.Ordinal);
        var mail = await app.NewestMailAsync(Email);
        Assert.Contains("would like you to work with us on this site as an editor", mail.QuerySelector(".mail-text")!.TextContent, StringComparison.Ordinal);

        var browser = app.Stranger();
        var invited = await browser.GetPageAsync(mail.LinkInMail());
        Assert.Equal("You are invited", invited.Heading);
        using var accepted = await browser.SubmitAsync(invited.QuerySelector("main form")!);
        var form = (await browser.FollowAsync(accepted)).Form("Input.DisplayName");
        using var made = await browser.SubmitAsync(form, ("Input.AgreesToTerms", "true"));
        var work = await browser.FollowAsync(made);
        Assert.Equal("/manage", made.Headers.Location!.OriginalString);
        Assert.NotNull(work.QuerySelector("main h1"));
        var person = await app.WithDatabaseAsync(db => db.Users.SingleAsync(p => p.Email == Email));
        Assert.Equal("Nadia New", person.DisplayName);
        Assert.Equal([Roles.Learner, Roles.Editor], await app.RolesOfAsync(person.Id));
        Assert.Equal(["role.given"], await app.ActsAboutAsync(person.Id));

        Assert.Equal("This invitation no longer works", (await app.Stranger().GetPageAsync(mail.LinkInMail())).Heading);
        Assert.False(await app.WithDatabaseAsync(db => db.StaffInvitations.AnyAsync(i => i.Email == Email)));
    }

    [Fact]
    public async Task SomebodyWithAnAccount_GetsTheRoleTheSameWay_AndOthersWait()
    {
        var sam = await app.PersonAsync("Sam Known", Roles.Learner);
        var admin = await app.SignedInAsync(Roles.Admin);
        using var silent = await admin.InviteAsync(sam.Address, "Sam", [Roles.Trainer, Roles.ParticipationManager]);
        Assert.Contains("Say why", await silent.ProblemAsync(), StringComparison.Ordinal);
        using var sent = await admin.InviteAsync(sam.Address, "Sam", [Roles.Trainer, Roles.ParticipationManager], "Covers for Priya");
        using var twice = await admin.InviteAsync(sam.Address, "Sam", [Roles.Editor]);
        Assert.Contains("has an invitation already", await twice.ProblemAsync(), StringComparison.Ordinal);

        var browser = app.Stranger();
        var invited = await browser.GetPageAsync((await app.NewestMailAsync(sam.Address)).LinkInMail());
        Assert.Contains("A second person still has to confirm this one", invited.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        using var accepted = await browser.SubmitAsync(invited.QuerySelector("main form")!);
        Assert.Equal("/manage/talks", accepted.Headers.Location!.OriginalString);
        Assert.Equal([Roles.Learner, Roles.Trainer], await app.RolesOfAsync(sam.Id));

        var officer = await app.SignedInAsync(Roles.SafeguardingOfficer);
        using var confirmed = await officer.DecideAsync("Sam Known", "Confirm");
        // What sees parents needs a second step, which a link alone was not.
        using (var before = await browser.GetAsync("/manage/participation"))
        {
            Assert.Equal(HttpStatusCode.Redirect, before.StatusCode);
        }
        browser = await app.SignedInByLinkAsync(sam.Address);
        await browser.SetUpRequiredStepAsync(app.Clock);
        await browser.GetPageAsync("/manage/participation");
    }

    [Fact]
    public async Task SentAgain_TheOldLinkEnds_AndSoDoesEachAfterSevenDays_AndWhenTakenBack()
    {
        const string Email = "slow@people.example";
        var admin = await app.SignedInAsync(Roles.Admin);
        using var sent = await admin.InviteAsync(Email, "Slow Sample", [Roles.Evaluator]);
        var first = (await app.NewestMailAsync(Email)).LinkInMail();
        using var again = await PressAsync("Again");
        var second = (await app.NewestMailAsync(Email)).LinkInMail();
        Assert.Equal("This invitation no longer works", (await app.Stranger().GetPageAsync(first)).Heading);
        Assert.Equal("You are invited", (await app.Stranger().GetPageAsync(second)).Heading);

        app.Clock.Advance(TimeSpan.FromDays(7.01));
        Assert.Equal("This invitation no longer works", (await app.Stranger().GetPageAsync(second)).Heading);
        admin = await app.SignedInAsync(Roles.Admin);
        Assert.Contains("The link has run out", (await admin.GetPageAsync("/manage/people/invitations")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        using var third = await PressAsync("Again");
        var newest = (await app.NewestMailAsync(Email)).LinkInMail();
        var form = (await app.Stranger().GetPageAsync(newest)).QuerySelector("main form")!;
        using var back = await PressAsync("TakeBack");
        Assert.Contains("taken back", (await admin.FollowAsync(back)).QuerySelector(".notice")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("This invitation no longer works", (await app.Stranger().GetPageAsync(newest)).Heading);
        Assert.NotNull(form);

        async Task<HttpResponseMessage> PressAsync(string handler) => await admin.SubmitAsync((await admin.GetPageAsync("/manage/people/invitations"))
            .QuerySelectorAll("li.card").Single(c => c.TextContent.Contains(Email, StringComparison.Ordinal)).Doing(handler));
    }

    [Fact]
    public async Task AConfirmedInvitation_TakesEffectOnlyWhenAccepted_AndNotByTheConfirmersOwnHand()
    {
        var (one, two) = (await app.PersonAsync("Asks", Roles.Admin), await app.PersonAsync("Is Invited", Roles.Admin));
        var (asks, isInvited) = (await app.SignedInAsync(one), await app.SignedInAsync(two));
        using var own = await asks.InviteAsync(two.Address, "Two Sample", [Roles.ParticipationManager], "Helps");
        Assert.Empty((await isInvited.GetPageAsync("/manage/confirmations")).QuerySelectorAll(".people-waiting li").First(li => li.TextContent.Contains("Two Sample", StringComparison.Ordinal))
            .QuerySelectorAll("button[formaction$=Confirm]"));

        const string Email = "confirmed.first@people.example";
        using var sent = await asks.InviteAsync(Email, "Confirmed First", [Roles.SafeguardingOfficer], "Our new officer");
        using var confirmed = await isInvited.DecideAsync(Email, "Confirm");
        Assert.False(await app.WithDatabaseAsync(db => db.Users.AnyAsync(p => p.Email == Email)));
        var browser = app.Stranger();
        using var accepted = await browser.SubmitAsync((await browser.GetPageAsync((await app.NewestMailAsync(Email)).LinkInMail())).QuerySelector("main form")!);
        using var made = await browser.SubmitAsync((await browser.FollowAsync(accepted)).Form("Input.DisplayName"), ("Input.AgreesToTerms", "true"));
        Assert.Equal("/sign-in/second-step?returnUrl=%2Fmanage%2Fworries", made.Headers.Location!.OriginalString);
        await browser.SetUpRequiredStepAsync(app.Clock);
        await browser.GetPageAsync("/manage/worries");
        Assert.Contains("is now a safeguarding officer", string.Join('\n', await app.MailTextsAsync(one.Address)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ARefusedInvitation_Ends()
    {
        const string Email = "refused@people.example";
        var admin = await app.SignedInAsync(Roles.Admin);
        using var sent = await admin.InviteAsync(Email, "Refused Sample", [Roles.ParticipationManager], "Helps");
        var link = (await app.NewestMailAsync(Email)).LinkInMail();
        using var no = await (await app.SignedInAsync(Roles.ParticipationManager)).DecideAsync(Email, "Refuse");
        Assert.Equal("This invitation no longer works", (await app.Stranger().GetPageAsync(link)).Heading);
    }

    [Fact]
    public async Task AParentsAddress_IsKeptApartFromWork_AndTheAdministratorLearnsNothing()
    {
        const string Email = "jo.private@family.example";
        await app.JoinedAsync(Email, "Jo-Private");
        var admin = await app.SignedInAsync(Roles.Admin);
        using var sent = await admin.InviteAsync(Email, "Jo Sample", [Roles.Editor]);
        Assert.Contains("on its way", (await admin.FollowAsync(sent)).QuerySelector(".notice")!.TextContent, StringComparison.Ordinal);
        var browser = app.Stranger();
        using var accepted = await browser.SubmitAsync((await browser.GetPageAsync((await app.NewestMailAsync(Email)).LinkInMail())).QuerySelector("main form")!);
        var page = await accepted.ReadPageAsync();
        Assert.Equal("Please use another address", page.Heading);
        Assert.DoesNotContain("parent", page.QuerySelector("main")!.TextContent, StringComparison.OrdinalIgnoreCase);
        using var account = await browser.GetAsync("/account");
        Assert.Equal(HttpStatusCode.Redirect, account.StatusCode);
    }

    [Fact]
    public async Task WhatIsWrong_IsSaidBesideTheField_AndNothingTypedIsLost()
    {
        var admin = await app.SignedInAsync(Roles.Admin);
        using var answer = await admin.InviteAsync("", "Nadia Kept", []);
        var page = await answer.ReadPageAsync();
        Assert.Equal(["#Input_Email", "#Input_Roles"], page.QuerySelectorAll(".error-summary a").Select(a => a.GetAttribute("href")));
        Assert.Equal("Nadia Kept", page.QuerySelector("[name='Input.Name']")!.GetAttribute("value"));
    }
}
