using System.Net.Http.Json;
using System.Text.Json;
using AngleSharp.Html.Dom;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using Pace.Learning.Tests.Accounts;
using Pace.Learning.Tests.Accounts.OpenIdConnect;
using Pace.Learning.Tests.Accounts.Passkeys;
using Pace.Learning.Tests.Courses;
using Pace.Learning.Tests.Support.Browser;
using Pace.Learning.Web.Accounts;
using Pace.Learning.Web.Accounts.SignIn;
using Pace.Learning.Web.Courses;

namespace Pace.Learning.Tests.Platform.Mount;

public sealed class MountedAfterTheirsTests(HostBefore host) : MountedSiteTests(host), IClassFixture<HostBefore>;

public sealed class MountedBeforeTheirsTests(HostAfter host) : MountedSiteTests(host), IClassFixture<HostAfter>;

public sealed class MountedInFrontOfTheirsTests(HostBehind host) : MountedSiteTests(host), IClassFixture<HostBehind>;

/// <summary>The site in somebody else's process: each works as it does alone, and neither notices the other.</summary>
public abstract class MountedSiteTests(ForeignHost host)
{
    private const string Password = "kettle morning bridge";

    [Fact]
    public async Task FreshDatabase_IsWhatTheModelSays()
    {
        Assert.False(await host.WithDatabaseAsync(db => Task.FromResult(db.Database.HasPendingModelChanges())));
        Assert.Empty(await host.WithDatabaseAsync(db => db.Database.GetPendingMigrationsAsync()));
        Assert.Equal(host.ProtectsData, !await host.WithDatabaseAsync(db => db.DataProtectionKeys.AnyAsync()));
    }

    [Theory]
    [InlineData("/umbraco")]
    [InlineData("/UMBRACO/anything")]
    [InlineData("/App_Plugins/x.js")]
    [InlineData("/media/photo.png")]
    public async Task WhatTheHostKeeps_IsTheHosts_WithoutAnyHeaderOfOurs(string path)
    {
        using var answer = await host.Stranger().GetAsync(path);
        Assert.Equal("The host's page", await answer.Content.ReadAsStringAsync());
        Assert.Equal(["Date", "Server", "Transfer-Encoding"], answer.Headers.Select(h => h.Key).Order());
    }

    [Theory]
    [InlineData("/", HttpStatusCode.OK)]
    [InlineData("/courses/boats", HttpStatusCode.OK)]
    [InlineData("/course-media/tone.mp3", HttpStatusCode.OK)]
    [InlineData("/js/passkey.js", HttpStatusCode.OK)]
    [InlineData("/account", HttpStatusCode.Redirect)]
    [InlineData("/umbraco-webhook", HttpStatusCode.NotFound)]
    [InlineData("/nothing/here", HttpStatusCode.NotFound)]
    public async Task EverythingElse_IsOurs_BehindOurHeaders(string path, HttpStatusCode status)
    {
        using var answer = await host.Stranger().GetAsync(path);
        Assert.Equal(status, answer.StatusCode);
        Assert.NotEmpty(Assert.Single(answer.Headers.GetValues("Content-Security-Policy")));
        Assert.NotEmpty(Assert.Single(answer.Headers.GetValues("Permissions-Policy")));
    }

    [Fact]
    public async Task Pages_HaveTheirLayoutAndFiles()
    {
        var stranger = host.Stranger();
        var page = await stranger.GetPageAsync("/courses");
        var sheets = page.QuerySelectorAll("link[rel=stylesheet]").Select(l => l.GetAttribute("href")!).ToList();
        Assert.NotEmpty(sheets);
        foreach (var sheet in sheets)
        {
            using var file = await stranger.GetAsync(sheet);
            Assert.Equal("text/css", file.Content.Headers.ContentType!.MediaType);
            Assert.Matches(@"\.[a-z0-9]{10}\.css$", sheet);
        }
        using var lost = await stranger.GetAsync("/nothing-here");
        Assert.Equal("We cannot find that page", (await lost.ReadPageAsync()).Heading);
    }

    [Fact]
    public async Task HostsForms_NeedNoTokenOfOurs_AndOursStillDo()
    {
        var stranger = host.Stranger();
        using var theirs = await stranger.PostAsync("/umbraco/save", new FormUrlEncodedContent([]));
        Assert.Equal("saved", await theirs.Content.ReadAsStringAsync());
        using var ours = await stranger.PostAsync("/sign-in", new FormUrlEncodedContent([]));
        Assert.Equal(HttpStatusCode.BadRequest, ours.StatusCode);
        Assert.Equal("This page was open for a long time", (await ours.ReadPageAsync()).Heading);
    }

