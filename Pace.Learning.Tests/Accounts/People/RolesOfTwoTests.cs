using Pace.Learning.Web.Accounts;
using Pace.Learning.Web.Accounts.People;

namespace Pace.Learning.Tests.Accounts.People;

/// <summary>Roles that see parents, and the one that gives them, are given by two people, and never by one of them alone or unseen.</summary>
public sealed class RolesOfTwoTests(SiteWithoutStaff app) : IClassFixture<SiteWithoutStaff>
{
    [Fact]
    public async Task AnOrdinaryRole_IsGivenAndTakenAtOnce_WithMailAndLedger()
    {
        var (admin, sam) = (await app.SignedInAsync(await app.PersonAsync("Ada Given", Roles.Admin)), await app.PersonAsync("Sam Given", Roles.Learner));
        using var given = await admin.SaveRolesAsync(sam.Id, [Roles.Editor, Roles.Trainer]);
        Assert.Contains("is now an editor and a trainer", (await admin.FollowAsync(given)).QuerySelector(".notice")!.TextContent, StringComparison.Ordinal);
        Assert.Equal([Roles.Learner, Roles.Editor, Roles.Trainer], await app.RolesOfAsync(sam.Id));
        var editor = await app.SignedInAsync(sam);
        await editor.GetPageAsync("/manage/participation/contributions");

        using var taken = await admin.SaveRolesAsync(sam.Id, [Roles.Trainer], "Writes no more");
        var page = await admin.FollowAsync(taken);
        Assert.Contains("(“Writes no more”)", page.QuerySelector(".people-history")!.TextContent, StringComparison.Ordinal);
        Assert.Equal([Roles.Learner, Roles.Trainer], await app.RolesOfAsync(sam.Id));
        // The session that had it goes on without it, with its next page.
        using var refused = await editor.GetAsync("/manage/participation/contributions");
        Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
        await editor.GetPageAsync("/manage/talks");

        Assert.Equal(["role.given", "role.given", "role.taken"], await app.ActsAboutAsync(sam.Id));
        var mails = await app.MailTextsAsync(sam.Address);
        Assert.Contains("can no longer be used to work as an editor", mails[0], StringComparison.Ordinal);
        Assert.Contains("can be used to work as an editor and a trainer", mails[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Roles.ParticipationManager, "/manage/participation/people")]
    [InlineData(Roles.SafeguardingOfficer, "/manage/worries")]
    public async Task ARoleThatSeesParents_WaitsForAnotherPerson_AndEverybodyOfThoseIsTold(string role, string work)
    {
        await app.NobodyHasRolesOfTwoAsync();
        var (one, two, officer) = (await app.PersonAsync("Ada One", Roles.Admin), await app.PersonAsync("Leila Two", Roles.Admin), await app.PersonAsync("Dan Officer", Roles.SafeguardingOfficer));
        var (ada, leila) = (await app.SignedInAsync(one), await app.SignedInAsync(two));

        using var silent = await ada.SaveRolesAsync(one.Id, [Roles.Admin, role]);
        Assert.Contains("Say why", await silent.ProblemAsync(), StringComparison.Ordinal);
        // For herself, even.
        using var asked = await ada.SaveRolesAsync(one.Id, [Roles.Admin, role], "Covers from January");
        Assert.Contains("waits for a second person", (await ada.FollowAsync(asked)).QuerySelector(".notice")!.TextContent, StringComparison.Ordinal);
        using var tooEarly = await ada.GetAsync(work);
        Assert.Equal(HttpStatusCode.NotFound, tooEarly.StatusCode);
        Assert.Empty((await ada.GetPageAsync("/manage/people")).QuerySelectorAll(".people-waiting button[formaction$=Confirm]"));
        foreach (var address in new[] { two.Address, officer.Address })
        {
            Assert.Contains("Ada One would like Ada One to be", (await app.MailTextsAsync(address))[0], StringComparison.Ordinal);
        }

        // Nobody finds the button, and whoever forges it isn't the second person.
        var grant = await app.WithDatabaseAsync(db => db.RoleGrants.SingleAsync(g => g.OpenKey == RoleGrant.KeyOf(one.Id, role)));
        using var forged = await ada.ForgeAsync((await leila.GetPageAsync("/manage/people")).QuerySelector(".people-waiting form")!, ("id", $"{grant.Id}"), ("__RequestVerificationToken", await TokenAsync(ada)));
        Assert.DoesNotContain(role, await app.RolesOfAsync(one.Id));

        using var confirmed = await leila.DecideAsync("Ada One", "Confirm", "/manage/people");
        Assert.Contains("Confirmed", (await leila.FollowAsync(confirmed)).QuerySelector(".notice")!.TextContent, StringComparison.Ordinal);
        await ada.GetPageAsync(work);
        Assert.Equal(["role.asked", "role.confirmed", "role.given"], await app.ActsAboutAsync(one.Id));
        Assert.Contains("Leila Two confirmed it", (await app.MailTextsAsync(officer.Address))[0], StringComparison.Ordinal);
        Assert.Contains("can be used to work as", (await app.MailTextsAsync(one.Address))[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task WithOneAdministrator_TheSafeguardingOfficerIsTheSecondPerson_AndMayRefuse()
    {
        await app.NobodyHasRolesOfTwoAsync();
        var (one, officer, sam) = (await app.PersonAsync("Ada Alone", Roles.Admin), await app.PersonAsync("Dan Second", Roles.SafeguardingOfficer), await app.PersonAsync("Sam Wanted", Roles.Learner));
        var (ada, dan) = (await app.SignedInAsync(one), await app.SignedInAsync(officer));
        // Also for another administrator, who could be the second person from then on.
        using var asked = await ada.SaveRolesAsync(sam.Id, [Roles.Admin], "Helps me");
        Assert.Equal([Roles.Learner], await app.RolesOfAsync(sam.Id));
        using var hidden = await dan.GetAsync("/manage/people");
        Assert.Equal(HttpStatusCode.NotFound, hidden.StatusCode);
        using var refused = await dan.DecideAsync("Sam Wanted", "Refuse");
        Assert.Contains("Nothing waits", (await dan.FollowAsync(refused)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Dan Second has said no", (await app.MailTextsAsync(one.Address))[0], StringComparison.Ordinal);
        Assert.Equal([Roles.Learner], await app.RolesOfAsync(sam.Id));
        Assert.Equal(["role.asked", "role.refused"], await app.ActsAboutAsync(sam.Id));

        using var again = await ada.SaveRolesAsync(sam.Id, [Roles.Admin], "We talked");
        using var yes = await dan.DecideAsync("Sam Wanted", "Confirm");
        Assert.Equal([Roles.Learner, Roles.Admin], await app.RolesOfAsync(sam.Id));
    }

    [Fact]
    public async Task OnANewSite_TheOnlyAdministratorMakesASecond_ButNobodyWhoSeesParents()
    {
        await app.NobodyHasRolesOfTwoAsync();
        var (ada, sam, mo) = (await app.SignedInAsync(await app.PersonAsync("Ada First", Roles.Admin)), await app.PersonAsync("Sam Second", Roles.Learner), await app.PersonAsync("Mo Manager", Roles.Learner));
        using var manager = await ada.SaveRolesAsync(mo.Id, [Roles.ParticipationManager], "Our manager");
        Assert.Equal([Roles.Learner], await app.RolesOfAsync(mo.Id));
        using var second = await ada.SaveRolesAsync(sam.Id, [Roles.Admin]);
        Assert.Equal([Roles.Learner, Roles.Admin], await app.RolesOfAsync(sam.Id));
        var samsBrowser = await app.SignedInAsync(sam);
        using var yes = await samsBrowser.DecideAsync("Mo Manager", "Confirm");
        Assert.Equal([Roles.Learner, Roles.ParticipationManager], await app.RolesOfAsync(mo.Id));
        // And from here on nobody does it alone.
        using var third = await ada.SaveRolesAsync((await app.PersonAsync("Third", Roles.Learner)).Id, [Roles.Admin], "Another");
        Assert.Contains("waits", (await ada.FollowAsync(third)).QuerySelector(".notice")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AFormThatIsOutOfDate_ChangesNothing_AndKeepsWhatWasTyped()
    {
        var (ada, sam) = (await app.SignedInAsync(await app.PersonAsync("Ada Late", Roles.Admin)), await app.PersonAsync("Sam Late", Roles.Editor));
        var old = (await ada.GetPageAsync($"/manage/people/{sam.Id}")).RolesForm(Roles.Editor, Roles.Evaluator);
        using var first = await ada.SaveRolesAsync(sam.Id, [Roles.Trainer]);
        using var late = await ada.SubmitAsync(old, ("Input.Why", "For the survey"));
        var page = await late.ReadPageAsync();
        Assert.Contains("in the meantime", page.QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("For the survey", page.QuerySelector("[name='Input.Why']")!.GetAttribute("value"));
        Assert.Equal([Roles.Trainer], await app.RolesOfAsync(sam.Id));
        // What is shown now counts from here.
        using var again = await ada.SubmitAsync(page.RolesForm(Roles.Trainer, Roles.Evaluator));
        Assert.Equal([Roles.Trainer, Roles.Evaluator], await app.RolesOfAsync(sam.Id));
    }

    private static async Task<string> TokenAsync(HttpClient client) =>
        (await client.GetPageAsync("/account")).QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value")!;
}
