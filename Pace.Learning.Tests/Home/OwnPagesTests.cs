using Pace.Learning.Tests.Parents;

namespace Pace.Learning.Tests.Home;

/// <summary>Whoever signs in comes to where they work or learn, and never round in a circle.</summary>
public sealed class OwnPagesTests(AppUnderTest app) : IClassFixture<AppUnderTest>
{
    [Theory]
    [InlineData(Roles.Learner, "/my/learning")]
    [InlineData(Roles.Parent, "/taking-part")]
    [InlineData(Roles.AreaLead, "/area")]
    [InlineData(Roles.Signatory, "/agreements")]
    [InlineData(Roles.ParticipationManager, "/manage/participation")]
    [InlineData(Roles.StandIn, "/manage/participation")]
    [InlineData(Roles.SafeguardingOfficer, "/manage/worries")]
    [InlineData(Roles.Trainer, "/manage/talks")]
    [InlineData(Roles.Evaluator, "/studio/confidence")]
    [InlineData(Roles.Publisher, "/studio")]
    [InlineData(Roles.Editor, "/manage")]
    [InlineData(Roles.Admin, "/manage")]
    public async Task TheFrontPageAndSigningIn_LeadToOwnPages(string role, string home)
    {
        var client = await app.SignedInAsync(role);
        var front = await client.GetPageAsync("/");
        Assert.Equal(home, front.QuerySelectorAll(".card h3 a").Single(a => a.TextContent == "Your own pages").GetAttribute("href"));
        using var again = await client.GetAsync("/sign-in");
        Assert.Equal(home, again.Headers.Location!.OriginalString);
        using var elsewhere = await client.GetAsync("/sign-in?returnUrl=%2Fcourses");
        Assert.Equal("/courses", elsewhere.Headers.Location!.OriginalString);
        using var there = await client.GetAsync(home);
        Assert.True(there.StatusCode is HttpStatusCode.OK || role == Roles.AreaLead, $"{home} answered {(int)there.StatusCode}");
    }

    [Fact]
    public async Task Strangers_FindTheWayToSignIn()
    {
        var front = await app.Stranger().GetPageAsync("/");
        Assert.Equal("/sign-in", front.QuerySelectorAll(".card h3 a").Single(a => a.TextContent.EndsWith(" staff", StringComparison.Ordinal)).GetAttribute("href"));
        Assert.DoesNotContain("Your own pages", front.MainText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ThePageForStrangers_LooksTheSameToAParentAndALearner()
    {
        var (parent, learner) = (await app.SignedInAsync(Roles.Parent), await app.SignedInAsync(Roles.Learner));
        Assert.Equal((await learner.GetPageAsync("/")).MainText(), (await parent.GetPageAsync("/")).MainText());
    }

    // Others may stand behind somebody who signs in to learn.
    [Fact]
    public async Task AParentWhoAlsoLearnsHere_IsLedToTheirLearning()
    {
        var parent = await app.MemberAsync(Roles.Parent);
        await app.WithScopeAsync(async services =>
        {
            await services.GetRequiredService<Web.Accounts.PersonDirectory>().GiveRoleAsync(parent.Id, Roles.Learner);
            return await services.GetRequiredService<PaceDbContext>().SaveChangesAsync();
        });
        using var signedIn = await (await app.SignedInAsync(Roles.Parent)).GetAsync("/sign-in");
        Assert.Equal("/my/learning", signedIn.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task TheListOfWork_HasWhatTheReaderMayDo_AndEachLinkLeadsThere()
    {
        var admin = await app.SignedInAsync(Roles.Admin);
        var page = await admin.GetPageAsync("/manage");
        Assert.Equal("Your work here", page.QuerySelector("h1")!.TextContent);
        var links = page.QuerySelectorAll("main a").Select(a => a.GetAttribute("href")!).ToList();
        Assert.Contains("/manage/people", links);
        Assert.Contains("/manage/jobs", links);
        Assert.DoesNotContain("/manage/participation", links);
        Assert.Contains("Invite people, give and take roles", page.MainText(), StringComparison.Ordinal);
        foreach (var link in links)
        {
            await admin.GetPageAsync(link);
        }
        var editor = await (await app.SignedInAsync(Roles.Editor)).GetPageAsync("/manage");
        Assert.Equal(["/manage/participation/contributions", "/studio", "/studio/media", "/studio/items", "/studio/statistics", "/studio/confidence"], editor.QuerySelectorAll("main a").Select(a => a.GetAttribute("href")));
    }

    [Fact]
    public async Task WhoeverWorksInOnePlace_IsLedThere_AndWhoeverDoesNotWorkHere_FindsNothing()
    {
        using var manager = await (await app.SignedInAsync(Roles.ParticipationManager)).GetAsync("/manage");
        Assert.Equal("/manage/participation", manager.Headers.Location!.OriginalString);
        using var learner = await (await app.SignedInAsync(Roles.Learner)).GetAsync("/manage");
        Assert.Equal(HttpStatusCode.NotFound, learner.StatusCode);
    }
}