    [Fact]
    public async Task PeopleOfTheHost_AreStrangersHere_AndTheOtherWayRound()
    {
        var client = host.Stranger();
        using var signedIn = await client.GetAsync("/umbraco/sign-in");
        Assert.Equal("Abba", await client.GetStringAsync("/umbraco/who"));
        Assert.Equal("theirs alone", await client.GetStringAsync("/umbraco/closed"));
        foreach (var closed in new[] { "/account", "/my/learning", "/my/journal.json", "/manage/mail" })
        {
            using var answer = await client.GetAsync(closed);
            Assert.StartsWith("/sign-in?returnUrl=", answer.Headers.Location!.PathAndQuery, StringComparison.Ordinal);
        }
        Assert.NotNull((await client.GetPageAsync("/courses")).QuerySelector(".account-nav a[href='/sign-in']"));

        using var both = await client.GetAsync($"/dev/sign-in?as={Roles.Editor}");
        Assert.True(await client.IsSignedInAsync());
        Assert.Equal("Abba", await client.GetStringAsync("/umbraco/who"));

        var ours = await host.SignedInAsync(Roles.Editor);
        Assert.Equal("nobody", await ours.GetStringAsync("/umbraco/who"));
        using var theirs = await ours.GetAsync("/umbraco/closed");
        Assert.StartsWith("/Account/Login", theirs.Headers.Location!.PathAndQuery, StringComparison.Ordinal);
    }

