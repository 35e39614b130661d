using AngleSharp.Html.Dom;
using Microsoft.AspNetCore.Identity;
using Pace.Learning.Web.Accounts;
using Pace.Learning.Web.Accounts.SignIn;

namespace Pace.Learning.Tests.Accounts.Passwords;

public sealed class PasswordSignInTests(AppUnderTest app) : IClassFixture<AppUnderTest>
{
    private const string Good = "kettle morning bridge";

    [Fact]
    public async Task Learner_SignsInWithAPassword_ThatTheySetThemselves()
    {
        var email = await app.AddressAsync(Roles.Learner);
        var client = await app.SignedInAsync(Roles.Learner);
        var form = (await client.GetPageAsync("/account/security/password")).Form("Input.New");
        using (var tooShort = await client.SubmitAsync(form, ("Input.New", "short")))
        {
            Assert.Contains("Enter a password of at least 12", (await tooShort.ReadPageAsync()).QuerySelector("#Input_New-error")!.TextContent, StringComparison.Ordinal);
        }
        using (var saved = await client.SubmitAsync(form, ("Input.New", Good)))
        {
            Assert.Equal("/account/security", saved.Headers.Location!.OriginalString);
        }
        Assert.Equal("You have a password.", (await client.GetPageAsync("/account/security")).QuerySelectorAll("main p").Single(p => p.TextContent.Contains("have a password", StringComparison.Ordinal)).TextContent);
        Assert.Equal("A change to your account", (await app.NewestMailAsync(email)).Heading);

        using var answer = await SignInAsync(app.Stranger(), email, Good, "/account");
        Assert.Equal("/account", answer.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task WrongUnknownAndPaused_SayTheSame()
    {
        await SetPasswordAsync(Roles.Signatory);
        var email = await app.AddressAsync(Roles.Signatory);
        var wrong = await RefusalAsync(email, "a wrong password");
        var unknown = await RefusalAsync("nobody-at-all@example.org", "a wrong password");
        for (var i = 1; i < PasswordSignIn.Limit.Most; i++)
        {
            await RefusalAsync(email, "a wrong password");
        }
        var paused = await RefusalAsync(email, Good);
        Assert.EndsWith(LoginInput.Refused, wrong, StringComparison.Ordinal);
        Assert.Equal(wrong, unknown);
        Assert.Equal(wrong, paused);

        app.Clock.Advance(PasswordSignIn.Limit.For + TimeSpan.FromSeconds(1));
        using var answer = await SignInAsync(app.Stranger(), email, Good);
        Assert.Equal("/agreements", answer.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task TriesAtTheSameTime_AreAllCounted()
    {
        await SetPasswordAsync(Roles.ParentReviewer);
        var email = await app.AddressAsync(Roles.ParentReviewer);
        var tries = Enumerable.Range(0, 12).Select(_ => CheckAsync(email, "wrong wrong wrong")).ToList();
        await Task.WhenAll(tries);
        Assert.Null(await CheckAsync(email, Good));
    }

    [Fact]
    public async Task PausedAddress_StillGetsALink()
    {
        var email = await app.AddressAsync(Roles.Parent);
        for (var i = 0; i <= PasswordSignIn.Limit.Most; i++)
        {
            await RefusalAsync(email, "a wrong password");
        }
        using var answer = await (await app.SignedInByLinkAsync(email)).GetAsync("/account");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task Staff_WithAPasswordOnly_SetUpASecondStepBeforeTheyAreSignedIn()
    {
        await SetPasswordAsync(Roles.Editor);
        var client = app.Stranger();
        using var first = await SignInAsync(client, await app.AddressAsync(Roles.Editor), Good, "/account");
        Assert.Equal("/sign-in/second-step?returnUrl=%2Faccount", first.Headers.Location!.OriginalString);
        using (var closed = await client.GetAsync("/account"))
        {
            Assert.Equal(HttpStatusCode.Redirect, closed.StatusCode);
        }

        var page = await client.FollowAsync(first);
        Assert.Empty(page.QuerySelectorAll("[style]"));
        var key = page.QuerySelector("code.key")!.TextContent;
        using (var wrong = await client.SubmitAsync(page.Form("Input.Code"), ("Input.Code", "000000")))
        {
            page = await wrong.ReadPageAsync();
            Assert.Equal(key, page.QuerySelector("code.key")!.TextContent);
            Assert.NotNull(page.QuerySelector("#Input_Code-error"));
        }
        using var done = await client.SubmitAsync(page.Form("Input.Code"), ("Input.Code", AuthenticatorApp.Code(key, app.Clock.GetUtcNow())));
        var codes = await client.FollowAsync(done);
        Assert.Equal(10, codes.QuerySelectorAll(".recovery-codes li").Length);
        Assert.Equal("/account", codes.QuerySelector("main a.button")!.GetAttribute("href"));
        Assert.Empty((await client.GetPageAsync("/account/security/recovery-codes")).QuerySelectorAll(".recovery-codes li"));

        using var file = await client.SubmitAsync(codes.QuerySelector("form:has([name=codes])")!);
        Assert.Equal("attachment", file.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal(10, (await file.Content.ReadAsStringAsync()).Trim().Split('\n').Length);
    }

    [Fact]
    public async Task SecondStep_TakesACodeOnce_AndLocksAfterFiveWrongOnes()
    {
        await SetPasswordAsync(Roles.Evaluator);
        var email = await app.AddressAsync(Roles.Evaluator);
        var key = await SetUpAuthenticatorAsync(Roles.Evaluator);
        app.Clock.Advance(TimeSpan.FromMinutes(2));
        var code = AuthenticatorApp.Code(key, app.Clock.GetUtcNow());

        var client = app.Stranger();
        using var signedIn = await SubmitCodeAsync(client, await CodePageAsync(client, email), code);
        Assert.Equal("/studio/confidence", signedIn.Headers.Location!.OriginalString);

        var other = app.Stranger();
        var page = await CodePageAsync(other, email);
        for (var i = 0; i < 4; i++)
        {
            using var again = await SubmitCodeAsync(other, page, code);
            Assert.NotNull((await again.ReadPageAsync()).QuerySelector("#Input_Code-error"));
        }
        using var locked = await SubmitCodeAsync(other, page, code);
        Assert.Equal("/sign-in/refused?code=locked", locked.Headers.Location!.OriginalString);
        app.Clock.Advance(TimeSpan.FromMinutes(16));
        using var fine = await SubmitCodeAsync(other, page, AuthenticatorApp.Code(key, app.Clock.GetUtcNow()));
        Assert.True(fine.Headers.Location is not null);
    }

    [Fact]
    public async Task RecoveryCode_WorksOnce_AndLinkAsksForTheSecondStepToo()
    {
        var email = await app.AddressAsync(Roles.Trainer);
        var codes = await RecoveryCodesAsync(Roles.Trainer);
        var client = await app.SignedInByLinkAsync(email);
        var page = await client.GetPageAsync("/sign-in/recovery-code");
        using var answer = await SubmitCodeAsync(client, page, codes[0].ToLowerInvariant());
        Assert.Equal("/manage/talks", answer.Headers.Location!.OriginalString);

        var again = await app.SignedInByLinkAsync(email);
        using var refused = await SubmitCodeAsync(again, await again.GetPageAsync("/sign-in/recovery-code"), codes[0]);
        Assert.NotNull((await refused.ReadPageAsync()).QuerySelector("#Input_Code-error"));
    }

    [Fact]
    public async Task Database_DoesNotKnowAuthenticatorKeysOrRecoveryCodes()
    {
        var key = (await SetUpAuthenticatorAsync(Roles.AreaLead)).Replace(" ", "", StringComparison.Ordinal);
        var tokens = await app.WithDatabaseAsync(db => db.UserTokens.Select(t => t.Value).ToListAsync());
        Assert.NotEmpty(tokens);
        Assert.DoesNotContain(tokens, value => value!.Contains(key, StringComparison.Ordinal) || value.Contains(';', StringComparison.Ordinal));
    }

    private static Task<HttpResponseMessage> SubmitCodeAsync(HttpClient client, IHtmlDocument page, string code) =>
        client.SubmitAsync(page.Form("Input.Code"), ("Input.Code", code));

    private static async Task<HttpResponseMessage> SignInAsync(HttpClient client, string email, string password, string? returnUrl = null)
    {
        var page = await client.GetPageAsync(SignInModel.At(returnUrl));
        return await client.SubmitAsync(page.Form("Login.Password"), ("Login.Email", email), ("Login.Password", password));
    }

    private async Task<string> RefusalAsync(string email, string password)
    {
        using var answer = await SignInAsync(app.Stranger(), email, password);
        var page = await answer.ReadPageAsync();
        Assert.Equal(email, page.QuerySelector("#Login_Email")!.GetAttribute("value"));
        return page.QuerySelector("#Login_Password-error")!.TextContent;
    }

    private static async Task<IHtmlDocument> CodePageAsync(HttpClient client, string email)
    {
        using var answer = await SignInAsync(client, email, Good);
        return await client.FollowAsync(answer);
    }

    private async Task<string> SetUpAuthenticatorAsync(string role) => (await SetUpAsync(role)).Key;

    private async Task<IReadOnlyList<string>> RecoveryCodesAsync(string role) => (await SetUpAsync(role)).Codes;

    private async Task<(string Key, IReadOnlyList<string> Codes)> SetUpAsync(string role)
    {
        var client = await app.SignedInAsync(role);
        var page = await client.GetPageAsync("/account/security/authenticator");
        var key = page.QuerySelector("code.key")!.TextContent;
        using var done = await SubmitCodeAsync(client, page, AuthenticatorApp.Code(key, app.Clock.GetUtcNow()));
        var codes = await client.FollowAsync(done);
        return (key, [.. codes.QuerySelectorAll(".recovery-codes code").Select(c => c.TextContent)]);
    }

    private async Task SetPasswordAsync(string role)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var people = scope.ServiceProvider.GetRequiredService<UserManager<Person>>();
        var result = await people.AddPasswordAsync((await people.FindByEmailAsync(await app.AddressAsync(role)))!, Good);
        Assert.True(result.Succeeded);
    }

    private async Task<Person?> CheckAsync(string email, string password)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<PasswordSignIn>().CheckAsync(email, password, default);
    }
}
