using AngleSharp.Html.Dom;
using Pace.Learning.Web.Accounts;

namespace Pace.Learning.Tests.Accounts.Sessions;

/// <summary>Where somebody is signed in, for themselves.</summary>
public sealed class OwnSessionsTests(AppUnderTest app) : IClassFixture<AppUnderTest>
{
    private const string Windows = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/140.0 Safari/537.36 Edg/140.0";
    private const string Phone = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Mobile Safari/604.1";

    [Theory]
    [InlineData(Roles.Learner)]
    [InlineData(Roles.Parent)]
    [InlineData(Roles.Editor)]
    public async Task TheyAreListed_OneIsEnded_AndThenAllOthers(string role)
    {
        var (here, phone, another) = (await OnAsync(role, Windows), await OnAsync(role, Phone), await OnAsync(role, Phone));
        var page = await here.FollowLinkAsync("/account", "See where");
        Assert.Equal("Where you are signed in", page.Heading);
        Assert.Equal(["Windows, Edge (this one)", "iPhone, Safari", "iPhone, Safari"], Devices(page));
        Assert.Contains("First used", page.QuerySelector("main dl")!.TextContent, StringComparison.Ordinal);

        // The latest of them stands first: the one that signed in last.
        using (var ended = await here.SubmitAsync(page.QuerySelectorAll("main dl form")[0]))
        {
            page = await here.FollowAsync(ended);
        }
        Assert.Equal(["Windows, Edge (this one)", "iPhone, Safari"], Devices(page));
        Assert.Equal(1, await SignedInAsync(phone) + await SignedInAsync(another));

        using (var all = await here.SubmitAsync(page.QuerySelector("form[action*=EndOthers]")!))
        {
            page = await here.FollowAsync(all);
        }
        Assert.Equal(["Windows, Edge (this one)"], Devices(page));
        Assert.Null(page.QuerySelector("form[action*=EndOthers]"));
        Assert.Equal(0, await SignedInAsync(phone) + await SignedInAsync(another));
    }

    [Fact]
    public async Task SomebodyElsesSession_IsNotEnded()
    {
        var (mine, theirs) = (await app.SignedInAsync(Roles.Learner), await app.SignedInAsync(Roles.Editor));
        using (var second = await app.SignedInAsync(Roles.Learner))
        {
            var editor = await app.MemberAsync(Roles.Editor);
            var session = await app.WithDatabaseAsync(db => db.BrowserSessions.Where(s => s.PersonId == editor.Id).Select(s => s.Id).SingleAsync());
            using var tried = await mine.ForgeAsync((await mine.GetPageAsync("/account/sessions")).QuerySelector("main dl form")!, ("session", $"{session}"));
            Assert.Contains("had ended already", (await mine.FollowAsync(tried)).Body!.TextContent, StringComparison.Ordinal);
        }
        Assert.Equal(1, await SignedInAsync(theirs));
    }

    [Fact]
    public async Task OfAParent_NothingIsKept_OnceItHasEnded()
    {
        var parent = await app.MemberAsync(Roles.Parent);
        var browser = await app.SignedInAsync(Roles.Parent);
        Assert.Equal(1, await CountAsync(parent.Id));
        using (var answer = await browser.SubmitAsync((await browser.GetPageAsync("/sign-out")).QuerySelector("main form")!))
        {
            Assert.Equal(0, await CountAsync(parent.Id));
        }
        // Not used any more, it goes when somebody else comes.
        await app.SignedInAsync(Roles.Parent);
        app.Clock.Advance(TimeSpan.FromMinutes(36));
        await app.SignedInAsync(Roles.Learner);
        Assert.Equal(0, await CountAsync(parent.Id));
    }

    [Fact]
    public async Task OfAParentWhoGoesOn_ItIsKept()
    {
        var browser = await app.SignedInAsync(Roles.Parent);
        for (var i = 0; i < 50; i++)
        {
            app.Clock.Advance(TimeSpan.FromSeconds(50));
            Assert.Equal(1, await SignedInAsync(browser));
        }
        await app.SignedInAsync(Roles.Learner);
        Assert.Equal(1, await SignedInAsync(browser));
    }

    [Theory]
    [InlineData(Roles.Parent, 8 * 60, 20)]
    [InlineData(Roles.Editor, 12 * 60, 60)]
    [InlineData(Roles.Learner, 7 * 24 * 60, 11 * 60)]
    public async Task HoweverMuchItIsUsed_ASessionEnds(string role, int minutes, int step)
    {
        var browser = await app.SignedInAsync(role);
        for (var used = step; used < minutes; used += step)
        {
            app.Clock.Advance(TimeSpan.FromMinutes(step));
            Assert.Equal(1, await SignedInAsync(browser));
        }
        app.Clock.Advance(TimeSpan.FromMinutes(step));
        Assert.Equal(0, await SignedInAsync(browser));
    }

    private Task<int> CountAsync(Guid person) => app.WithDatabaseAsync(db => db.BrowserSessions.CountAsync(s => s.PersonId == person));

    private async Task<HttpClient> OnAsync(string role, string userAgent)
    {
        var client = app.Stranger();
        client.DefaultRequestHeaders.UserAgent.ParseAdd(userAgent);
        using var answer = await client.GetAsync($"/dev/sign-in?as={Uri.EscapeDataString(await app.AddressAsync(role))}");
        Assert.Equal(1, await SignedInAsync(client));
        return client;
    }

    private static IEnumerable<string> Devices(IHtmlDocument page) => page.QuerySelectorAll("main dl dt").Select(d => d.TextContent);

    private static async Task<int> SignedInAsync(HttpClient client)
    {
        using var answer = await client.GetAsync("/account");
        return answer.StatusCode == HttpStatusCode.OK ? 1 : 0;
    }
}

file static class Links
{
    public static async Task<IHtmlDocument> FollowLinkAsync(this HttpClient client, string from, string words) =>
        await client.GetPageAsync((await client.GetPageAsync(from)).QuerySelectorAll("main a").Single(a => a.TextContent.StartsWith(words, StringComparison.Ordinal)).GetAttribute("href")!);
}
