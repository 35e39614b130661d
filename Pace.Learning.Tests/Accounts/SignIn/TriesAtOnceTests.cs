using System.Globalization;
using Microsoft.AspNetCore.Hosting;
using Pace.Learning.Web.Platform.Mail;

namespace Pace.Learning.Tests.Accounts.SignIn;

/// <summary>A limit counts before it lets anybody try: many requests at the same moment gain nothing.</summary>
public sealed class TriesAtOnceTests(TriesAtOnceTests.Site app) : IClassFixture<TriesAtOnceTests.Site>
{
    [Fact]
    public async Task AskedForManyTimesAtOnce_AnAddressGetsFourLinks()
    {
        const string Address = "asked.at.once@example.org";
        var client = app.Stranger();
        var form = (await client.GetPageAsync("/sign-in")).Form("Link.Email");
        await Task.WhenAll(Enumerable.Range(0, 16).Select(async _ =>
        {
            using var answer = await client.SubmitAsync(form, ("Link.Email", Address));
            Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        }));
        Assert.Equal(4, await app.WithDatabaseAsync(db => db.OutboxMails.CountAsync(m => m.To == Address)));
    }

    [Fact]
    public async Task CodesAtOnce_AreNeverMoreThanFiveTries()
    {
        var owner = await app.SignedInAsync(Roles.Trainer);
        var setUp = await owner.GetPageAsync("/account/security/authenticator");
        var key = setUp.QuerySelector("code.key")!.TextContent;
        using (var done = await owner.SubmitAsync(setUp.Form("Input.Code"), ("Input.Code", AuthenticatorApp.Code(key, app.Clock.GetUtcNow()))))
        {
            Assert.NotNull(done.Headers.Location);
        }
        app.Clock.Advance(TimeSpan.FromMinutes(2));
        var client = await app.SignedInByLinkAsync(await app.AddressAsync(Roles.Trainer));
        var form = (await client.GetPageAsync("/sign-in/code")).Form("Input.Code");
        var right = AuthenticatorApp.Code(key, app.Clock.GetUtcNow());
        var wrong = Enumerable.Range(0, 40).Select(i => i.ToString("000000", CultureInfo.InvariantCulture)).Where(c => c != right);
        var answers = await Task.WhenAll(wrong.Select(async code =>
        {
            using var answer = await client.SubmitAsync(form, ("Input.Code", code));
            return answer.Headers.Location?.OriginalString;
        }));
        // At most five are told that the code is wrong; to the others it is locked, and so it is to the right one.
        Assert.True(answers.Count(a => a is null) <= 5, $"{answers.Count(a => a is null)} codes were looked at");
        Assert.All(answers, a => Assert.True(a is null or "/sign-in/refused?code=locked", a));
        using (var late = await client.SubmitAsync(form, ("Input.Code", right)))
        {
            Assert.Equal("/sign-in/refused?code=locked", late.Headers.Location!.OriginalString);
        }
        app.Clock.Advance(TimeSpan.FromMinutes(16));
        var again = await app.SignedInByLinkAsync(await app.AddressAsync(Roles.Trainer));
        using var fine = await again.SubmitAsync((await again.GetPageAsync("/sign-in/code")).Form("Input.Code"), ("Input.Code", AuthenticatorApp.Code(key, app.Clock.GetUtcNow())));
        Assert.Equal("/manage/talks", fine.Headers.Location!.OriginalString);
    }

    /// <summary>A site that counts what this is about, and not how much one network sends.</summary>
    public sealed class Site : AppUnderTest
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("Pace:Security:SignInsPerMinute", "100000");
        }
    }
}
