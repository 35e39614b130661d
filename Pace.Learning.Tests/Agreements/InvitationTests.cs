using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Pace.Learning.Tests.Accounts;
using Pace.Learning.Web.Agreements;
using Pace.Learning.Web.Agreements.Jobs;
using Pace.Learning.Web.LocalAreas;

namespace Pace.Learning.Tests.Agreements;

/// <summary>From being asked to signing: who asks, in which places, what is put right before, and what stays of what was typed.</summary>
public sealed class InvitationTests(AgreementsApp app) : IClassFixture<AgreementsApp>
{
    [Fact]
    public async Task WhoAsks_ForWhom_AndWhoAnswers_StandInPreview_Mail_LinkAndPage()
    {
        var lead = await app.SignedInAsync(Roles.AreaLead);
        var area = await app.AreaAsync(region: "Wales");
        var first = await lead.GetPageAsync($"/agreements/start?Area={area}");
        using var chosen = await lead.SubmitAsync(first.Form("Input.Documents"), ("Input.Documents", AgreementContent.Charter));
        var people = await lead.FollowAsync(chosen);
        // The area lies in Wales: there the role is called otherwise.
        Assert.Equal("Director of Social Services", people.QuerySelector("fieldset legend")!.TextContent);
        using var named = await lead.SubmitAsync(people.Form("People[0].Name"), [.. new[] { AgreementSteps.Council, AgreementSteps.Health, AgreementSteps.Police }.SelectMany((agency, i) => new[]
        {
            ($"People[{i}].Name", $"Sam {i}"), ($"People[{i}].Email", $"sam-{i}-asks@office.example"), ($"People[{i}].Agency", people.AgencyOption(i, agency)),
        })]);
        using var ordered = await lead.SubmitAsync((await lead.FollowAsync(named)).Form("Input.Days"), ("Input.How", "any"));
        var mail = await lead.FollowAsync(ordered);
        Assert.Equal(await app.AddressAsync(Roles.AreaLead), mail.QuerySelector("[name='Input.ContactEmail']")!.GetAttribute("value"));
        using var wrong = await lead.SubmitAsync(mail.Form("Input.Name"), ("Input.Name", ""), ("Input.OnBehalfOf", ""), ("Input.ContactEmail", "petra"));
        Assert.Equal(3, (await wrong.ReadPageAsync()).QuerySelectorAll(".error-summary a").Length);
        using var said = await lead.SubmitAsync(mail.Form("Input.Name"), AgreementSteps.Asker);
        var review = await lead.FollowAsync(said);
        Assert.Empty(await app.MailsAsync("sam-0-asks@office.example"));
        var preview = review.QuerySelector(".mail-preview")!.TextContent;
        using var sent = await lead.SubmitAsync(review.QuerySelector("main form")!);
        var agreement = await app.AgreementAsync(area);

        string[] says = ["Lena Lead", "the Testshire safeguarding partnership", $"the Sample charter for {agreement.AreaName}, as Director of Social Services at Sample Council",
            "We have worked on this for a year.", "Petra Partner", "petra@council.example", "01632 960001"];
        var letter = (await app.NewestMailAsync("sam-0-asks@office.example")).QuerySelector(".mail-text")!.TextContent;
        var link = await app.InvitationAsync("sam-0-asks@office.example");
        var landing = (await app.Stranger().GetPageAsync(link)).QuerySelector("main")!.TextContent;
        foreach (var (where, text) in new[] { ("preview", preview), ("mail", letter), ("landing page", landing) })
        {
            Assert.All(says, words => Assert.True(text.Contains(words, StringComparison.Ordinal), $"The {where} says “{words}”: {text}"));
        }
        var browser = await app.OpenAsync("sam-0-asks@office.example", link);
        var page = await browser.GetPageAsync($"/agreements/{agreement.Id}/sign");
        Assert.All(says.Where(w => !w.StartsWith("the Sample", StringComparison.Ordinal)), words => Assert.Contains(words, page.QuerySelector("main")!.TextContent, StringComparison.Ordinal));
        Assert.Equal("False", ((IHtmlInputElement)page.QuerySelector("[name='Input.NameMayBePublic']:checked")!).Value);

        Assert.Equal("%PDF-"u8.ToArray(), (await browser.GetByteArrayAsync(page.QuerySelector("a[download]")!.GetAttribute("href")))[..5]);

        // A newer link ends nothing for somebody who is reading; and errors come all at once.
        var resend = (await lead.GetPageAsync($"/agreements/{agreement.Id}")).QuerySelectorAll("form").Single(f => f.TextContent.Contains("Send again to Sam 0", StringComparison.Ordinal));
        using (await lead.SubmitAsync(resend))
        {
            Assert.NotEqual(link, await app.InvitationAsync("sam-0-asks@office.example"));
        }
        Assert.Equal("This link no longer works", (await app.Stranger().GetPageAsync(link)).Heading);
        using var empty = await browser.SubmitAsync(page.Form("Input.Authority"), ("Input.Role", ""));
        Assert.Equal(4, (await empty.ReadPageAsync()).QuerySelectorAll(".error-summary a").Length);
        using var signed = await browser.SignOnAsync(page, "Sam Zero");
        Assert.Equal($"/agreements/{agreement.Id}", signed.Headers.Location!.OriginalString);

        // How far it has come, for signatories and for the lead.
        foreach (var who in new[] { browser, lead })
        {
            var progress = (await who.GetPageAsync($"/agreements/{agreement.Id}")).QuerySelector(".signing-progress")!;
            Assert.Contains("1 of 3 has signed", progress.TextContent, StringComparison.Ordinal);
            Assert.Equal(["Chief Nurse, Sample Hospital Trust", "Chief Constable, Sample Police"], progress.QuerySelectorAll("li").Select(l => l.TextContent.Trim()));
        }
        var slug = await app.WithDatabaseAsync(db => db.LocalAreas.Where(a => a.Id == area).Select(a => a.Slug).SingleAsync());
        Assert.Contains("1 of 3 has signed", (await lead.GetPageAsync($"/area?area={slug}")).QuerySelector("#sign-ups + p + ul")!.TextContent, StringComparison.Ordinal);

        // Saying no or passing on is past: the pages say so instead of asking.
        foreach (var act in new[] { "decline", "delegate" })
        {
            var past = await browser.GetPageAsync($"/agreements/{agreement.Id}/{act}");
            Assert.Contains("You signed this on", past.QuerySelector(".notice")!.TextContent, StringComparison.Ordinal);
            Assert.Null(past.QuerySelector("main form"));
        }
        var passing = await app.OpenAsync("sam-1-asks@office.example");
        using var nothing = await passing.SubmitAsync((await passing.GetPageAsync($"/agreements/{agreement.Id}/delegate")).Form("Input.Reason"));
        Assert.Equal(4, (await nothing.ReadPageAsync()).QuerySelectorAll(".error-summary a").Length);
    }

