using AngleSharp.Html.Dom;
using Microsoft.AspNetCore.Hosting;
using Pace.Learning.Web.Accounts;
using Pace.Learning.Web.Accounts.Demo;

namespace Pace.Learning.Tests.Accounts.OpenIdConnect;

/// <summary>Signing in with a provider that others wrote: npm's oidc-provider.</summary>
public sealed class OidcProviderTests(OidcProviderTests.AppWithProvider app) : IClassFixture<OidcProviderTests.AppWithProvider>
{
    [Fact]
    public async Task NewPerson_WithAVerifiedAddress_MakesAnAccount_AndSignsInWithItFromThenOn()
    {
        var client = app.Stranger();
        var form = await client.FollowToEndAsync(await app.AnswerAsync(client, "verified", "/account"));
        Assert.Equal("Make your account", form.Heading);
        Assert.Equal("Pat Verified", form.QuerySelector("#Input_DisplayName")!.GetAttribute("value"));
        using var made = await client.SubmitAsync(form.Form("Input.DisplayName"), ("Input.AgreesToTerms", "true"));
        Assert.Equal("/account", made.Headers.Location!.OriginalString);

        var again = app.Stranger();
        var page = await again.FollowToEndAsync(await app.AnswerAsync(again, "verified", "/account"));
        Assert.Contains("pat.verified@work.example", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(1, await app.WithDatabaseAsync(db => db.Users.CountAsync(p => p.Email == "pat.verified@work.example")));
    }

    [Fact]
    public async Task VerifiedAddress_OfAnAccount_IsConnected_ButNotASecondOneOfTheSameProvider()
    {
        var client = app.Stranger();
        var page = await client.FollowToEndAsync(await app.AnswerAsync(client, "learner", "/account"));
        Assert.Contains(DemoPeople.Email(Roles.Learner), page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("This time you signed in by OpenID Connect.", (await client.GetPageAsync("/account/security")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("A change to your account", (await app.NewestMailAsync(DemoPeople.Email(Roles.Learner))).Heading);

        var other = app.Stranger();
        Assert.Equal("One more step", (await other.FollowToEndAsync(await app.AnswerAsync(other, "imposter", "/account"))).Heading);
        Assert.False(await other.IsSignedInAsync());
    }

    [Fact]
    public async Task UnverifiedAddress_OfAnAccount_SignsNobodyIn()
    {
        var client = app.Stranger();
        var page = await client.FollowToEndAsync(await app.AnswerAsync(client, "thief", "/account"));
        Assert.Equal("One more step", page.Heading);
        Assert.False(await client.IsSignedInAsync());
    }

    [Fact]
    public async Task UnverifiedAddress_IsProvedByALink_AndThenConnectedByItsOwner()
    {
        var client = app.Stranger();
        var page = await client.FollowToEndAsync(await app.AnswerAsync(client, "unverified", "/account"));
        var signIn = await client.GetPageAsync(page.QuerySelector("main a.button")!.GetAttribute("href")!);
        using (var asked = await client.SubmitAsync(signIn.Form("Link.Email"), ("Link.Email", "uma@home.example")))
        {
            await client.FollowAsync(asked);
        }
        var link = await client.GetPageAsync((await app.NewestMailAsync("uma@home.example")).LinkInMail());
        using var used = await client.SubmitAsync(link.QuerySelector("main form")!);
        var form = await client.FollowAsync(used);
        using var made = await client.SubmitAsync(form.Form("Input.DisplayName"), ("Input.DisplayName", "Uma"), ("Input.AgreesToTerms", "true"));
        var confirm = await client.FollowToEndAsync(made.Headers.Location!);
        Assert.Equal("Add Work?", confirm.Heading);
        using (var added = await client.SubmitAsync(confirm.QuerySelector("main form")!))
        {
            Assert.Equal("/account", added.Headers.Location!.OriginalString);
        }

        var again = app.Stranger();
        var account = await again.FollowToEndAsync(await app.AnswerAsync(again, "unverified", "/account"));
        Assert.Contains("uma@home.example", account.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReplayedAnswer_IsRefused_InEveryBrowser()
    {
        var client = app.Stranger();
        var answer = await app.AnswerAsync(client, "verified", "/");
        await client.FollowToEndAsync(answer);

        Assert.Equal("state", await client.RefusalOfAsync(answer));
        var other = app.Stranger();
        Assert.Equal("state", await other.RefusalOfAsync(answer));
        Assert.False(await other.IsSignedInAsync());
    }

    [Fact]
    public async Task ForeignState_IsRefused()
    {
        var client = app.Stranger();
        Assert.Equal("state", await client.RefusalOfAsync(new Uri("/sign-in/callback/work?code=x&state=made-up", UriKind.Relative)));
    }

    [Fact]
    public async Task PersonWhoStopsThere_IsToldSo()
    {
        var client = app.Stranger();
        var asked = await app.AskAsync(client, "/");
        using var browser = AppWithProvider.Browser();
        var login = await browser.PageOfProviderAsync(asked);
        var abort = login.QuerySelector("a[href$='/abort']")!.GetAttribute("href")!;
        var answer = await browser.ToCallbackAsync(new Uri(new Uri(app.Issuer), abort));
        Assert.Equal("denied", await client.RefusalOfAsync(answer));
    }

    [Fact]
    public async Task SignInPage_HasAButton_ThatKeepsWhereThePersonWasGoing()
    {
        var page = await app.Stranger().GetPageAsync("/sign-in?returnUrl=%2Fmy%2Flearning");
        var button = page.QuerySelectorAll("main a.button").Single(a => a.TextContent == "Sign in with Work");
        Assert.Equal("/sign-in/with/work?returnUrl=%2Fmy%2Flearning", button.GetAttribute("href"));
    }

    [Fact]
    public async Task UnknownProvider_IsNotFound()
    {
        using var answer = await app.Stranger().GetAsync("/sign-in/with/nobody");
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    /// <summary>The site with oidc-provider beside it.</summary>
    public sealed class AppWithProvider : AppUnderTest
    {
        private const string Secret = "a secret for tests only, as long as it takes";
        private NodeScript? provider;

        public string Issuer => provider!.FirstLine;

        public override async ValueTask InitializeAsync()
        {
            await base.InitializeAsync();
            provider = await NodeScript.StartAsync("openid-provider.mjs", "pace", Secret, "http://localhost/sign-in/callback/work");
        }

        public override async ValueTask DisposeAsync()
        {
            await base.DisposeAsync();
            await provider!.DisposeAsync();
            GC.SuppressFinalize(this);
        }

        public static HttpClient Browser() => new(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() });

        /// <summary>Starts at our button; where the browser is sent.</summary>
        public async Task<Uri> AskAsync(HttpClient client, string returnUrl)
        {
            using var answer = await client.GetAsync($"/sign-in/with/work?returnUrl={Uri.EscapeDataString(returnUrl)}");
            Assert.StartsWith(Issuer, answer.Headers.Location!.ToString(), StringComparison.Ordinal);
            Assert.Contains("code_challenge_method=S256", answer.Headers.Location.Query, StringComparison.Ordinal);
            return answer.Headers.Location;
        }

        /// <summary>Goes through the provider's own pages as a person; what it answers to us.</summary>
        public async Task<Uri> AnswerAsync(HttpClient client, string person, string returnUrl)
        {
            var asked = await AskAsync(client, returnUrl);
            using var browser = Browser();
            var login = await browser.PageOfProviderAsync(asked);
            using var signedIn = await browser.SubmitAsync(login.QuerySelector("form")!, ("login", person), ("password", "any"));
            var consent = await browser.PageOfProviderAsync(new Uri(new Uri(Issuer), signedIn.Headers.Location!));
            using var agreed = await browser.SubmitAsync(consent.QuerySelector("form")!);
            return await browser.ToCallbackAsync(new Uri(new Uri(Issuer), agreed.Headers.Location!));
        }

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("Pace:OpenIdConnect:work:Authority", Issuer);
            builder.UseSetting("Pace:OpenIdConnect:work:ClientId", "pace");
            builder.UseSetting("Pace:OpenIdConnect:work:ClientSecret", Secret);
            builder.UseSetting("Pace:OpenIdConnect:work:DisplayName", "Work");
            builder.UseSetting("Pace:OpenIdConnect:work:Domains:0", "work.example");
            builder.UseSetting("Pace:OpenIdConnect:work:Domains:1", "demo.example");
        }
    }
}
