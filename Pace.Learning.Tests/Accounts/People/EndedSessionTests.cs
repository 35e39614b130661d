using Pace.Learning.Web.Accounts;

namespace Pace.Learning.Tests.Accounts.People;

/// <summary>Where somebody is signed in, and how that ends.</summary>
public sealed class EndedSessionTests(AppUnderTest app) : IClassFixture<AppUnderTest>
{
    [Fact]
    public async Task OneSessionIsEnded_TheOtherGoesOn_AndThenAll()
    {
        var ed = await app.PersonAsync("Ed Sessions", Roles.Editor);
        var (laptop, phone) = (await OnDeviceAsync(ed, "Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/140.0 Safari/537.36 Edg/140.0"), await OnDeviceAsync(ed, "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Mobile Safari/604.1"));
        var admin = await app.SignedInAsync(Roles.Admin);
        var page = await admin.GetPageAsync($"/manage/people/{ed.Id}");
        Assert.Contains("e-mail link", page.QuerySelector(".facts")!.TextContent, StringComparison.Ordinal);
        var lines = page.QuerySelectorAll(".people-sessions li");
        Assert.Equal(2, lines.Length);

        using var ended = await admin.SubmitAsync(lines.Single(l => l.TextContent.Contains("iPhone, Safari", StringComparison.Ordinal)).QuerySelector("form")!);
        Assert.Equal(HttpStatusCode.Redirect, await AccountAsync(phone));
        Assert.Equal(HttpStatusCode.OK, await AccountAsync(laptop));
        Assert.Contains("Windows, Edge", (await admin.FollowAsync(ended)).QuerySelector(".people-sessions")!.TextContent, StringComparison.Ordinal);

        using var all = await admin.SubmitAsync((await admin.GetPageAsync($"/manage/people/{ed.Id}")).QuerySelector("form[action*=EndAll]")!);
        Assert.Equal(HttpStatusCode.Redirect, await AccountAsync(laptop));
        Assert.Contains("Nowhere", (await admin.FollowAsync(all)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["session.ended", "session.all-ended"], await app.ActsAboutAsync(ed.Id));
        Assert.Contains("ended all sessions", (await app.MailTextsAsync(ed.Address))[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task SigningOut_EndsItOnTheServerToo()
    {
        var ed = await app.PersonAsync("Ed Out", Roles.Editor);
        var browser = await app.SignedInAsync(ed);
        using var kept = await browser.GetAsync("/account");
        using var answer = await browser.SubmitAsync((await browser.GetPageAsync("/sign-out")).QuerySelector("main form")!);
        Assert.True(await app.WithDatabaseAsync(db => db.BrowserSessions.Where(s => s.PersonId == ed.Id).AllAsync(s => s.EndedAt != null)));
    }

    [Fact]
    public async Task ALearnersSession_EndsAtOnce_AndANewRoleIsThereAsSoon()
    {
        var sam = await app.PersonAsync("Sam Sessions", Roles.Learner);
        var browser = await app.SignedInAsync(sam);
        var admin = await app.SignedInAsync(Roles.Admin);
        using var given = await admin.SaveRolesAsync(sam.Id, [Roles.Trainer]);
        await browser.GetPageAsync("/manage/talks");

        var mo = await app.PersonAsync("Mo Sessions", Roles.Learner);
        var other = await app.SignedInAsync(mo);
        using var ended = await admin.SubmitAsync((await admin.GetPageAsync($"/manage/people/{mo.Id}")).QuerySelector(".people-sessions form")!);
        Assert.Equal(HttpStatusCode.Redirect, await AccountAsync(other));
    }

    private async Task<HttpClient> OnDeviceAsync(CastMember member, string userAgent)
    {
        var client = app.Stranger();
        client.DefaultRequestHeaders.UserAgent.ParseAdd(userAgent);
        var page = await client.GetPageAsync(await app.AskForLinkAsync(member.Address));
        using var answer = await client.SubmitAsync(page.QuerySelector("main form")!);
        Assert.Equal(HttpStatusCode.OK, await AccountAsync(client));
        return client;
    }

    private static async Task<HttpStatusCode> AccountAsync(HttpClient client)
    {
        using var answer = await client.GetAsync("/account");
        return answer.StatusCode;
    }
}