    [Fact]
    public async Task OnePerson_InTwoPlaces_AndTwoAreas_ShowsWhoTheyAreOnce_AndSignsEachByItself()
    {
        var lead = await app.SignedInAsync(Roles.AreaLead);
        var (here, there) = (await app.AreaAsync(), await app.AreaAsync());
        SigningPerson[] People(string tag) => [new("Pat Both", "pat-both@office.example", AgreementSteps.Council), new("Nell Nurse", $"nell-{tag}@health.example", AgreementSteps.Health), new("Pat Both", "pat-both@office.example", AgreementSteps.Police)];
        var (one, other) = (await app.StartAsync(lead, here, People("here")), await app.StartAsync(lead, there, People("there")));
        Assert.Equal(2, (await app.MailsAsync("pat-both@office.example")).Count);
        var browser = await app.OpenAsync("pat-both@office.example");
        var list = await browser.GetPageAsync("/agreements");
        var toSign = list.QuerySelectorAll("[aria-labelledby='to-sign'] h3 a").Select(a => a.GetAttribute("href")!).ToList();
        Assert.Equal(4, toSign.Distinct().Count());
        Assert.Contains("As Chief Constable, Sample Police", list.QuerySelector("[aria-labelledby='to-sign']")!.TextContent, StringComparison.Ordinal);

        for (var i = 0; i < toSign.Count; i++)
        {
            var page = await browser.GetPageAsync(toSign[i]);
            using var signed = await browser.SignOnAsync(page, "Pat Both");
            // The same form once more signs no second place.
            using var again = await browser.SignOnAsync(page, "Pat Both");
            Assert.Equal(HttpStatusCode.Redirect, again.StatusCode);
            var all = (await app.AgreementAsync(here)).Signatories.Concat((await app.AgreementAsync(there)).Signatories);
            Assert.Equal(i + 1, all.Count(p => p.State == SignatoryState.Signed));
        }
        Assert.DoesNotContain((await app.AgreementAsync(there)).Signatories, p => p.PersonName == "Pat Both" && p.State != SignatoryState.Signed);
        Assert.NotEqual(one.Id, other.Id);
    }

