using AngleSharp.Dom;
using Pace.Learning.Web.Accounts;
using Pace.Learning.Web.Platform.Mail;

namespace Pace.Learning.Tests.Accounts.SignIn;

/// <summary>Making, changing and closing an account, several times at the same moment.</summary>
public sealed class AtOnceTests(AppUnderTest app) : IClassFixture<AppUnderTest>
{
    private const int Times = 4;

    [Fact]
    public async Task TheSameTicket_InSeveralBrowsersAtOnce_IsOneAccount_AndOneIsSignedIn()
    {
        const string Email = "atonce@people.example";
        var browser = app.Stranger();
        var link = await browser.GetPageAsync(await app.AskForLinkAsync(Email, "/account"));
        using var used = await browser.SubmitAsync(link.QuerySelector("main form")!);
        var forms = new List<(HttpClient Client, IElement Form)>();
        for (var i = 0; i < Times; i++)
        {
            var client = app.Stranger();
            forms.Add((client, (await client.GetPageAsync(used.Headers.Location!.OriginalString)).Form("Input.DisplayName")));
        }

        var answers = await Task.WhenAll(forms.Select((f, i) => f.Client.SubmitAsync(f.Form, ("Input.DisplayName", $"Nia {i}"), ("Input.AgreesToTerms", "true"))));

        Assert.Equal(["/account", .. Enumerable.Repeat("/sign-in?returnUrl=%2Faccount", Times - 1)], answers.Select(a => a.Headers.Location?.OriginalString).Order(StringComparer.Ordinal));
        var person = await app.WithDatabaseAsync(db => db.Users.SingleAsync(p => p.Email == Email));
        Assert.Equal([Roles.IdOf(Roles.Learner)], await app.WithDatabaseAsync(db => db.UserRoles.Where(r => r.UserId == person.Id).Select(r => r.RoleId).ToListAsync()));
        foreach (var ((client, _), answer) in forms.Zip(answers))
        {
            using var account = await client.GetAsync("/account");
            Assert.Equal(answer.Headers.Location!.OriginalString == "/account", account.StatusCode == HttpStatusCode.OK);
        }
    }

    [Fact]
    public async Task TheSameNewAddress_ConfirmedByTwoPeopleAtOnce_IsOnesOnly()
    {
        const string Email = "wanted@people.example";
        var forms = new List<(HttpClient Client, IElement Form)>();
        foreach (var role in new[] { Roles.Trainer, Roles.Learner })
        {
            var client = await app.SignedInAsync(role);
            using var asked = await client.SubmitAsync((await client.GetPageAsync("/account/email")).Form("Input.Email"), ("Input.Email", Email));
            forms.Add((client, (await client.GetPageAsync((await app.NewestMailAsync(Email)).LinkInMail())).QuerySelector("main form")!));
        }

        // Each presses twice. A new address ends the sessions from before, so whoever presses again after it signs in first.
        var answers = await Task.WhenAll(forms.Concat(forms).Select(f => f.Client.SubmitAsync(f.Form)));

        Assert.Contains(answers, a => a.Headers.Location?.OriginalString == "/account");
        Assert.All(answers.Where(a => a.StatusCode != HttpStatusCode.Redirect), a => Assert.True(
            a.StatusCode == HttpStatusCode.OK || a.Headers.Location?.OriginalString.StartsWith("/sign-in?", StringComparison.Ordinal) is true, $"{a.StatusCode}"));
        Assert.Equal(1, await app.WithDatabaseAsync(db => db.Users.CountAsync(p => p.Email == Email && p.UserName == Email)));
        string[] old = [await app.AddressAsync(Roles.Trainer), await app.AddressAsync(Roles.Learner)];
        Assert.Equal(1, await app.WithDatabaseAsync(db => db.Users.CountAsync(p => old.Contains(p.Email))));
        Assert.Equal(1, await app.WithDatabaseAsync(db => db.OutboxMails.CountAsync(m => old.Contains(m.To))));
    }

    [Fact]
    public async Task AnAccount_ClosedSeveralTimesAtOnce_IsClosed()
    {
        var client = await app.SignedInAsync(Roles.Learner);
        var id = (await app.MemberAsync(Roles.Learner)).Id;
        var form = (await client.GetPageAsync("/account/close?step=2")).QuerySelectorAll("main form")[^1];

        var answers = await Task.WhenAll(Enumerable.Range(0, Times).Select(_ => client.SubmitAsync(form)));

        Assert.Contains(answers, a => a.Headers.Location?.OriginalString == "/account-closed");
        Assert.All(answers, a => Assert.True(a.StatusCode < HttpStatusCode.InternalServerError, $"{a.StatusCode}"));
        Assert.False(await app.WithDatabaseAsync(db => db.Users.AnyAsync(p => p.Id == id)));
    }
}
