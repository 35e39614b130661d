using Microsoft.AspNetCore.Identity;
using Pace.Learning.Tests.Parents;
using Pace.Learning.Web.Accounts;

namespace Pace.Learning.Tests.Accounts;

public sealed class SessionTests(AppUnderTest app) : IClassFixture<AppUnderTest>
{
    [Fact]
    public async Task SignOut_EndsTheSession()
    {
        var client = await app.SignedInAsync(Roles.Editor);
        using var answer = await client.SubmitAsync((await client.GetPageAsync("/sign-out")).QuerySelector("main form")!);
        Assert.Equal("You are signed out", (await client.FollowAsync(answer)).Heading);
        Assert.False(await IsSignedIn(client));
    }

    [Theory]
    [InlineData(Roles.Learner, 11, true)]
    [InlineData(Roles.Learner, 13, false)]
    [InlineData(Roles.Parent, 13, false)]
    public async Task Session_EndsWhenNotUsed(string role, int hours, bool goesOn)
    {
        var client = await app.SignedInAsync(role);
        app.Clock.Advance(TimeSpan.FromHours(hours));
        Assert.Equal(goesOn, await IsSignedIn(client));
    }

    [Fact]
    public async Task ParentsSession_GoesOnWhileUsed_AndIsShortAfterEachCheck()
    {
        var client = await app.SignedInAsync(Roles.Parent);
        for (var i = 0; i < 4; i++)
        {
            app.Clock.Advance(TimeSpan.FromMinutes(20));
            Assert.True(await IsSignedIn(client));
        }
        app.Clock.Advance(TimeSpan.FromMinutes(31));
        Assert.False(await IsSignedIn(client));
    }

    [Theory]
    [InlineData(Roles.Parent, false)]
    [InlineData(Roles.ParentReviewer, false)]
    [InlineData(Roles.Learner, true)]
    public async Task ParentsCookie_EndsWithTheBrowser(string role, bool isKept)
    {
        using var answer = await app.Stranger().GetAsync($"/dev/sign-in?as={role}");
        var cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"), c => c.StartsWith("pace=", StringComparison.Ordinal));
        Assert.Equal(isKept, cookie.Contains("expires=", StringComparison.Ordinal));
        Assert.InRange(cookie.Length, 100, 1100);
    }

    [Fact]
    public async Task OverHttps_TheCookieIsForThisHostOnly()
    {
        var client = app.CreateClient(new() { AllowAutoRedirect = false, BaseAddress = new Uri("https://localhost") });
        using var answer = await client.GetAsync($"/dev/sign-in?as={Roles.Learner}");
        var cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"), c => c.StartsWith("__Host-pace=", StringComparison.Ordinal));
        Assert.Contains("; secure", cookie, StringComparison.Ordinal);
        Assert.Contains("path=/;", cookie, StringComparison.Ordinal);
        Assert.DoesNotContain("domain=", cookie, StringComparison.Ordinal);
        Assert.True(await IsSignedIn(client));
    }

    [Fact]
    public async Task ChangedStamp_EndsSessionsAtOnce()
    {
        var client = await app.SignedInAsync(Roles.Evaluator);
        await using (var scope = app.Services.CreateAsyncScope())
        {
            var people = scope.ServiceProvider.GetRequiredService<UserManager<Person>>();
            await people.UpdateSecurityStampAsync((await people.FindByEmailAsync(await app.AddressAsync(Roles.Evaluator)))!);
        }
        Assert.False(await IsSignedIn(client));
    }

    [Theory]
    [InlineData(Roles.Parent)]
    [InlineData(Roles.Learner)]
    public async Task AClosedAccount_IsSignedOutEverywhere_AtOnce(string role)
    {
        var (here, there) = (await app.SignedInAsync(role), await app.SignedInAsync(role));
        Assert.True(await IsSignedIn(there));
        using var closed = await here.SubmitAsync((await here.GetPageAsync("/account/close?step=2")).QuerySelectorAll("main form")[^1]);
        Assert.Equal("Your account is closed", (await here.FollowAsync(closed)).Heading);
        Assert.False(await IsSignedIn(there));
        Assert.False(await IsSignedIn(there));
    }

    [Fact]
    public async Task SignedOutEverywhere_IsOutAtOnce_AndWhoSignsInAfterwardsStaysIn()
    {
        var (here, there) = (await app.SignedInAsync(Roles.Learner), await app.SignedInAsync(Roles.Learner));
        using (var everywhere = await here.PressAsync(await here.GetPageAsync("/account/security"), "Sign out everywhere"))
        {
            Assert.Equal(HttpStatusCode.Redirect, everywhere.StatusCode);
        }
        Assert.False(await IsSignedIn(there));
        var again = await app.SignedInAsync(Roles.Learner);
        Assert.True(await IsSignedIn(again));
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.True(await IsSignedIn(again));
    }

    private static async Task<bool> IsSignedIn(HttpClient client)
    {
        using var answer = await client.GetAsync("/account");
        return answer.StatusCode == HttpStatusCode.OK;
    }
}
