using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.WebUtilities;
using Pace.Learning.Web.Accounts;

namespace Pace.Learning.Tests.Accounts.OpenIdConnect;

/// <summary>What a wrong answer gets: a page that says why, and nobody is signed in.</summary>
public sealed class WrongTokenTests(WrongTokenTests.AppWithFake app) : IClassFixture<WrongTokenTests.AppWithFake>
{
    private static readonly Dictionary<string, Func<FakeIssuer, string, string>> Wrong = new()
    {
        ["another nonce"] = (f, n) => f.Mint(n, c => c["nonce"] = "another"),
        ["no nonce"] = (f, n) => f.Mint(n, c => c.Remove("nonce")),
        ["another issuer"] = (f, n) => f.Mint(n, c => c["iss"] = "https://evil.example"),
        ["no issuer"] = (f, n) => f.Mint(n, c => c.Remove("iss")),
        ["another audience"] = (f, n) => f.Mint(n, c => c["aud"] = "another-site"),
        ["no audience"] = (f, n) => f.Mint(n, c => c.Remove("aud")),
        ["made for another of two"] = (f, n) => f.Mint(n, c => { c["aud"] = new[] { FakeIssuer.ClientId, "another-site" }; c["azp"] = "another-site"; }),
        ["made for two and nobody"] = (f, n) => f.Mint(n, c => c["aud"] = new[] { FakeIssuer.ClientId, "another-site" }),
        ["expired"] = (f, n) => f.Mint(n, c => c["exp"] = DateTimeOffset.UtcNow.AddMinutes(-2).ToUnixTimeSeconds()),
        ["no end"] = (f, n) => f.Mint(n, c => c.Remove("exp")),
        ["not valid yet"] = (f, n) => f.Mint(n, c => (c["nbf"], c["exp"]) = (DateTimeOffset.UtcNow.AddMinutes(10).ToUnixTimeSeconds(), DateTimeOffset.UtcNow.AddMinutes(20).ToUnixTimeSeconds())),
        ["not signed"] = (f, n) => f.MintUnsigned(n),
        ["another key"] = (f, n) => f.Mint(n, credentials: FakeIssuer.AnotherKey()),
        ["another key of the same name"] = (f, n) => f.Mint(n, credentials: f.AnotherKeyOfTheSameName()),
        ["signed with our secret"] = (f, n) => f.Mint(n, credentials: FakeIssuer.SharedSecret()),
        ["changed after signing"] = (f, n) => Changed(f.Mint(n)),
        ["no subject"] = (f, n) => f.Mint(n, c => c.Remove("sub")),
        ["nonsense"] = (_, _) => "not a token",
        ["nothing"] = (_, _) => "",
    };

    [Theory]
    [InlineData("another nonce", "nonce")]
    [InlineData("no nonce", "nonce")]
    [InlineData("another issuer", "issuer")]
    [InlineData("no issuer", "issuer")]
    [InlineData("another audience", "audience")]
    [InlineData("no audience", "audience")]
    [InlineData("made for another of two", "audience")]
    [InlineData("made for two and nobody", "audience")]
    [InlineData("expired", "expired")]
    [InlineData("no end", "expired")]
    [InlineData("not valid yet", "not-yet")]
    [InlineData("not signed", "signature")]
    [InlineData("another key", "signature")]
    [InlineData("another key of the same name", "signature")]
    [InlineData("signed with our secret", "signature")]
    [InlineData("changed after signing", "signature")]
    [InlineData("no subject", "token")]
    [InlineData("nonsense", "token")]
    [InlineData("nothing", "token")]
    public async Task WrongToken_IsRefused_AndSignsNobodyIn(string what, string code)
    {
        var client = app.Stranger();
        var (state, nonce) = await AppWithFake.AskAsync(client);
        app.Fake.IdToken = Wrong[what](app.Fake, nonce);
        Assert.Equal(code, await client.RefusalOfAsync(app.Answer(state)));
        Assert.False(await client.IsSignedInAsync());
        Assert.False(await app.WithDatabaseAsync(db => db.UserLogins.AnyAsync(l => l.ProviderKey == "mallory")));
    }

    [Theory]
    [InlineData("https://another.example")]
    [InlineData(null)]
    public async Task AnswerOfAnotherService_IsRefused(string? iss)
    {
        var client = app.Stranger();
        var (state, nonce) = await AppWithFake.AskAsync(client);
        app.Fake.IdToken = app.Fake.Mint(nonce);
        Assert.Equal("mixed-up", await client.RefusalOfAsync(AppWithFake.Answer(state, iss)));
        Assert.False(await client.IsSignedInAsync());
    }

