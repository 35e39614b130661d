using Microsoft.AspNetCore.Identity;
using Pace.Learning.Web.Accounts;

namespace Pace.Learning.Tests.Accounts.OpenIdConnect;

/// <summary>What the site asks of an answer beyond what the library asks, and what it keeps to itself.</summary>
public sealed class AnswerTests(WrongTokenTests.AppWithFake app) : IClassFixture<WrongTokenTests.AppWithFake>
{
    [Fact]
    public async Task SameAnswer_TwiceInOneMoment_CountsOnce()
    {
        var client = app.Stranger();
        var (state, nonce) = await WrongTokenTests.AppWithFake.AskAsync(client);
        app.Fake.IdToken = app.Fake.Mint(nonce);
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(async _ =>
        {
            using var answer = await client.GetAsync(app.Answer(state));
            return answer.Headers.Location!.OriginalString;
        }));
        Assert.Single(answers, a => a.StartsWith("/sign-in/external", StringComparison.Ordinal));
        Assert.Equal(3, answers.Count(a => a == "/sign-in/refused?code=state"));
    }

    [Fact]
    public async Task NonceOfAnotherSignIn_OfTheSameBrowser_IsRefused()
    {
        var client = app.Stranger();
        var (_, other) = await WrongTokenTests.AppWithFake.AskAsync(client);
        var (state, _) = await WrongTokenTests.AppWithFake.AskAsync(client);
        app.Fake.IdToken = app.Fake.Mint(other);
        Assert.Equal("nonce", await client.RefusalOfAsync(app.Answer(state)));
        Assert.False(await client.IsSignedInAsync());
    }

    [Fact]
    public async Task AnswerAsAForm_IsRefused()
    {
        var client = app.Stranger();
        var (state, nonce) = await WrongTokenTests.AppWithFake.AskAsync(client);
        app.Fake.IdToken = app.Fake.Mint(nonce);
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["code"] = "a-code", ["state"] = state, ["iss"] = app.Fake.Url });
        using var answer = await client.PostAsync("/sign-in/callback/fake", form);
        Assert.Equal("/sign-in/refused?code=state", answer.Headers.Location!.OriginalString);
        Assert.False(await client.IsSignedInAsync());
    }

    [Fact]
    public async Task ServiceThatSpeaksForAnother_IsNotAsked() =>
        Assert.Equal("service", await app.Stranger().RefusalOfAsync(new Uri("/sign-in/with/posing", UriKind.Relative)));

    [Fact]
    public async Task AddressVerifiedInWords_IsNotVerified()
    {
        var (page, _) = await SignInAsync(c => c["email_verified"] = "true");
        Assert.Equal("One more step", page.Heading);
    }

    [Fact]
    public async Task TokenWithoutAnAddress_OfAServiceThatTellsMore_SignsIn()
    {
        app.Fake.More = new() { ["sub"] = "mallory", ["email"] = "learner@demo.example", ["email_verified"] = true };
        var (_, client) = await SignInAsync(c => c.Remove("email"));
        Assert.True(await client.IsSignedInAsync());
    }

    [Fact]
    public async Task TokenWithoutAnAddress_OfAServiceThatTellsNoMore_LeavesOneMoreStep()
    {
        app.Fake.More = null;
        var (page, client) = await SignInAsync(c => (c["sub"], c["email"]) = ("nobody", 7));
        Assert.Equal("One more step", page.Heading);
        Assert.False(await client.IsSignedInAsync());
    }

    [Fact]
    public async Task MoreAboutSomebodyElse_IsRefused()
    {
        app.Fake.More = new() { ["sub"] = "somebody-else", ["email"] = "admin@demo.example", ["email_verified"] = true };
        var client = app.Stranger();
        var (state, nonce) = await WrongTokenTests.AppWithFake.AskAsync(client);
        app.Fake.IdToken = app.Fake.Mint(nonce, c => c.Remove("email"));
        Assert.Equal("token", await client.RefusalOfAsync(app.Answer(state)));
        Assert.False(await client.IsSignedInAsync());
    }

    [Theory]
    [InlineData("somebody@elsewhere.example")]
    [InlineData("somebody@sub.demo.example")]
    [InlineData("somebody@notdemo.example")]
    public async Task AddressOfAnotherDomain_MakesAndJoinsNoAccount(string email)
    {
        var (page, client) = await SignInAsync(c => c["email"] = email);
        Assert.Equal("One more step", page.Heading);
        Assert.False(await client.IsSignedInAsync());
        var learner = Person.WithProvedAddress(email, "Lee Learner", app.Clock.GetUtcNow().UtcDateTime);
        await using (var scope = app.Services.CreateAsyncScope())
        {
            Assert.True((await scope.ServiceProvider.GetRequiredService<UserManager<Person>>().CreateAsync(learner)).Succeeded);
        }
        (page, client) = await SignInAsync(c => c["email"] = email);
        Assert.Equal("One more step", page.Heading);
        Assert.False(await client.IsSignedInAsync());
        Assert.False(await app.WithDatabaseAsync(db => db.UserLogins.AnyAsync(l => l.UserId == learner.Id)));
    }

    [Theory]
    [InlineData(Roles.Learner, true)]
    [InlineData(Roles.Signatory, true)]
    [InlineData(Roles.Parent, false)]
    [InlineData(Roles.ParentReviewer, false)]
    [InlineData(Roles.Editor, false)]
    [InlineData(Roles.AreaLead, false)]
    [InlineData(Roles.Admin, false)]
    public async Task AccountOfStaffOrAParent_IsNeverJoinedByAnAddressAlone(string role, bool isJoined)
    {
        var member = await app.MemberAsync(role);
        var (page, client) = await SignInAsync(c => c["email"] = member.Address);
        Assert.Equal(isJoined, await client.IsSignedInAsync());
        Assert.Equal(!isJoined, page.Heading == "One more step");
        Assert.Equal(isJoined, await app.WithDatabaseAsync(db => db.UserLogins.AnyAsync(l => l.UserId == member.Id)));
    }

    [Theory]
    [InlineData("/signout-oidc")]
    [InlineData("/signout-callback-oidc")]
    public async Task LibrarysAddressesForSigningOut_AreNotThere(string url)
    {
        var client = await app.SignedInAsync("learner");
        using var answer = await client.GetAsync(url);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.True(await client.IsSignedInAsync());
    }

    [Fact]
    public async Task Log_SaysThatAnAnswerWasRefused_ButRepeatsNothingOfIt()
    {
        var client = app.Stranger();
        var (state, nonce) = await WrongTokenTests.AppWithFake.AskAsync(client);
        app.Fake.IdToken = app.Fake.Mint(nonce, c => (c["iss"], c["email"]) = ("https://private-issuer.example", "private.person@home.example"));
        Assert.Equal("issuer", await client.RefusalOfAsync(app.Answer(state)));

        Assert.Contains(app.Lines, l => l.StartsWith("Sign-in with fake refused: issuer", StringComparison.Ordinal));
        Assert.DoesNotContain(app.Lines, l => l.Contains(app.Fake.IdToken.Split('.')[1], StringComparison.Ordinal));
        Assert.DoesNotContain(app.Lines, l => l.Contains("private", StringComparison.OrdinalIgnoreCase) && l.Contains("example", StringComparison.Ordinal));
        Assert.DoesNotContain(app.Lines, l => l.Contains(nonce, StringComparison.Ordinal));
    }

    private async Task<(AngleSharp.Html.Dom.IHtmlDocument Page, HttpClient Client)> SignInAsync(Action<Dictionary<string, object>> change)
    {
        await app.WithDatabaseAsync(db => db.UserLogins.Where(l => l.ProviderKey == "mallory").ExecuteDeleteAsync());
        var client = app.Stranger();
        var (state, nonce) = await WrongTokenTests.AppWithFake.AskAsync(client);
        app.Fake.IdToken = app.Fake.Mint(nonce, change);
        return (await client.FollowToEndAsync(app.Answer(state)), client);
    }
}
