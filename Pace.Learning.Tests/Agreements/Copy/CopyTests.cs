using Pace.Learning.Tests.Accounts;
using Pace.Learning.Web.Agreements.Jobs;

namespace Pace.Learning.Tests.Agreements.Copy;

/// <summary>What everybody who signed can keep, and come back for.</summary>
public sealed class CopyTests(AgreementsApp app) : IClassFixture<AgreementsApp>
{
    [Fact]
    public async Task AYearOn_WithoutAnAccount_TheCopyIsThere_AndNothingElse_UntilTheAddressIsDeleted()
    {
        var lead = await app.SignedInAsync(Roles.AreaLead);
        var area = await app.AreaAsync();
        var people = AgreementSteps.Five("copy");
        var agreement = await app.SignedByAllAsync(lead, area, people);
        var dana = people[0].Email;
        var early = app.Stranger();
        await AskAsync(early, dana);
        Assert.DoesNotContain(await app.MailsAsync(dana), m => m.QuerySelector(".mail-text")!.TextContent.Contains("/agreements/copy/", StringComparison.Ordinal));
        await app.CountersignAsync(agreement);
        foreach (var person in people)
        {
            Assert.Contains("Your copy is ready", (await app.NewestMailAsync(person.Email)).QuerySelector(".mail-text")!.TextContent, StringComparison.Ordinal);
        }

        app.Clock.Advance(TimeSpan.FromDays(366));
        await app.RunJobAsync<ForgetSigningLinks>();
        var browser = await OpenAsync((await app.NewestMailAsync(dana)).LinkInMail(), dana);
        var copy = (await browser.GetPageAsync($"/agreements/{agreement.Id}/copy")).QuerySelector("main")!.TextContent;
        Assert.All(new[] { "Dana Director", "Nell Nurse", agreement.DocumentSha256, "We write down what you say" }, words => Assert.Contains(words, copy, StringComparison.Ordinal));
        Assert.Equal(1, copy.Split("E-mail link and code").Length - 1);
        var pdf = await browser.GetByteArrayAsync($"/agreements/{agreement.Id}/copy.pdf");
        Assert.Equal("%PDF-"u8.ToArray(), pdf[..5]);
        // The mailbox may have passed to another: the copy is all that it opens.
        foreach (var closed in new[] { "", "/sign", "/certificate", "/certificate.pdf", "/evidence.zip", "/plan" })
        {
            using var answer = await browser.GetAsync($"/agreements/{agreement.Id}{closed}");
            Assert.StartsWith("/sign-in", answer.Headers.Location!.PathAndQueryOrOriginal(), StringComparison.Ordinal);
        }

        // The link was used; a new one is asked for by the address. Asked for an address that never signed, the answer is the same, and no mail goes out.
        Assert.Equal("This link was opened before", (await app.Stranger().GetPageAsync((await FirstLinkAsync(dana)))).Heading);
        await AskAsync(app.Stranger(), "nobody-copy@council.example");
        Assert.Empty(await app.MailsAsync("nobody-copy@council.example"));
        await AskAsync(app.Stranger(), dana.ToUpperInvariant());
        var again = await OpenAsync((await app.NewestMailAsync(dana)).LinkInMail(), dana);
        Assert.Contains(agreement.AreaName, (await again.GetPageAsync("/agreements/copy")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        // Somebody else's copy isn't theirs, and without a code there is none.
        using (var stranger = await app.Stranger().GetAsync($"/agreements/{agreement.Id}/copy.pdf"))
        {
            Assert.Equal("/agreements/copy", stranger.Headers.Location!.OriginalString);
        }
        var others = await app.SignedByAllAsync(await app.SignedInAsync(Roles.AreaLead), await app.AreaAsync(), AgreementSteps.Five("copy-other"));
        await app.CountersignAsync(others);
        using (var notTheirs = await again.GetAsync($"/agreements/{others.Id}/copy"))
        {
            Assert.Equal(HttpStatusCode.Redirect, notTheirs.StatusCode);
        }

        app.Clock.Advance(TimeSpan.FromDays((365 * 3) + 95));
        await app.RunJobAsync<LapseAgreements>();
        app.Clock.Advance(TimeSpan.FromDays(91));
        await app.RunJobAsync<ForgetSignatoryAddresses>();
        var gone = await app.AgreementAsync(area);
        Assert.Null(gone.Asker);
        Assert.All(gone.Signatories, p => Assert.Null(p.Email));
        await app.RunJobAsync<ForgetSigningLinks>();
        Assert.Equal("This link no longer works", (await app.Stranger().GetPageAsync(await FirstLinkAsync(dana))).Heading);
    }

    private async Task<string> FirstLinkAsync(string email) => (await app.MailsAsync(email)).Single(m => m.QuerySelector(".mail-text")!.TextContent.Contains("Your copy is ready", StringComparison.Ordinal)).LinkInMail();

    private async Task<HttpClient> OpenAsync(string link, string email)
    {
        var browser = app.Stranger();
        var page = await browser.GetPageAsync(link);
        using var opened = await browser.SubmitAsync(page.QuerySelector("main form")!);
        using var confirmed = await browser.SubmitAsync((await browser.FollowAsync(opened)).Form("Input.Code"), ("Input.Code", await app.CodeAsync(email)));
        Assert.Equal("/agreements/copy", confirmed.Headers.Location!.OriginalString);
        return browser;
    }

    private static async Task AskAsync(HttpClient browser, string email)
    {
        using var asked = await browser.SubmitAsync((await browser.GetPageAsync("/agreements/copy")).Form("Input.Email"), ("Input.Email", email));
        Assert.Equal("/agreements/copy-sent", asked.Headers.Location!.OriginalString);
    }
}
