using Pace.Learning.Tests.Accounts;
using Pace.Learning.Web.Agreements;
using Pace.Learning.Web.Agreements.Identity;
using Pace.Learning.Web.Platform.Ledger;
using Pace.Learning.Web.Platform.Mail;

namespace Pace.Learning.Tests.Agreements;

/// <summary>Two at once, twice the same, the wrong text, the wrong hands: nothing breaks the state, and nobody signs for somebody else.</summary>
public sealed class SigningRaceTests(AgreementsApp app) : IClassFixture<AgreementsApp>
{
    private static readonly SigningPerson[] Three =
    [
        new("Dana Director", "dana", AgreementSteps.Council), new("Nell Nurse", "nell", AgreementSteps.Health), new("Colin Constable", "colin", AgreementSteps.Police),
    ];

    [Fact]
    public async Task TheLastTwo_AtOnce_BothCount_AndItIsCompleteOnce()
    {
        var (agreement, area, people) = await SentAsync("last-two");
        await app.SignByLinkAsync(agreement, people[0]);
        var (one, other) = (await app.OpenAsync(people[1].Email), await app.OpenAsync(people[2].Email));
        var (first, second) = (await one.GetPageAsync($"/agreements/{agreement.Id}/sign"), await other.GetPageAsync($"/agreements/{agreement.Id}/sign"));
        var answers = await Task.WhenAll(one.SignOnAsync(first, people[1].Name), other.SignOnAsync(second, people[2].Name));
        Assert.All(answers, a => Assert.Equal(HttpStatusCode.Redirect, a.StatusCode));
        Assert.Equal(AgreementState.Signed, await app.StateAsync(area));
        Assert.Equal(1, await CountAsync(agreement, "agreement.completed"));
        Assert.Equal(3, await CountAsync(agreement, "agreement.signed"));
    }

