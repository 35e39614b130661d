using Pace.Learning.Web.Accounts;
using Pace.Learning.Web.Accounts.SignIn;
using Pace.Learning.Web.Platform.Mail;

namespace Pace.Learning.Tests.Accounts.SignIn;

public sealed class EmailLinkTests(AppUnderTest app) : IClassFixture<AppUnderTest>
{
    [Fact]
    public async Task Link_SignsIn_AndLeadsToWhereThePersonWasGoing()
    {
        var client = app.Stranger();
        var page = await client.GetPageAsync(await app.AskForLinkAsync(await app.AddressAsync(Roles.Evaluator), "/account?from=mail"));
        Assert.Contains(await app.AddressAsync(Roles.Evaluator), page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);

        using var answer = await client.SubmitAsync(page.QuerySelector("main form")!);
        Assert.Equal("/account?from=mail", answer.Headers.Location!.OriginalString);
        Assert.Contains(answer.Headers.GetValues("Set-Cookie"), c => c.StartsWith("pace=", StringComparison.Ordinal) && c.Contains("httponly", StringComparison.Ordinal) && c.Contains("samesite=lax", StringComparison.Ordinal));
    }

    // A header holds ASCII: the answer would be an error once the link was used.
    [Theory]
    [InlineData("/é", "/%C3%A9")]
    [InlineData("/courses?q=李小龍", "/courses?q=%E6%9D%8E%E5%B0%8F%E9%BE%8D")]
    [InlineData("/courses?q=a b", "/courses?q=a b")]
    public async Task Link_LeadsOnToAnAddressThatCanStandInAHeader(string going, string to)
    {
        var client = app.Stranger();
        var page = await client.GetPageAsync(await app.AskForLinkAsync(await app.AddressAsync(Roles.Evaluator), going));
        using var answer = await client.SubmitAsync(page.QuerySelector("main form")!);
        Assert.Equal(to, answer.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task Link_SurvivesScannersThatOpenItFirst_AndWorksOnce()
    {
        var link = await app.AskForLinkAsync(await app.AddressAsync(Roles.Trainer));
        await app.Stranger().GetPageAsync(link);
        await app.Stranger().GetPageAsync(link);

        var client = app.Stranger();
        var page = await client.GetPageAsync(link);
        using (var first = await client.SubmitAsync(page.QuerySelector("main form")!))
        {
            Assert.Equal("/manage/talks", first.Headers.Location!.OriginalString);
        }

        var other = app.Stranger();
        Assert.Equal("This link no longer works", (await other.GetPageAsync(link)).Heading);
    }

    [Fact]
    public async Task Link_SentTwiceAtOnce_SignsInOnlyOnce()
    {
        var link = await app.AskForLinkAsync(await app.AddressAsync(Roles.AreaLead));
        var browsers = Enumerable.Range(0, 4).Select(_ => app.Stranger()).ToList();
        var pages = new List<(HttpClient Client, AngleSharp.Dom.IElement Form)>();
        foreach (var browser in browsers)
        {
            pages.Add((browser, (await browser.GetPageAsync(link)).QuerySelector("main form")!));
        }
        var answers = await Task.WhenAll(pages.Select(p => p.Client.SubmitAsync(p.Form)));
        Assert.Single(answers, a => a.StatusCode == HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task Link_EndsAfterTwentyMinutes()
    {
        var link = await app.AskForLinkAsync(await app.AddressAsync(Roles.Signatory));
        app.Clock.Advance(SignInLink.Lifetime + TimeSpan.FromSeconds(1));
        Assert.Equal("This link no longer works", (await app.Stranger().GetPageAsync(link)).Heading);
    }

    [Fact]
    public async Task Database_DoesNotKnowTheLink()
    {
        var link = await app.AskForLinkAsync("nobody-reads-this@example.org");
        var token = link.Split("token=")[1];
        var rows = await app.WithDatabaseAsync(db => db.SignInLinks.ToListAsync());
        Assert.Contains(rows, r => r.TokenHash.SequenceEqual(SignInLink.HashOf(token)));
        var mails = await app.WithDatabaseAsync(db => db.OutboxMails.ToListAsync());
        Assert.DoesNotContain(mails, m => System.Text.Encoding.UTF8.GetString(m.Body).Contains(token, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Answer_IsTheSame_WhetherOrNotTheAddressHasAnAccount()
    {
        Assert.Equal(await AnswerTo(await app.AddressAsync(Roles.Admin)), await AnswerTo("somebody-else@people.example"));

        async Task<string> AnswerTo(string email)
        {
            var client = app.Stranger();
            var form = (await client.GetPageAsync("/sign-in")).Form("Link.Email");
            using var answer = await client.SubmitAsync(form, ("Link.Email", email));
            var page = await client.FollowAsync(answer);
            return page.QuerySelector("main")!.TextContent.Replace(email, "", StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Mail_NamesNoCharity()
    {
        await app.AskForLinkAsync("careful@example.org");
        var mail = await app.NewestMailAsync("careful@example.org");
        Assert.Equal("Your sign-in link", mail.Heading);
        Assert.DoesNotContain("pace", mail.QuerySelector(".mail-text")!.TextContent.Replace("http://localhost", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task OneAddress_GetsFourLinksInAQuarterOfAnHour_AndTheAnswerStaysTheSame()
    {
        for (var i = 0; i < SignInLink.Limit.Most + 2; i++)
        {
            await app.AskForLinkAsync("flooded@example.org");
        }
        Assert.Equal(SignInLink.Limit.Most, (await app.MailsAsync("flooded@example.org")).Count);
    }

    [Theory]
    [InlineData("")]
    [InlineData("no address")]
    [InlineData("Name <name@example.org>")]
    [InlineData("a@b")]
    [InlineData("participation-\u017Ftand-in@demo.example")]
    [InlineData("\u212Aim@demo.example")]
    public async Task NoAddress_IsSaidBesideTheField_AndWhatWasTypedStays(string typed)
    {
        var client = app.Stranger();
        using var answer = await client.SubmitAsync((await client.GetPageAsync("/sign-in")).Form("Link.Email"), ("Link.Email", typed));
        var page = await answer.ReadPageAsync();
        Assert.Contains("Enter your e-mail address", page.QuerySelector("#Link_Email-error")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(typed, page.QuerySelector("#Link_Email")!.GetAttribute("value") ?? "");
    }

    [Theory]
    [InlineData("//evil.example")]
    [InlineData("https://evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("javascript:alert(1)")]
    public async Task ReturnAddress_OfAnotherSite_IsNotFollowed(string returnUrl)
    {
        var email = $"{Guid.NewGuid():N}@example.org";
        var client = app.Stranger();
        var page = await client.GetPageAsync(await app.AskForLinkAsync(email, returnUrl));
        using var used = await client.SubmitAsync(page.QuerySelector("main form")!);
        var form = await client.FollowAsync(used);
        using var answer = await client.SubmitAsync(form.Form("Input.DisplayName"), ("Input.DisplayName", "Rowan"), ("Input.AgreesToTerms", "true"));
        Assert.Equal("/my/learning", answer.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task ATicket_MakesOneAccount_AndSignsNobodyInToOneThatExists()
    {
        const string Email = "ticket.twice@example.org";
        var client = app.Stranger();
        var link = await client.GetPageAsync(await app.AskForLinkAsync(Email, "/account"));
        using var used = await client.SubmitAsync(link.QuerySelector("main form")!);
        var (mine, thief) = (await client.FollowAsync(used), app.Stranger());
        var theirs = (await thief.FollowAsync(used)).Form("Input.DisplayName");
        // Pressed twice in the same browser, it goes on to where the first led, whichever answer the browser shows.
        var presses = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => client.SubmitAsync(mine.Form("Input.DisplayName"), ("Input.DisplayName", "Nia"), ("Input.AgreesToTerms", "true"))));
        Assert.Equal(["/account", "/sign-in?returnUrl=%2Faccount"], presses.Select(p => p.Headers.Location?.OriginalString).Order(StringComparer.Ordinal));
        using (var second = await client.GetAsync("/sign-in?returnUrl=%2Faccount"))
        {
            Assert.Equal("/account", second.Headers.Location!.OriginalString);
        }
        await RefusedAsync();

        // The account is closed, and the ticket makes none anew.
        using (var closed = await client.SubmitAsync((await client.GetPageAsync("/account/close?step=2")).QuerySelectorAll("main form")[^1]))
        {
            Assert.Equal(HttpStatusCode.Redirect, closed.StatusCode);
        }
        await RefusedAsync();
        Assert.False(await app.WithDatabaseAsync(db => db.Users.AnyAsync(p => p.Email == Email)));

        async Task RefusedAsync()
        {
            using var tried = await thief.SubmitAsync(theirs, ("Input.DisplayName", "Mallory"), ("Input.AgreesToTerms", "true"));
            Assert.Equal("/sign-in?returnUrl=%2Faccount", tried.Headers.Location!.OriginalString);
            using var account = await thief.GetAsync("/account");
            Assert.Equal(HttpStatusCode.Redirect, account.StatusCode);
        }
    }

    [Fact]
    public async Task UnknownAddress_MakesALearnersAccount()
    {
        var client = app.Stranger();
        var page = await client.GetPageAsync(await app.AskForLinkAsync("o'new@example.org", "/account"));
        using var used = await client.SubmitAsync(page.QuerySelector("main form")!);
        var form = await client.FollowAsync(used);
        Assert.Equal("/privacy", form.QuerySelector("main p a[href='/privacy']")!.GetAttribute("href"));

        using (var unfinished = await client.SubmitAsync(form.Form("Input.DisplayName"), ("Input.DisplayName", "Nia")))
        {
            var again = await unfinished.ReadPageAsync();
            Assert.Equal("Agree to the terms to make an account", again.QuerySelector("#Input_AgreesToTerms-error")!.TextContent);
            Assert.Equal("Nia", again.QuerySelector("#Input_DisplayName")!.GetAttribute("value"));
        }

        using var answer = await client.SubmitAsync(form.Form("Input.DisplayName"), ("Input.DisplayName", "Nia"), ("Input.AgreesToTerms", "true"));
        Assert.Equal("/account", answer.Headers.Location!.OriginalString);
        var person = await app.WithDatabaseAsync(db => db.Users.SingleAsync(p => p.Email == "o'new@example.org"));
        Assert.Equal("Nia", person.DisplayName);
        Assert.True(person.EmailConfirmed);
        Assert.NotNull(person.AgreedToTermsAt);
        var roles = await app.WithDatabaseAsync(db => db.UserRoles.Where(r => r.UserId == person.Id).Select(r => r.RoleId).ToListAsync());
        Assert.Equal([Roles.IdOf(Roles.Learner)], roles);
    }
}