    [Fact]
    public async Task AnswerInAnotherBrowser_IsRefused()
    {
        var (state, nonce) = await AppWithFake.AskAsync(app.Stranger());
        app.Fake.IdToken = app.Fake.Mint(nonce);
        var other = app.Stranger();
        Assert.Equal("state", await other.RefusalOfAsync(app.Answer(state)));
        Assert.False(await other.IsSignedInAsync());
    }

    [Fact]
    public async Task AnswerAfterLong_IsRefused()
    {
        var client = app.Stranger();
        var (state, nonce) = await AppWithFake.AskAsync(client);
        app.Fake.IdToken = app.Fake.Mint(nonce);
        app.Clock.Advance(TimeSpan.FromMinutes(16));
        Assert.Equal("state", await client.RefusalOfAsync(app.Answer(state)));
    }

    [Fact]
    public async Task AnswerWithAnError_IsRefused()
    {
        var client = app.Stranger();
        var (state, _) = await AppWithFake.AskAsync(client);
        var answer = QueryHelpers.AddQueryString("/sign-in/callback/fake", new Dictionary<string, string?> { ["error"] = "server_error", ["state"] = state, ["iss"] = app.Fake.Url });
        Assert.Equal("service", await client.RefusalOfAsync(new Uri(answer, UriKind.Relative)));
    }

    private static string Changed(string token)
    {
        var parts = token.Split('.');
        var claims = Microsoft.IdentityModel.Tokens.Base64UrlEncoder.Decode(parts[1]).Replace("mallory", "admin", StringComparison.Ordinal);
        return $"{parts[0]}.{Microsoft.IdentityModel.Tokens.Base64UrlEncoder.Encode(claims)}.{parts[2]}";
    }

    /// <summary>The site with a service that can't be trusted.</summary>
    public sealed class AppWithFake : AppWithLogs
    {
        internal FakeIssuer Fake { get; private set; } = null!;

        public override async ValueTask InitializeAsync()
        {
            await base.InitializeAsync();
            Fake = await FakeIssuer.StartAsync();
        }

        public override async ValueTask DisposeAsync()
        {
            await base.DisposeAsync();
            await Fake.DisposeAsync();
            GC.SuppressFinalize(this);
        }

        internal static async Task<(string State, string Nonce)> AskAsync(HttpClient client)
        {
            using var answer = await client.GetAsync("/sign-in/with/fake");
            var question = QueryHelpers.ParseQuery(answer.Headers.Location!.Query);
            return (question["state"]!, question["nonce"]!);
        }

        internal Uri Answer(string state) => Answer(state, Fake.Url);

        internal static Uri Answer(string state, string? iss)
        {
            var answer = new Dictionary<string, string?> { ["code"] = "a-code", ["state"] = state };
            if (iss is not null)
            {
                answer["iss"] = iss;
            }
            return new Uri(QueryHelpers.AddQueryString("/sign-in/callback/fake", answer), UriKind.Relative);
        }

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("Pace:OpenIdConnect:fake:Authority", Fake.Url);
            builder.UseSetting("Pace:OpenIdConnect:fake:ClientId", FakeIssuer.ClientId);
            builder.UseSetting("Pace:OpenIdConnect:fake:ClientSecret", FakeIssuer.Secret);
            builder.UseSetting("Pace:OpenIdConnect:fake:Domains:0", "demo.example");
            builder.UseSetting("Pace:OpenIdConnect:fake:Domains:1", "people.example");
            builder.UseSetting("Pace:OpenIdConnect:gone:Authority", "http://127.0.0.1:1");
            builder.UseSetting("Pace:OpenIdConnect:gone:ClientId", "pace");
            builder.UseSetting("Pace:OpenIdConnect:posing:Authority", Fake.Url.Replace("127.0.0.1", "localhost", StringComparison.Ordinal));
            builder.UseSetting("Pace:OpenIdConnect:posing:ClientId", "pace");
        }
    }
}

/// <summary>A service that is right, for comparison: its keys change, and it may be gone.</summary>
public sealed class RightTokenTests(WrongTokenTests.AppWithFake app) : IClassFixture<WrongTokenTests.AppWithFake>
{
    [Fact]
    public async Task RightToken_SignsIn_AlsoAfterTheServiceHasChangedItsKey()
    {
        await SignInAsync();
        app.Fake.ChangeKey();
        await SignInAsync();
    }

    [Fact]
    public async Task ServiceThatIsGone_IsSaidSo()
    {
        Assert.Equal("service", await app.Stranger().RefusalOfAsync(new Uri("/sign-in/with/gone", UriKind.Relative)));
    }

    private async Task SignInAsync()
    {
        var client = app.Stranger();
        var (state, nonce) = await WrongTokenTests.AppWithFake.AskAsync(client);
        app.Fake.IdToken = app.Fake.Mint(nonce);
        await client.FollowToEndAsync(app.Answer(state));
        Assert.True(await client.IsSignedInAsync());
    }
}