    [Fact]
    public async Task TheSameForm_ManyTimesAtOnce_IsOneSignature()
    {
        var (agreement, _, people) = await SentAsync("double");
        var browser = await app.OpenAsync(people[0].Email);
        var page = await browser.GetPageAsync($"/agreements/{agreement.Id}/sign");
        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => browser.SignOnAsync(page, people[0].Name)));
        Assert.All(answers, a => Assert.Equal($"/agreements/{agreement.Id}", a.Headers.Location?.OriginalString));
        Assert.Equal(1, await CountAsync(agreement, "agreement.signed"));
        Assert.Single(await app.MailsAsync(people[0].Email), m => m.QuerySelector(".mail-text")!.TextContent.Contains("You signed", StringComparison.Ordinal));
    }

    [Fact]
    public async Task SigningAndRemoving_AtOnce_EndInOneOfTheTwo()
    {
        var (agreement, area, people) = await SentAsync("race", new SigningPerson("Hugo Head", "hugo", AgreementSteps.Council, "Head of Early Help"));
        var lead = await app.SignedInAsync(Roles.AreaLead);
        var hugo = people[3];
        var browser = await app.OpenAsync(hugo.Email);
        var page = await browser.GetPageAsync($"/agreements/{agreement.Id}/sign");
        var signatory = (await app.AgreementAsync(area)).Signatories.Single(p => p.PersonName == hugo.Name).Id;
        var act = await lead.GetPageAsync($"/agreements/{agreement.Id}/act/remove?signatory={signatory}");
        var answers = await Task.WhenAll(browser.SignOnAsync(page, hugo.Name), lead.SubmitAsync(act.QuerySelector("main form")!));
        var after = (await app.AgreementAsync(area)).Find(signatory)!;
        Assert.True(after.State is SignatoryState.Signed or SignatoryState.Removed);
        Assert.Equal(after.State == SignatoryState.Signed, after.Signature is not null);
        Assert.Equal(after.State == SignatoryState.Signed, answers[0].StatusCode == HttpStatusCode.Redirect && answers[0].Headers.Location!.OriginalString.StartsWith("/agreements", StringComparison.Ordinal));
        Assert.Equal(after.State == SignatoryState.Signed ? 1 : 0, await CountAsync(agreement, "agreement.signed"));
    }

    [Fact]
    public async Task AForwardedLink_GivesNothingWithoutTheCode_AndTheOwnerGetsANewOne()
    {
        var (agreement, area, people) = await SentAsync("forward");
        var link = await app.InvitationAsync(people[0].Email);
        var other = app.Stranger();
        using var opened = await other.SubmitAsync((await other.GetPageAsync(link)).QuerySelector("main form")!);
        using var without = await other.GetAsync($"/agreements/{agreement.Id}/sign");
        Assert.Equal(HttpStatusCode.Redirect, without.StatusCode);
        var code = await other.FollowAsync(opened);
        for (var i = 0; i < 6; i++)
        {
            using var wrong = await other.SubmitAsync(code.Form("Input.Code"), ("Input.Code", "000000"));
            Assert.Equal(HttpStatusCode.OK, wrong.StatusCode);
        }
        // After five tries the right code does nothing either.
        using var late = await other.SubmitAsync(code.Form("Input.Code"), ("Input.Code", await app.CodeAsync(people[0].Email)));
        Assert.Contains("5 wrong tries", (await late.ReadPageAsync()).QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);

        // The owner's own click finds it used, and asks for a new one, which only their mailbox gets. The other browser's session ends with it.
        var owner = app.Stranger();
        var used = await owner.GetPageAsync(link);
        Assert.Equal("This link was opened before", used.Heading);
        using var asked = await owner.SubmitAsync(used.QuerySelector("main form")!);
        Assert.Equal(HttpStatusCode.Redirect, asked.StatusCode);
        var fresh = await app.InvitationAsync(people[0].Email);
        Assert.NotEqual(link, fresh);
        await app.OpenAsync(people[0].Email, fresh, owner);
        using var signed = await owner.SignAsync(agreement.Id, people[0].Name);
        Assert.Equal(HttpStatusCode.Redirect, signed.StatusCode);
        Assert.Equal("This link no longer works", (await other.GetPageAsync(link)).Heading);
        Assert.Equal(people[0].Name, (await app.AgreementAsync(area)).Signatories.Single(p => p.Signature is not null).Signature!.TypedName);
    }

    [Fact]
    public async Task LookingAtALink_UsesNothingUp_AndSecondOpening_InAnotherBrowser_IsRefused()
    {
        var (_, _, people) = await SentAsync("scanner");
        var link = await app.InvitationAsync(people[0].Email);
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal("Something for you to read and sign", (await app.Stranger().GetPageAsync(link)).Heading);
        }
        var browsers = Enumerable.Range(0, 4).Select(_ => app.Stranger()).ToList();
        var pages = await Task.WhenAll(browsers.Select(b => b.GetPageAsync(link)));
        var answers = await Task.WhenAll(browsers.Zip(pages, (b, p) => b.SubmitAsync(p.QuerySelector("main form")!)));
        Assert.Single(answers, a => a.Headers.Location?.OriginalString == "/agreements/code");
        using var look = await app.Stranger().GetAsync(link);
        Assert.Equal("no-referrer", look.Headers.GetValues("Referrer-Policy").Single());
    }

    [Fact]
    public async Task ALink_OfSomebodyWhoWasReplaced_OpensNothing_NotEvenWhatWasOpenBefore()
    {
        var (agreement, area, people) = await SentAsync("replaced");
        var lead = await app.SignedInAsync(Roles.AreaLead);
        var browser = await app.OpenAsync(people[0].Email);
        var page = await browser.GetPageAsync($"/agreements/{agreement.Id}/sign");
        var link = await app.InvitationAsync(people[0].Email);
        var signatory = (await app.AgreementAsync(area)).Signatories.Single(p => p.PersonName == people[0].Name).Id;
        using var replaced = await lead.LeadAsync(agreement.Id, "replace", signatory, ("Input.Name", "Dev Director"), ("Input.Email", "dev-replaced@council.example"));
        Assert.Equal(HttpStatusCode.Redirect, replaced.StatusCode);
        Assert.Equal("This link no longer works", (await app.Stranger().GetPageAsync(link)).Heading);
        using var signed = await browser.SignOnAsync(page, people[0].Name);
        Assert.DoesNotContain((await app.AgreementAsync(area)).Signatories, p => p.Signature is not null);
        Assert.NotEqual(HttpStatusCode.OK, signed.StatusCode);
        Assert.StartsWith("/sign-in", signed.Headers.Location!.PathAndQueryOrOriginal(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task APage_ThatShowedAnotherText_SignsNothing_AndShowsTheRightOne()
    {
        var (agreement, area, people) = await SentAsync("text");
        var browser = await app.OpenAsync(people[0].Email);
        using var other = await browser.ForgeAsync(
            (await browser.GetPageAsync($"/agreements/{agreement.Id}/sign")).Form("Input.Authority"),
            ("Input.Name", people[0].Name), ("Input.Authority", "I hold this post"), ("Input.Agreed", "true"), ("Input.DocumentSha256", new string('0', 64)));
        var page = await other.ReadPageAsync();
        Assert.Contains("isn’t the one", page.QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(agreement.DocumentSha256, page.QuerySelector("[name='Input.DocumentSha256']")!.GetAttribute("value"));
        Assert.Equal(people[0].Name, page.QuerySelector("[name='Input.Name']")!.GetAttribute("value"));
        Assert.DoesNotContain((await app.AgreementAsync(area)).Signatories, p => p.Signature is not null);
        using var right = await browser.SignOnAsync(page, people[0].Name);
        Assert.Equal(HttpStatusCode.Redirect, right.StatusCode);
    }

    [Fact]
    public async Task OldCodes_AndOldSessions_RunOut()
    {
        var (agreement, _, people) = await SentAsync("old");
        var browser = app.Stranger();
        using var opened = await browser.SubmitAsync((await browser.GetPageAsync(await app.InvitationAsync(people[0].Email))).QuerySelector("main form")!);
        var page = await browser.FollowAsync(opened);
        var code = await app.CodeAsync(people[0].Email);
        app.Clock.Advance(TimeSpan.FromMinutes(11));
        using var late = await browser.SubmitAsync(page.Form("Input.Code"), ("Input.Code", code));
        Assert.Contains("has run out", (await late.ReadPageAsync()).QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
        using var again = await browser.SubmitAsync(page.QuerySelector("form[action*='handler=Again'], button[formaction*='handler=Again']")!);
        using var right = await browser.SubmitAsync((await browser.FollowAsync(again)).Form("Input.Code"), ("Input.Code", await app.CodeAsync(people[0].Email)));
        Assert.Equal($"/agreements/{agreement.Id}/sign", right.Headers.Location!.OriginalString);
        app.Clock.Advance(TimeSpan.FromHours(13));
        using var tomorrow = await browser.GetAsync($"/agreements/{agreement.Id}/sign");
        Assert.Equal(HttpStatusCode.Redirect, tomorrow.StatusCode);
    }

    [Fact]
    public async Task AskedAgainManyTimesAtOnce_FiveCodesAreSentInAll()
    {
        var (_, _, people) = await SentAsync("at-once");
        var browser = app.Stranger();
        using var opened = await browser.SubmitAsync((await browser.GetPageAsync(await app.InvitationAsync(people[0].Email))).QuerySelector("main form")!);
        var again = (await browser.FollowAsync(opened)).QuerySelector("form[action*='handler=Again'], button[formaction*='handler=Again']")!;
        await Task.WhenAll(Enumerable.Range(0, 14).Select(async _ =>
        {
            using var answer = await browser.SubmitAsync(again);
        }));
        var email = people[0].Email;
        Assert.Equal(SigningSession.CodesLimit.Most, await app.WithDatabaseAsync(db => db.OutboxMails.CountAsync(m => m.To == email && m.Subject == "Your code")));
    }

    [Fact]
    public async Task TwoAgreements_OfOneDocument_CantBeUnderWayAtOnce()
    {
        var (_, area, people) = await SentAsync("twice");
        var lead = await app.SignedInAsync(Roles.AreaLead);
        var first = await lead.GetPageAsync($"/agreements/start?Area={area}");
        Assert.Contains("0 of 3 have signed", first.QuerySelector(".notice")!.TextContent, StringComparison.Ordinal);
        Assert.Equal([AgreementContent.Working], first.QuerySelectorAll("[name='Input.Documents']").Select(d => d.GetAttribute("value")));
        using var again = await lead.ForgeAsync(first.Form("Input.Documents"), ("Input.Documents", AgreementContent.Charter));
        Assert.Contains("is under way", (await again.ReadPageAsync()).QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.NotEmpty(people);
    }

    [Fact]
    public async Task Countersigning_TwiceAtOnce_IsOneCountersignature()
    {
        var lead = await app.SignedInAsync(Roles.AreaLead);
        var area = await app.AreaAsync();
        var agreement = await app.SignedByAllAsync(lead, area, People("counter"));
        var admin = await app.SignedInAsync(Roles.Admin);
        var page = await admin.GetPageAsync($"/manage/agreements/{agreement.Id}");
        var answers = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => admin.SubmitAsync(
            page.Form("Input.RolesExist"), ("Input.RolesExist", "true"), ("Input.AuthorityStated", "true"), ("Input.NamesPlausible", "true"), ("Input.Name", "Alex Admin"))));
        Assert.Single(answers, a => a.StatusCode == HttpStatusCode.Redirect);
        Assert.Equal(1, await CountAsync(agreement, "agreement.countersigned"));
        Assert.Equal(AgreementState.InForce, await app.StateAsync(area));
    }

    private static IReadOnlyList<SigningPerson> People(string tag, params SigningPerson[] more) =>
        [.. Three.Concat(more).Select(p => p with { Email = $"{p.Email}-{tag}@signing.example" })];

    private async Task<(Agreement Agreement, Guid Area, IReadOnlyList<SigningPerson> People)> SentAsync(string tag, params SigningPerson[] more)
    {
        var lead = await app.SignedInAsync(Roles.AreaLead);
        var area = await app.AreaAsync();
        var people = People(tag, more);
        return (await app.StartAsync(lead, area, people), area, people);
    }

    private Task<int> CountAsync(Agreement agreement, string act) =>
        app.WithDatabaseAsync(db => db.LedgerEntries.About(new LedgerSubject("agreement", agreement.Id)).CountAsync(e => e.Act == act));
}

internal static class Locations
{
    public static string PathAndQueryOrOriginal(this Uri location) => location.IsAbsoluteUri ? location.PathAndQuery : location.OriginalString;
}
