using Pace.Learning.Tests.Accounts;
using Pace.Learning.Tests.Agreements.Evidence;
using Pace.Learning.Web.Accounts;
using Pace.Learning.Web.Agreements;
using Pace.Learning.Web.Agreements.Jobs;
using Pace.Learning.Web.LocalAreas;
using Pace.Learning.Web.Shared.Codes;

namespace Pace.Learning.Tests.Agreements;

/// <summary>From the first question to a signed successor, through the pages.</summary>
public sealed class SigningJourneyTests(AgreementsApp app) : IClassFixture<AgreementsApp>
{
    [Fact]
    public async Task FivePeople_OfThreeAgencies_SignDeclineDelegateAndComeLate_ThenPaceCountersigns_AndANewVersionIsSigned()
    {
        var lead = await app.SignedInAsync(Roles.AreaLead);
        var area = await app.AreaAsync();
        var people = AgreementSteps.Five("journey");
        var (dana, nell, colin, hugo, mia) = (people[0], people[1], people[2], people[3], people[4]);
        var agreement = await app.StartAsync(lead, area, people);
        Assert.Equal(AgreementState.Open, agreement.State);
        Assert.Equal(["Sample Council", "Sample Hospital Trust", "Sample Police"], agreement.Signatories.Select(p => p.AgencyName).Distinct().Order());

        // One signs.
        await app.SignByLinkAsync(agreement, dana);

        // One says no; everybody hears it, and nobody signs until the lead has answered.
        var nurse = await app.OpenAsync(nell.Email);
        var decline = await nurse.GetPageAsync($"/agreements/{agreement.Id}/decline");
        using (var without = await nurse.SubmitAsync(decline.Form("Input.Comment")))
        {
            Assert.Contains("Say why", (await without.ReadPageAsync()).QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
        }
        using (var declined = await nurse.SubmitAsync(decline.Form("Input.Comment"), ("Input.Comment", "Our board has not met")))
        {
            Assert.Equal(HttpStatusCode.Redirect, declined.StatusCode);
        }
        Assert.Equal(AgreementState.Declined, await app.StateAsync(area));
        foreach (var address in new[] { dana.Email, colin.Email, hugo.Email, mia.Email, await app.AddressAsync(Roles.AreaLead) })
        {
            Assert.Contains("Our board has not met", (await app.NewestMailAsync(address)).QuerySelector(".mail-text")!.TextContent, StringComparison.Ordinal);
        }
        var constable = await app.OpenAsync(colin.Email);
        Assert.Null((await constable.GetPageAsync($"/agreements/{agreement.Id}/sign")).QuerySelector("form:has([name='Input.Authority'])"));
        var nells = (await app.AgreementAsync(area)).Signatories.Single(p => p.PersonName == nell.Name).Id;
        using (var again = await lead.LeadAsync(agreement.Id, "reinvite", nells, ("Input.Words", "It meets on Monday, so there is time")))
        {
            Assert.Equal(HttpStatusCode.Redirect, again.StatusCode);
        }
        // Everybody hears that too: who has signed, whose turn it is again, and who is reading at this moment, whose page stays open.
        foreach (var (address, words) in new[] { (dana.Email, "What was signed stays signed"), (hugo.Email, "it is open to you again"), (colin.Email, "Go back to the page that you opened"), (await app.AddressAsync(Roles.AreaLead), "Signing goes on") })
        {
            var told = (await app.NewestMailAsync(address)).QuerySelector(".mail-text")!.TextContent;
            Assert.Contains("with this answer: It meets on Monday", told, StringComparison.Ordinal);
            Assert.Contains(words, told, StringComparison.Ordinal);
        }
        Assert.Contains("/agreements/link/", (await app.NewestMailAsync(hugo.Email)).LinkInMail(), StringComparison.Ordinal);
        Assert.Single(await app.MailsAsync(nell.Email), m => m.QuerySelector(".mail-text")!.TextContent.Contains("It meets on Monday", StringComparison.Ordinal));
        await app.SignByLinkAsync(agreement, nell);

        // One names a deputy, who signs on their behalf.
        var hand = await constable.GetPageAsync($"/agreements/{agreement.Id}/delegate");
        var deputy = new SigningPerson("Dee Deputy", "dee-journey@police.example", AgreementSteps.Police);
        using (var handed = await constable.SubmitAsync(
            hand.Form("Input.Reason"), ("Input.Name", deputy.Name), ("Input.Email", deputy.Email), ("Input.Role", "Deputy Chief Constable"), ("Input.Reason", "I am on leave")))
        {
            Assert.Equal(HttpStatusCode.Redirect, handed.StatusCode);
        }
        await app.SignByLinkAsync(agreement, deputy);
        await app.SignByLinkAsync(agreement, hugo);

        // One comes too late; the lead is told and sends it again.
        var late = await app.InvitationAsync(mia.Email);
        app.Clock.Advance(TimeSpan.FromDays(22));
        await app.RunJobAsync<ExpireInvitations>();
        await app.RunJobAsync<ExpireInvitations>();
        Assert.Contains("ended without an answer", (await app.NewestMailAsync(await app.AddressAsync(Roles.AreaLead))).QuerySelector(".mail-text")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("The invitation has ended", (await app.Stranger().GetPageAsync(late)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        lead = await app.SignedInAsync(Roles.AreaLead);
        var status = await lead.GetPageAsync($"/agreements/{agreement.Id}");
        var resend = status.QuerySelectorAll("form").Single(f => f.TextContent.Contains("Send again to Mia Manager", StringComparison.Ordinal));
        using (var resent = await lead.SubmitAsync(resend))
        {
            Assert.Equal(HttpStatusCode.Redirect, resent.StatusCode);
        }
        await app.SignByLinkAsync(agreement, mia);
        Assert.Equal(AgreementState.Signed, await app.StateAsync(area));

        // Pace asks, the lead answers, Pace countersigns.
        var admin = await app.SignedInAsync(Roles.Admin);
        Assert.Contains("Testshire", (await admin.GetPageAsync("/manage/agreements")).QuerySelector("#state-Signed ~ table")!.TextContent, StringComparison.Ordinal);
        var check = await admin.GetPageAsync($"/manage/agreements/{agreement.Id}");
        using (var asked = await admin.SubmitAsync(check.Form("Ask.Question"), ("Ask.Question", "Is Dee the deputy?")))
        {
            Assert.Equal(HttpStatusCode.Redirect, asked.StatusCode);
        }
        using (var answered = await lead.LeadAsync(agreement.Id, "answer", null, ("Input.Words", "Yes, since May")))
        {
            Assert.Equal(HttpStatusCode.Redirect, answered.StatusCode);
        }
        using (var unticked = await admin.SubmitAsync((await admin.GetPageAsync($"/manage/agreements/{agreement.Id}")).Form("Input.Name"), ("Input.Name", "Alex Admin")))
        {
            Assert.Equal(3, (await unticked.ReadPageAsync()).QuerySelectorAll(".error-summary a").Length);
        }
        await app.CountersignAsync(agreement);
        agreement = await app.AgreementAsync(area);
        Assert.Equal(AgreementState.InForce, agreement.State);
        Assert.Equal(app.Today.AddMonths(36), agreement.EndsOn);

        // The certificate names everybody to those who have a part, and nobody else to the public.
        var paper = (await lead.GetPageAsync($"/agreements/{agreement.Id}/certificate")).QuerySelector("main")!.TextContent;
        Assert.All(new[] { "Dana Director", "Dee Deputy", "on behalf of", agreement.DocumentSha256, CertificateCode.Grouped(agreement.Code) }, words => Assert.Contains(words, paper, StringComparison.OrdinalIgnoreCase));
        var open = (await app.Stranger().GetPageAsync($"/agreements/check/{agreement.Code}")).QuerySelector("main")!.TextContent;
        Assert.Contains("in force", open, StringComparison.Ordinal);
        Assert.Contains("Chief Nurse, Sample Hospital Trust", open, StringComparison.Ordinal);
        // In whose place the deputy signed stands everywhere: by name for those who have a part, by role for everybody.
        Assert.Contains("Colin Constable, Chief Constable", paper, StringComparison.Ordinal);
        Assert.Matches(@"On behalf of\s*Chief Constable\s", open);
        Assert.DoesNotContain("Colin Constable", open, StringComparison.Ordinal);
        var slug = await app.WithDatabaseAsync(db => db.LocalAreas.Where(a => a.Id == area).Select(a => a.Slug).SingleAsync());
        Assert.Contains("on behalf of the Chief Constable", (await app.Stranger().GetPageAsync($"/areas/{slug}")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("\"onBehalfOf\":\"Chief Constable\"", await app.Stranger().GetStringAsync("/areas.json"), StringComparison.Ordinal);
        Assert.DoesNotContain("Dana Director", open, StringComparison.Ordinal);
        using var text = await app.Stranger().GetAsync($"/agreements/check/{agreement.Code}/text");
        Assert.Equal(agreement.DocumentSha256, Web.Agreements.Signatures.TextHash.Of(await text.Content.ReadAsByteArrayAsync()));
        using var elsewhere = await app.Stranger().GetAsync($"/agreements/{agreement.Id}/certificate");
        Assert.Equal(HttpStatusCode.Redirect, elsewhere.StatusCode);

        // What anybody can check without this site, for those who have a part.
        var bundle = await lead.GetByteArrayAsync($"/agreements/{agreement.Id}/evidence.zip");
        var (kept, key) = (await app.Stranger().GetStringAsync("/ledger/checkpoints/latest"), await app.Stranger().GetStringAsync("/ledger/keys/ledger-1.pem"));
        var judged = Assert.Single(await PrintedScript.JudgeAsync([("of the journey", bundle, kept)], key));
        Assert.True(judged.IsGenuine, judged.Output);
        Assert.Contains($"\"areaName\":\"{agreement.AreaName}\",\"state\":\"in-force\" as of", judged.Output, StringComparison.Ordinal);
        Assert.Empty(BundleVerifier.Problems(bundle, kept, key));
        using (var zip = new System.IO.Compression.ZipArchive(new MemoryStream(bundle)))
        {
            Assert.Equal(6, zip.Entries.Count(e => e.Name.StartsWith("signature-", StringComparison.Ordinal)));
            using var deputys = new StreamReader(zip.GetEntry("signature-03.json")!.Open());
            Assert.Contains("\"onBehalfOf\": \"Colin Constable, Chief Constable\"", await deputys.ReadToEndAsync(), StringComparison.Ordinal);
        }
        using var stranger = await app.Stranger().GetAsync($"/agreements/{agreement.Id}/evidence.zip");
        Assert.Equal(HttpStatusCode.Redirect, stranger.StatusCode);

        // A new version: the lead is asked once, and the old one stays in force until the new one is.
        app.Content.AddSecondVersion(app.Today.AddDays(5));
        app.Recompile();
        app.Clock.Advance(TimeSpan.FromDays(6));
        await Task.WhenAll(app.RunJobAsync<AskForRenewals>(), app.RunJobAsync<AskForRenewals>());
        var mails = await app.MailsAsync(await app.AddressAsync(Roles.AreaLead));
        var anew = Assert.Single(mails, m => m.QuerySelector(".mail-text")!.TextContent.Contains($"for {agreement.AreaName} by", StringComparison.Ordinal)).LinkInMail();
        using (var signedOut = await app.Stranger().GetAsync(anew))
        {
            Assert.Contains($"returnUrl={Uri.EscapeDataString(anew)}", signedOut.Headers.Location!.OriginalString, StringComparison.OrdinalIgnoreCase);
        }
        lead = await app.SignedInAsync(Roles.AreaLead);
        var offered = await lead.GetPageAsync($"/agreements/{agreement.Id}");
        Assert.Contains("asked to sign anew", offered.QuerySelector(".status-panel")!.TextContent, StringComparison.Ordinal);
        Assert.Equal($"/agreements/start?renews={agreement.Id}", anew);
        var next = await app.StartAsync(lead, area, [dana, nell, deputy, hugo, mia], renews: $"?renews={agreement.Id}");
        using (var later = await lead.GetAsync(anew))
        {
            Assert.Equal($"/agreements/{next.Id}", later.Headers.Location!.OriginalString);
        }
        Assert.Equal((2, agreement.Id), (next.Version, next.Replaces));
        var reader = await app.OpenAsync(dana.Email);
        var shown = await reader.GetPageAsync($"/agreements/{next.Id}/sign");
        var changes = shown.QuerySelector("section[aria-labelledby='changes']")!.TextContent;
        Assert.All(new[] { "sooner", "three days", "a week", "New clause", "We ask you how it went" }, words => Assert.Contains(words, changes, StringComparison.Ordinal));
        Assert.DoesNotContain("in their own words", changes, StringComparison.Ordinal);
        using (var signed = await reader.SignAsync(next.Id, dana.Name, ("Input.NameMayBePublic", "True")))
        {
            Assert.Equal(HttpStatusCode.Redirect, signed.StatusCode);
        }
        foreach (var person in new[] { nell, deputy, hugo, mia })
        {
            await app.SignByLinkAsync(next, person);
        }
        Assert.Equal(AgreementState.InForce, (await app.WithDatabaseAsync(db => db.Agreements.SingleAsync(s => s.Id == agreement.Id))).State);
        await app.CountersignAsync(next);
        Assert.Equal(AgreementState.Superseded, (await app.WithDatabaseAsync(db => db.Agreements.SingleAsync(s => s.Id == agreement.Id))).State);
        var register = await app.WithServiceAsync<AgreementRegister, IReadOnlyList<RegisterEntry>>(r => r.OfAreaAsync(area));
        Assert.Equal([AgreementState.InForce, AgreementState.Superseded], register.Select(r => r.State));
        Assert.Equal(["Dana Director"], register[0].Signatories.Select(s => s.Name).OfType<string>());
        Assert.Contains("no longer in force", (await app.Stranger().GetPageAsync($"/agreements/check/{agreement.Code}")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Dana Director", (await app.Stranger().GetPageAsync($"/agreements/check/{next.Code}")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task BothDocuments_AreAskedForInOneMail_AndSignedInOneVisit()
    {
        var lead = await app.SignedInAsync(Roles.AreaLead);
        var area = await app.AreaAsync();
        var people = AgreementSteps.Five("both");
        var charter = await app.StartAsync(lead, area, people, documents: [AgreementContent.Charter, AgreementContent.Working]);
        var working = await app.AgreementAsync(area, AgreementContent.Working);
        Assert.Single(await app.MailsAsync(people[0].Email));
        var browser = await app.OpenAsync(people[0].Email);
        using var one = await browser.SignAsync(charter.Id, people[0].Name);
        Assert.Equal($"/agreements/{working.Id}/sign", one.Headers.Location!.OriginalString);
        using var other = await browser.SignAsync(working.Id, people[0].Name);
        Assert.Equal($"/agreements/{working.Id}", other.Headers.Location!.OriginalString);
        foreach (var agreement in new[] { await app.AgreementAsync(area), await app.AgreementAsync(area, AgreementContent.Working) })
        {
            Assert.Equal(SignatoryState.Signed, agreement.Signatories.Single(p => p.PersonName == people[0].Name).State);
        }
    }

    [Fact]
    public async Task InOrder_TheNextGetsMail_WhenTheOneBeforeHasSigned()
    {
        var lead = await app.SignedInAsync(Roles.AreaLead);
        var area = await app.AreaAsync();
        var people = AgreementSteps.Five("order");
        var agreement = await app.StartAsync(lead, area, people, isOrdered: true);
        foreach (var (person, next) in people.Zip(people.Skip(1)))
        {
            Assert.Empty(await app.MailsAsync(next.Email));
            await app.SignByLinkAsync(agreement, person);
            Assert.Single(await app.MailsAsync(next.Email));
        }
    }

    [Fact]
    public async Task SomebodyWithAnAccount_SignsThroughIt()
    {
        var lead = await app.SignedInAsync(Roles.AreaLead);
        var area = await app.AreaAsync();
        var people = AgreementSteps.Five("account").ToList();
        var address = await app.AddressAsync(Roles.Signatory);
        people[0] = people[0] with { Email = "S" + address[1..] };
        var agreement = await app.StartAsync(lead, area, people);
        var signatory = await app.SignedInAsync(Roles.Signatory);
        Assert.Contains($"/agreements/{agreement.Id}/sign", (await signatory.GetPageAsync("/agreements")).QuerySelector("main")!.InnerHtml, StringComparison.Ordinal);
        using var signed = await signatory.SignAsync(agreement.Id, "  Tom  SIGNATORY ", ("Input.Role", "Director "));
        Assert.Equal(HttpStatusCode.Redirect, signed.StatusCode);
        var signature = (await app.AgreementAsync(area)).Signatories.Single(p => p.NormalizedEmail == EmailAddress.Normalized(address)).Signature!;
        Assert.Equal(("  Tom  SIGNATORY ", "Director ", "signed in to an account with this address"), (signature.TypedName, signature.TypedRole, signature.IdentityShown));
        var data = await (await app.SignedInAsync(Roles.Signatory)).GetStringAsync("/account/data");
        Assert.Contains("SIGNATORY", data, StringComparison.Ordinal);
    }

    [Fact]
    public async Task HowSomebodySignedInToTheirAccount_StandsOnSignatureCertificateAndEvidence()
    {
        const string Password = "kettle morning bridge";
        var (lead, address) = (await app.SignedInAsync(Roles.AreaLead), await app.AddressAsync(Roles.Signatory));
        var setUp = await app.SignedInByLinkAsync(address);
        using (var password = await setUp.SubmitAsync((await setUp.GetPageAsync("/account/security/password")).Form("Input.New"), ("Input.New", Password)))
        {
            Assert.Equal("/account/security", password.Headers.Location!.OriginalString);
        }
        Assert.Equal("by e-mail link", await SignAsync("by-link", setUp));

        var byPassword = app.Stranger();
        using (var signedIn = await byPassword.SubmitAsync((await byPassword.GetPageAsync("/sign-in")).Form("Login.Password"), ("Login.Email", address), ("Login.Password", Password)))
        {
            Assert.Equal("/agreements", signedIn.Headers.Location!.OriginalString);
        }
        Assert.Equal("by password", await SignAsync("by-password", byPassword));

        var authenticator = await byPassword.GetPageAsync("/account/security/authenticator");
        var key = authenticator.QuerySelector("code.key")!.TextContent;
        using (var set = await byPassword.SubmitAsync(authenticator.Form("Input.Code"), ("Input.Code", AuthenticatorApp.Code(key, app.Clock.GetUtcNow()))))
        {
            Assert.Equal(HttpStatusCode.Redirect, set.StatusCode);
        }
        app.Clock.Advance(TimeSpan.FromMinutes(2));
        var withCode = app.Stranger();
        using (var half = await withCode.SubmitAsync((await withCode.GetPageAsync("/sign-in")).Form("Login.Password"), ("Login.Email", address), ("Login.Password", Password)))
        {
            using var whole = await withCode.SubmitAsync((await withCode.FollowAsync(half)).Form("Input.Code"), ("Input.Code", AuthenticatorApp.Code(key, app.Clock.GetUtcNow())));
            Assert.Equal("/agreements", whole.Headers.Location!.OriginalString);
        }
        // The session is looked at anew now and then, and says the same afterwards.
        app.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal("by password and authenticator code", await SignAsync("by-code", withCode));

        async Task<string> SignAsync(string tag, HttpClient signatory)
        {
            var area = await app.AreaAsync();
            var people = AgreementSteps.Five(tag).ToList();
            people[0] = people[0] with { Email = address };
            var agreement = await app.StartAsync(lead, area, people);
            using (var signed = await signatory.SignAsync(agreement.Id, people[0].Name))
            {
                Assert.Equal(HttpStatusCode.Redirect, signed.StatusCode);
            }
            foreach (var person in people.Skip(1))
            {
                await app.SignByLinkAsync(agreement, person);
            }
            await app.CountersignAsync(agreement);
            var shown = (await app.AgreementAsync(area)).Signatories.Single(p => p.PersonName == people[0].Name).Signature!.IdentityShown;
            Assert.Contains(shown[1..], (await lead.GetPageAsync($"/agreements/{agreement.Id}/certificate")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
            using var zip = new System.IO.Compression.ZipArchive(await lead.GetStreamAsync($"/agreements/{agreement.Id}/evidence.zip"));
            using var evidence = new StreamReader(zip.GetEntry("signature-01.json")!.Open());
            Assert.Contains($"\"identityShown\": \"{shown}\"", await evidence.ReadToEndAsync(), StringComparison.Ordinal);
            Assert.StartsWith("signed in to an account with this address, ", shown, StringComparison.Ordinal);
            return shown.Split(", ")[1];
        }
    }

    [Fact]
    public async Task Lapse_Withdrawal_AndReinstatement_StayOnThePublicRecord()
    {
        var lead = await app.SignedInAsync(Roles.AreaLead);
        var area = await app.AreaAsync();
        var agreement = await app.SignedByAllAsync(lead, area, AgreementSteps.Five("withdraw"));
        await app.CountersignAsync(agreement);
        using (var without = await lead.LeadAsync(agreement.Id, "withdraw", null))
        {
            Assert.Equal(HttpStatusCode.OK, without.StatusCode);
        }
        using (var asked = await lead.LeadAsync(agreement.Id, "withdraw", null, ("Input.Words", "The council is reorganised")))
        {
            Assert.Equal(HttpStatusCode.Redirect, asked.StatusCode);
        }
        using (var withdrawn = await (await app.SignedInAsync(Roles.Admin)).LeadAsync(agreement.Id, "confirm", null))
        {
            Assert.Equal(HttpStatusCode.Redirect, withdrawn.StatusCode);
        }
        Assert.Contains("The council is reorganised", await app.Stranger().GetStringAsync($"/agreements/check/{agreement.Code}"), StringComparison.Ordinal);
        using (var notTheirs = await lead.GetAsync($"/agreements/{agreement.Id}/act/reinstate"))
        {
            Assert.Equal(HttpStatusCode.NotFound, notTheirs.StatusCode);
        }
        var admin = await app.SignedInAsync(Roles.Admin);
        using (var back = await admin.LeadAsync(agreement.Id, "reinstate", null, ("Input.Words", "It was a misunderstanding")))
        {
            Assert.Equal(HttpStatusCode.Redirect, back.StatusCode);
        }
        Assert.Equal(AgreementState.InForce, await app.StateAsync(area));
        app.Clock.Advance(TimeSpan.FromDays((365 * 3) + 95));
        await app.RunJobAsync<LapseAgreements>();
        Assert.Equal(AgreementState.Lapsed, await app.StateAsync(area));
        var history = (await app.Stranger().GetPageAsync($"/agreements/check/{agreement.Code}")).QuerySelector("section[aria-labelledby='history']")!.TextContent;
        Assert.All(new[] { "We countersigned", "The area withdrew", "It was put back in force", "It lapsed" }, words => Assert.Contains(words, history, StringComparison.Ordinal));
    }

    [Fact]
    public async Task WhatIsTyped_StaysInTheDraft_WrongOrNot()
    {
        var lead = await app.SignedInAsync(Roles.AreaLead);
        var area = await app.AreaAsync();
        var first = await lead.GetPageAsync($"/agreements/start?Area={area}");
        using var chosen = await lead.SubmitAsync(first.Form("Input.Documents"), ("Input.Documents", AgreementContent.Charter));
        var page = await lead.FollowAsync(chosen);
        using var wrong = await lead.SubmitAsync(page.Form("People[0].Name"), ("People[0].Name", "Dana"), ("People[0].Email", "not an address"));
        var shown = await wrong.ReadPageAsync();
        Assert.Equal(
            [
                "Choose the agency of the Director of Children's Services", "Enter the e-mail address of the Director of Children's Services, like name@example.org",
                "Choose the agency of the Chief Nurse", "Enter the name of the Chief Nurse", "Enter the e-mail address of the Chief Nurse, like name@example.org",
            ],
            shown.QuerySelectorAll(".error-summary a").Take(5).Select(a => a.TextContent.Trim()));
        Assert.Equal("not an address", shown.QuerySelector("[name='People[0].Email']")!.GetAttribute("value"));
        var later = await lead.GetPageAsync(chosen.Headers.Location!.OriginalString);
        Assert.Equal("Dana", later.QuerySelector("[name='People[0].Name']")!.GetAttribute("value"));
        // Somebody else's draft is not there.
        using var others = await (await app.SignedInAsync(Roles.Admin)).GetAsync(chosen.Headers.Location.OriginalString);
        Assert.Equal(HttpStatusCode.NotFound, others.StatusCode);
        using var stranger = await (await app.SignedInAsync(Roles.Learner)).GetAsync("/agreements/start");
        Assert.Equal(HttpStatusCode.NotFound, stranger.StatusCode);
    }

    [Fact]
    public async Task Certificate_AsPdf_IsThere()
    {
        var lead = await app.SignedInAsync(Roles.AreaLead);
        var area = await app.AreaAsync();
        var agreement = await app.SignedByAllAsync(lead, area, AgreementSteps.Five("pdf"));
        await app.CountersignAsync(agreement);
        using var pdf = await lead.GetAsync($"/agreements/{agreement.Id}/certificate.pdf");
        var bytes = await pdf.Content.ReadAsByteArrayAsync();
        Assert.Equal("%PDF-", System.Text.Encoding.ASCII.GetString(bytes[..5]));
        await SealedPdf.AssertAsync(bytes, app);
        using var others = await (await app.SignedInAsync(Roles.Learner)).GetAsync($"/agreements/{agreement.Id}/certificate.pdf");
        Assert.Equal(HttpStatusCode.NotFound, others.StatusCode);
    }
}