    [Fact]
    public async Task OnePerson_InTwoPlaces_HearsOnce_ThatANoWasAnswered()
    {
        var lead = await app.SignedInAsync(Roles.AreaLead);
        var area = await app.AreaAsync();
        const string Pat = "pat-answered@office.example";
        var agreement = await app.StartAsync(lead, area, [new("Pat Both", Pat, AgreementSteps.Council), new("Nell Nurse", "nell-answered@health.example", AgreementSteps.Health), new("Pat Both", Pat, AgreementSteps.Police)]);
        var nurse = await app.OpenAsync("nell-answered@health.example");
        using var declined = await nurse.SubmitAsync((await nurse.GetPageAsync($"/agreements/{agreement.Id}/decline")).Form("Input.Comment"), ("Input.Comment", "Our board has not met"));
        Assert.Equal(HttpStatusCode.Redirect, declined.StatusCode);
        Assert.Contains("open the link in our invitation to you", (await app.NewestMailAsync(Pat)).QuerySelector(".mail-text")!.TextContent, StringComparison.Ordinal);
        var nell = agreement.Signatories.Single(p => p.PersonName == "Nell Nurse").Id;
        using var again = await lead.LeadAsync(agreement.Id, "reinvite", nell, ("Input.Words", "It meets on Monday"));
        Assert.Equal(HttpStatusCode.Redirect, again.StatusCode);
        Assert.Single(await app.MailsAsync(Pat), m => m.QuerySelector(".mail-text")!.TextContent.Contains("It meets on Monday", StringComparison.Ordinal));
        Assert.Equal(2, (await (await app.OpenAsync(Pat)).GetPageAsync("/agreements")).QuerySelectorAll("[aria-labelledby='to-sign'] h3 a").Length);
    }

    [Fact]
    public async Task WhenAllCodesAreUsedUp_TheLinkOffersANewOne()
    {
        var lead = await app.SignedInAsync(Roles.AreaLead);
        var people = AgreementSteps.Five("codes");
        await app.StartAsync(lead, await app.AreaAsync(), people);
        var (browser, link) = (app.Stranger(), await app.InvitationAsync(people[0].Email));
        using var opened = await browser.SubmitAsync((await browser.GetPageAsync(link)).QuerySelector("main form")!);
        var page = await browser.FollowAsync(opened);
        for (var i = 1; i < 5; i++)
        {
            using var another = await browser.SubmitAsync(page.QuerySelectorAll("main form")[^1]);
            page = await browser.FollowAsync(another);
        }
        for (var i = 0; i < 5; i++)
        {
            using var wrong = await browser.SubmitAsync(page.Form("Input.Code"), ("Input.Code", "no code"));
            Assert.Equal(HttpStatusCode.OK, wrong.StatusCode);
        }
        Assert.Equal("This link was opened before", (await browser.GetPageAsync(link)).Heading);
        Assert.NotNull(await app.OpenAsync(people[0].Email, await NewLinkAsync()));

        async Task<string> NewLinkAsync()
        {
            using var sent = await browser.SubmitAsync((await browser.GetPageAsync(link)).QuerySelector("main form")!);
            Assert.Equal("/agreements/link-sent", sent.Headers.Location!.OriginalString);
            return await app.InvitationAsync(people[0].Email);
        }
    }