    [Fact]
    public async Task EveryAddressOfOurs_AsksForOurSession()
    {
        var endpoints = host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>();
        var ours = endpoints.Where(e => e.Metadata.GetOrderedMetadata<AuthorizationPolicy>().Any(p => p.AuthenticationSchemes.Contains(AccountSchemes.Session))).ToList();
        Assert.Contains(ours, e => e.RoutePattern.RawText == "/health/ready");
        Assert.DoesNotContain(ours, e => e.RoutePattern.RawText!.TrimStart('/').StartsWith("umbraco", StringComparison.Ordinal));
        using var stranger = host.Stranger();
        using var reserved = await stranger.GetAsync("/manage/jobs");
        Assert.StartsWith("/sign-in", reserved.Headers.Location!.PathAndQuery, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Health_TellsStrangersOnlyWhetherTheSiteIsReady()
    {
        var health = await host.Stranger().GetFromJsonAsync<JsonElement>("/health/ready");
        Assert.Equal("ready", health.GetProperty("status").GetString());
        Assert.Single(health.EnumerateObject());
    }

    [Fact]
    public async Task EmailLink_MakesAnAccount_AndSignsIn()
    {
        var client = await NewLearnerAsync("o'link@example.org");
        Assert.Contains("o'link@example.org", (await client.GetPageAsync("/account")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);

        var again = host.Stranger();
        var link = await again.GetPageAsync(await host.AskForLinkAsync(again, "O'LINK@example.org"));
        using var used = await again.SubmitAsync(link.QuerySelector("main form")!);
        Assert.Equal("/my/learning", used.Headers.Location!.OriginalString);
        Assert.True(await again.IsSignedInAsync());
    }

    [Fact]
    public async Task Password_GoesByOurRules_AndCountsWrongOnes()
    {
        var client = await NewLearnerAsync("password@example.org");
        await SetPasswordAsync(client);
        for (var i = 0; i < PasswordSignIn.Limit.Most - 1; i++)
        {
            using var wrong = await SignInAsync(host.Stranger(), "password@example.org", "not the right one");
            Assert.NotNull((await wrong.ReadPageAsync()).QuerySelector("#Login_Password-error"));
        }
        var other = host.Stranger();
        using var answer = await SignInAsync(other, "password@example.org", Password);
        Assert.Equal("/my/learning", answer.Headers.Location!.OriginalString);
        Assert.True(await other.IsSignedInAsync());
    }

    [Fact]
    public async Task SecondStep_IsAskedFor_AndAWrongCodeLocksNobodyOut()
    {
        var client = await NewLearnerAsync("second@example.org");
        await SetPasswordAsync(client);
        var page = await client.GetPageAsync("/account/security/authenticator");
        var key = page.QuerySelector("code.key")!.TextContent;
        using (var done = await client.SubmitAsync(page.Form("Input.Code"), ("Input.Code", AuthenticatorApp.Code(key, host.Clock.GetUtcNow()))))
        {
            Assert.Equal(10, (await client.FollowAsync(done)).QuerySelectorAll(".recovery-codes li").Length);
        }
        host.Clock.Advance(TimeSpan.FromMinutes(2));

        var other = host.Stranger();
        using var first = await SignInAsync(other, "second@example.org", Password);
        Assert.Equal("/sign-in/code", first.Headers.Location!.OriginalString);
        Assert.False(await other.IsSignedInAsync());
        var code = await other.FollowAsync(first);
        using (var wrong = await other.SubmitAsync(code.Form("Input.Code"), ("Input.Code", "000000")))
        {
            code = await wrong.ReadPageAsync();
        }
        using var right = await other.SubmitAsync(code.Form("Input.Code"), ("Input.Code", AuthenticatorApp.Code(key, host.Clock.GetUtcNow())));
        Assert.Equal("/my/learning", right.Headers.Location!.OriginalString);
        Assert.Contains("by password and authenticator code", (await other.GetPageAsync("/account/security")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OpenIdConnect_ComesBackToUs_AndSignsIn()
    {
        var client = host.Stranger();
        var answer = await AnswerOfProviderAsync(client, "verified");
        using (var callback = await client.GetAsync(answer))
        {
            Assert.NotEmpty(callback.Headers.GetValues("Content-Security-Policy"));
            var form = await client.FollowToEndAsync(new Uri(answer, callback.Headers.Location!));
            Assert.Equal("Pat Verified", form.QuerySelector("#Input_DisplayName")!.GetAttribute("value"));
            using var made = await client.SubmitAsync(form.Form("Input.DisplayName"), ("Input.AgreesToTerms", "true"));
            Assert.Equal("/account", made.Headers.Location!.OriginalString);
        }
        Assert.Contains("This time you signed in by OpenID Connect.", (await client.GetPageAsync("/account/security")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);

        var again = host.Stranger();
        await again.FollowToEndAsync(await AnswerOfProviderAsync(again, "verified"));
        Assert.True(await again.IsSignedInAsync());
        Assert.Equal("nobody", await again.GetStringAsync("/umbraco/who"));
    }

    [Fact]
    public async Task Passkey_IsAddedAndSignsIn()
    {
        await using var context = await (await Chromium.StartedAsync()).NewContextAsync();
        await context.AddInitScriptAsync("PublicKeyCredential.isConditionalMediationAvailable = undefined");
        var page = await PasskeyTests.PageWithAuthenticatorAsync(context);
        await page.GotoAsync($"{host.Root}/dev/sign-in?as={Roles.Trainer}&returnUrl=/account/security/passkeys");
        await page.FillAsync("#new-name", "My phone");
        await page.ClickAsync("text=Add a passkey >> visible=true >> nth=-1");
        await page.WaitForSelectorAsync("h2:has-text('My phone')");
        await page.GotoAsync($"{host.Root}/sign-out");
        await page.ClickAsync("main form button");
        await page.ArrivesAtAsync("**/signed-out");
        await page.GotoAsync($"{host.Root}/sign-in?returnUrl=%2Faccount");
        await page.ClickAsync("[data-passkey-sign-in] button");
        await page.ArrivesAtAsync("**/account");
        await page.GotoAsync($"{host.Root}/account/security");
        Assert.Contains("This time you signed in by passkey.", await page.InnerTextAsync("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ChangedStamp_EndsSessionsAtOnce_AndAnUnchangedOneGoesOn()
    {
        var goesOn = await NewLearnerAsync("goes-on@example.org");
        var ended = await NewLearnerAsync("ended@example.org");
        await using (var scope = host.Services.CreateAsyncScope())
        {
            var people = scope.ServiceProvider.GetRequiredService<UserManager<Person>>();
            await people.UpdateSecurityStampAsync((await people.FindByEmailAsync("ended@example.org"))!);
        }
        Assert.False(await ended.IsSignedInAsync());
        host.Clock.Advance(TimeSpan.FromMinutes(6));
        Assert.True(await goesOn.IsSignedInAsync());
        Assert.Contains("This time you signed in by e-mail link.", (await goesOn.GetPageAsync("/account/security")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NewAddress_IsConfirmedByALink()
    {
        var client = await NewLearnerAsync("old@example.org");
        var form = (await client.GetPageAsync("/account/email")).Form("Input.Email");
        using (var asked = await client.SubmitAsync(form, ("Input.Email", "new@example.org")))
        {
            await client.FollowAsync(asked);
        }
        var reader = host.Stranger();
        var row = (await reader.GetPageAsync("/dev/mail")).QuerySelectorAll("tbody tr").First(r => r.Children[1].TextContent == "new@example.org");
        var link = (await reader.GetPageAsync(row.QuerySelector("a")!.GetAttribute("href")!)).LinkInMail();
        var confirm = await client.GetPageAsync(link);
        using var done = await client.SubmitAsync(confirm.QuerySelector("main form")!);
        Assert.Contains("new@example.org", (await client.GetPageAsync("/account")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Learner_GoesAllTheWayToACertificate()
    {
        var learner = await NewLearnerAsync("boats@example.org");
        await learner.StartAsync();
        foreach (var lesson in new[] { CoursesApp.Oars, CoursesApp.Thinking })
        {
            await learner.ReadAsync(lesson);
        }
        await learner.AnswerAsync(CoursesApp.Oars, "one", ("chosen", "the-oar"));
        await learner.AnswerAsync(CoursesApp.Oars, "many", ("chosen", "blade"));
        await learner.AnswerAsync(CoursesApp.Oars, "order", ("place.sit-down", "1"), ("place.take-the-oars", "2"), ("place.row", "3"), ("place.rest", "4"));
        await learner.AnswerAsync(CoursesApp.Oars, "pairs", ("match.bow", "Front"), ("match.stern", "Back"), ("match.port", "Left"));
        await learner.WriteAsync(CoursesApp.Thinking, "last-trip", "A calm day");
        var check = (await learner.GetPageAsync(CoursesApp.Sails)).QuerySelector("#quiz .check")!;
        await learner.AnswerAsync(CoursesApp.Sails, check.Id!, ("chosen", "right-" + check.Id![^1]));

        var mine = await learner.GetPageAsync("/my/learning");
        Assert.Contains("Completed on", mine.Body!.TextContent, StringComparison.Ordinal);
        var certificate = await learner.GetPageAsync(mine.QuerySelector("a[href^='/my/certificates/']")!.GetAttribute("href")!);
        Assert.Contains("Boats", certificate.QuerySelector("main")!.TextContent, StringComparison.OrdinalIgnoreCase);
        var code = await host.WithDatabaseAsync(db => db.Certificates.Where(c => db.Set<Person>().Any(u => u.Id == c.PersonId && u.Email == "boats@example.org")).Select(c => c.Code).SingleAsync());
        await host.Stranger().GetPageAsync($"/certificates/{code}");
    }

    private async Task<HttpClient> NewLearnerAsync(string email)
    {
        var client = host.Stranger();
        var link = await client.GetPageAsync(await host.AskForLinkAsync(client, email));
        using var used = await client.SubmitAsync(link.QuerySelector("main form")!);
        var form = await client.FollowAsync(used);
        using var made = await client.SubmitAsync(form.Form("Input.DisplayName"), ("Input.DisplayName", "Nia"), ("Input.AgreesToTerms", "true"));
        Assert.Equal("/my/learning", made.Headers.Location!.OriginalString);
        return client;
    }

    private static async Task SetPasswordAsync(HttpClient client)
    {
        using var saved = await client.SubmitAsync((await client.GetPageAsync("/account/security/password")).Form("Input.New"), ("Input.New", Password));
        Assert.Equal("/account/security", saved.Headers.Location!.OriginalString);
    }

    private static async Task<HttpResponseMessage> SignInAsync(HttpClient client, string email, string password) =>
        await client.SubmitAsync((await client.GetPageAsync("/sign-in")).Form("Login.Password"), ("Login.Email", email), ("Login.Password", password));

    private async Task<Uri> AnswerOfProviderAsync(HttpClient client, string person)
    {
        using var asked = await client.GetAsync("/sign-in/with/work?returnUrl=%2Faccount");
        using var browser = OidcProviderTests.AppWithProvider.Browser();
        var issuer = new Uri(host.Issuer);
        IHtmlDocument login = await browser.PageOfProviderAsync(asked.Headers.Location!);
        using var signedIn = await browser.SubmitAsync(login.QuerySelector("form")!, ("login", person), ("password", "any"));
        var consent = await browser.PageOfProviderAsync(new Uri(issuer, signedIn.Headers.Location!));
        using var agreed = await browser.SubmitAsync(consent.QuerySelector("form")!);
        return await browser.ToCallbackAsync(new Uri(issuer, agreed.Headers.Location!));
    }
}