    [Fact]
    public async Task RoleOrAgency_IsPutRightBeforeSigning_AndEverybodyConcernedIsTold()
    {
        var lead = await app.SignedInAsync(Roles.AreaLead);
        var area = await app.AreaAsync();
        var people = AgreementSteps.Five("correct");
        var agreement = await app.StartAsync(lead, area, people);
        await app.SignByLinkAsync(agreement, people[0]);
        var hugo = agreement.Signatories.Single(p => p.PersonName == "Hugo Head").Id;
        var form = await lead.GetPageAsync($"/agreements/{agreement.Id}/act/correct?signatory={hugo}");
        using (var same = await lead.SubmitAsync(form.QuerySelector("main form")!))
        {
            Assert.Contains("Hugo Head", (await same.ReadPageAsync()).QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
        }
        var police = form.QuerySelectorAll("[name='Input.Agency'] option").Single(o => o.TextContent == AgreementSteps.Police).GetAttribute("value")!;
        using (var done = await lead.LeadAsync(agreement.Id, "correct", hugo, ("Input.Role", "Head of Early Support"), ("Input.Agency", police)))
        {
            Assert.Equal(HttpStatusCode.Redirect, done.StatusCode);
        }
        foreach (var address in people.Select(p => p.Email).Append(await app.AddressAsync(Roles.AreaLead)))
        {
            Assert.Contains("Before: Head of Early Help, Sample Council. Now: Head of Early Support, Sample Police.",
                (await app.NewestMailAsync(address)).QuerySelector(".mail-text")!.TextContent, StringComparison.Ordinal);
        }
        var hugos = await app.OpenAsync(people[3].Email);
        Assert.Equal("Head of Early Support", (await hugos.GetPageAsync($"/agreements/{agreement.Id}/sign")).QuerySelector("[name='Input.Role']")!.GetAttribute("value"));
        // What was signed stays, and a required place stays with its kind of agency.
        var dana = agreement.Signatories.Single(p => p.PersonName == "Dana Director").Id;
        using (var late = await lead.GetAsync($"/agreements/{agreement.Id}/act/correct?signatory={dana}"))
        {
            Assert.Contains("A signature stays as it is", (await lead.FollowAsync(late)).QuerySelector(".notice")!.TextContent, StringComparison.Ordinal);
        }
        var nell = agreement.Signatories.Single(p => p.PersonName == "Nell Nurse").Id;
        Assert.Equal(["", AgreementSteps.Health], (await lead.GetPageAsync($"/agreements/{agreement.Id}/act/correct?signatory={nell}")).QuerySelectorAll("[name='Input.Agency'] option").Select(o => o.TextContent));
    }

    [Fact]
    public async Task History_TellsOfPeopleAsTheyWereThen_WhateverWasPutRightSince()
    {
        var lead = await app.SignedInAsync(Roles.AreaLead);
        var agreement = await app.StartAsync(lead, await app.AreaAsync(), AgreementSteps.Five("then"));
        var hugo = agreement.Signatories.Single(p => p.PersonName == "Hugo Head").Id;
        var police = (await lead.GetPageAsync($"/agreements/{agreement.Id}/act/correct?signatory={hugo}"))
            .QuerySelectorAll("[name='Input.Agency'] option").Single(o => o.TextContent == AgreementSteps.Police).GetAttribute("value")!;
        (string, (string, string)[])[] acts =
        [
            ("correct", [("Input.Role", "Head of Early Support"), ("Input.Agency", police)]), ("rename", [("Input.Name", "Hugh Head")]), ("correct", [("Input.Role", "Head. Now: Support")]),
            ("rename", [("Input.Name", "Hugh B. Head")]),
        ];
        foreach (var (act, values) in acts)
        {
            using var done = await lead.LeadAsync(agreement.Id, act, hugo, values);
            Assert.Equal(HttpStatusCode.Redirect, done.StatusCode);
        }
        var told = (await lead.GetPageAsync($"/agreements/{agreement.Id}")).QuerySelectorAll("[aria-labelledby='history'] li p.flush").Select(p => p.TextContent).Where(t => t.Contains(" Head ", StringComparison.Ordinal));
        Assert.Equal(
        [
            "The name of Hugh B. Head (Head. Now: Support, Sample Police) was put right.",
            "The role or agency of Hugh Head (Head. Now: Support, Sample Police) was put right.",
            "The name of Hugh Head (Head of Early Support, Sample Police) was put right.",
            "The role or agency of Hugo Head (Head of Early Support, Sample Police) was put right.",
            "Hugo Head (Head of Early Help, Sample Council) was asked to sign.",
        ], told.Select(t => t[(t.IndexOf(": ", StringComparison.Ordinal) + 2)..]));
    }

    [Fact]
    public async Task MisspeltName_OfOnePersonInTwoPlaces_IsPutRightInBoth_ButWhatWasSignedStays()
    {
        var lead = await app.SignedInAsync(Roles.AreaLead);
        var area = await app.AreaAsync();
        var five = AgreementSteps.Five("misspelt");
        SigningPerson[] people = [five[0] with { Name = "Dana Directer" }, five[1], five[2], new("Dana Directer", five[0].Email, AgreementSteps.Council, "Head of Early Help")];
        var agreement = await app.StartAsync(lead, area, people);
        var (director, head) = (PlaceOf("Director of Children's Services"), PlaceOf("Head of Early Help"));

        var form = await lead.GetPageAsync($"/agreements/{agreement.Id}/act/rename?signatory={head}");
        Assert.Equal("Dana Directer", form.QuerySelector("[name='Input.Name']")!.GetAttribute("value"));
        using (var same = await lead.SubmitAsync(form.QuerySelector("main form")!))
        {
            Assert.Contains("Dana Directer", (await same.ReadPageAsync()).QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
        }
        await RenameAsync(head, "Dana Director");
        Assert.Equal(["Dana Director", "Dana Director"], await NamesAsync());
        foreach (var address in people.Select(p => p.Email).Append(await app.AddressAsync(Roles.AreaLead)).Distinct())
        {
            Assert.Single(await app.MailsAsync(address), m => m.QuerySelector(".mail-text")!.TextContent.Contains("the name of Dana Director was put right. Before: Dana Directer. Now: Dana Director.", StringComparison.Ordinal));
        }

        // In one place it is signed now, and stays so; the other place is still for the same person.
        var dana = await app.OpenAsync(five[0].Email);
        using (var signed = await dana.SignOnAsync(await dana.GetPageAsync($"/agreements/{agreement.Id}/sign?place={director}"), "Dana Director"))
        {
            Assert.Equal(HttpStatusCode.Redirect, signed.StatusCode);
        }
        using (var late = await lead.GetAsync($"/agreements/{agreement.Id}/act/rename?signatory={director}"))
        {
            Assert.Contains("A signature stays as it is", (await lead.FollowAsync(late)).QuerySelector(".notice")!.TextContent, StringComparison.Ordinal);
        }
        await RenameAsync(head, "Dana D. Director");
        Assert.Equal(["Dana Director", "Dana D. Director"], await NamesAsync());
        using (var more = await lead.LeadAsync(agreement.Id, "add", null, ("Input.Role", "Chair"), ("Input.Level", "senior-leaders"), ("Input.Agency", agreement.Signatories[0].AgencyId.ToString()), ("Input.Name", "Dana D. Director"), ("Input.Email", five[0].Email)))
        {
            Assert.Equal(HttpStatusCode.Redirect, more.StatusCode);
        }
        Assert.Equal("Dana Director", (await app.AgreementAsync(area)).Find(director)!.Signature!.TypedName);
        using var toSign = await dana.SignOnAsync(await dana.GetPageAsync($"/agreements/{agreement.Id}/sign?place={head}"), "Dana D. Director");
        Assert.Equal(HttpStatusCode.Redirect, toSign.StatusCode);

        Guid PlaceOf(string role) => agreement.Signatories.Single(p => p.Role == role).Id;

        async Task RenameAsync(Guid place, string name)
        {
            using var done = await lead.LeadAsync(agreement.Id, "rename", place, ("Input.Name", name));
            Assert.Equal(HttpStatusCode.Redirect, done.StatusCode);
        }

        async Task<IEnumerable<string>> NamesAsync() => (await app.AgreementAsync(area)).Signatories.Where(p => p.Id == director || p.Id == head).Select(p => p.PersonName);
    }

    [Fact]
    public async Task NameThatWasPutRight_IsDeletedFromTheHistoryToo_WithThoseOfPeopleWhoDidNotSign()
    {
        var lead = await app.SignedInAsync(Roles.AreaLead);
        var agreement = await app.StartAsync(lead, await app.AreaAsync(), AgreementSteps.Five("forgotten"));
        using (await lead.LeadAsync(agreement.Id, "rename", agreement.Signatories.Single(p => p.PersonName == "Hugo Head").Id, ("Input.Name", "Hugh Head")))
        using (await lead.LeadAsync(agreement.Id, "cancel", null, ("Input.Words", "We begin again")))
        {
            Assert.Contains("Hugo Head", await TextAsync(lead), StringComparison.Ordinal);
        }
        app.Clock.Advance(Agreement.AddressesKeptFor);
        await app.RunJobAsync<ForgetSignatoryAddresses>();
        var text = await TextAsync(await app.SignedInAsync(Roles.AreaLead));
        Assert.Contains("The name of somebody (Head of Early Help, Sample Council) was put right.", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Hugo", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Hugh", text, StringComparison.Ordinal);

        async Task<string> TextAsync(HttpClient client) => (await client.GetPageAsync($"/agreements/{agreement.Id}")).QuerySelector("main")!.TextContent;
    }

    [Fact]
    public async Task APlaceThatIsRequired_SaysAtOnceThatItStays_AndWhatCanBeDoneInstead()
    {
        var lead = await app.SignedInAsync(Roles.AreaLead);
        var agreement = await app.StartAsync(lead, await app.AreaAsync(), AgreementSteps.Five("required"));
        var nell = agreement.Signatories.Single(p => p.PersonName == "Nell Nurse").Id;
        var page = await lead.GetPageAsync($"/agreements/{agreement.Id}/act/remove?signatory={nell}");
        Assert.Equal("Nell Nurse can’t be taken off", page.Heading);
        Assert.Null(page.QuerySelector("main form"));
        Assert.Contains("Nell Nurse can name somebody who signs on their behalf", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(
            new[] { $"replace?signatory={nell}", $"rename?signatory={nell}", "cancel" }.Select(a => $"/agreements/{agreement.Id}/act/{a}"), page.QuerySelectorAll("main li a").Select(a => a.GetAttribute("href")));
        var mia = agreement.Signatories.Single(p => p.PersonName == "Mia Manager").Id;
        using var gone = await lead.LeadAsync(agreement.Id, "remove", mia);
        Assert.Equal(HttpStatusCode.Redirect, gone.StatusCode);
    }

    [Fact]
    public async Task SessionOver_WithAHalfFilledForm_ANewLinkBringsTheWordsBack()
    {
        var lead = await app.SignedInAsync(Roles.AreaLead);
        var area = await app.AreaAsync();
        var people = AgreementSteps.Five("kept");
        var agreement = await app.StartAsync(lead, area, people);
        var browser = await app.OpenAsync(people[0].Email);
        var page = await browser.GetPageAsync($"/agreements/{agreement.Id}/sign");
        app.Clock.Advance(TimeSpan.FromHours(13));
        using var late = await browser.SubmitAsync(
            page.Form("Input.Authority"), ("Input.Name", "Dana D. Director"), ("Input.Authority", "Delegated by the cabinet on 3 May"), ("Input.Agreed", "true"));
        Assert.Equal("/agreements/session-over", late.Headers.Location!.OriginalString);
        Assert.DoesNotContain((await app.AgreementAsync(area)).Signatories, p => p.Signature is not null);

        // Elsewhere, the old link is used up; from it a new one is asked for. Nobody else finds the words.
        browser = app.Stranger();
        var used = await browser.GetPageAsync(await app.InvitationAsync(people[0].Email));
        using (await browser.SubmitAsync(used.QuerySelector("main form")!))
        {
            await app.OpenAsync(people[0].Email, browser: browser);
        }
        var nurse = await (await app.OpenAsync(people[1].Email)).GetPageAsync($"/agreements/{agreement.Id}/sign");
        Assert.DoesNotContain("cabinet", nurse.DocumentElement.OuterHtml, StringComparison.Ordinal);
        var back = await browser.GetPageAsync($"/agreements/{agreement.Id}/sign");
        Assert.Equal("Dana D. Director", ((IHtmlInputElement)back.QuerySelector("[name='Input.Name']")!).Value);
        Assert.Equal("Delegated by the cabinet on 3 May", ((IHtmlTextAreaElement)back.QuerySelector("[name='Input.Authority']")!).Value);
        using var signed = await browser.SubmitAsync(back.Form("Input.Authority"), ("Input.Agreed", "true"));
        Assert.Equal($"/agreements/{agreement.Id}", signed.Headers.Location!.OriginalString);
        Assert.Equal("Dana D. Director", (await app.AgreementAsync(area)).Signatories.Single(p => p.Signature is not null).Signature!.TypedName);
    }
}
