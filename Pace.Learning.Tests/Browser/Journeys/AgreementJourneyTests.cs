using Microsoft.Playwright;
using Pace.Learning.Tests.Agreements;
using Pace.Learning.Tests.Support.Browser;
using Pace.Learning.Web.Agreements;
using Pace.Learning.Web.Agreements.Jobs;
using Pace.Learning.Web.LocalAreas;

namespace Pace.Learning.Tests.Browser.Journeys;

/// <summary>The whole journey on a screen.</summary>
public sealed class AgreementJourneyTests(AgreementsInBrowser site) : AgreementJourney(site), IClassFixture<AgreementsInBrowser>
{
    [Fact]
    public Task FivePeople_SignDeclineDelegateAndComeLate_PaceCountersigns_AndANewVersionIsSigned() => GoAsync(new Reader(), "leeds");
}

/// <summary>The whole journey on a phone without scripts.</summary>
public sealed class AgreementJourneyOnPhoneTests(AgreementsInBrowser site) : AgreementJourney(site), IClassFixture<AgreementsInBrowser>
{
    [Fact]
    public Task FivePeople_SignDeclineDelegateAndComeLate_PaceCountersigns_AndANewVersionIsSigned() => GoAsync(Reader.OnPhone with { Scripts = false }, "rutland");
}

/// <summary>From the first question to a signed successor, in a browser; axe on every page, in each of the first states in which it is met.</summary>
public abstract class AgreementJourney(AgreementsInBrowser site)
{
    // Five people go the same way; a third look at the same page would tell nothing new.
    private const int States = 2;
    private readonly Dictionary<string, int> looks = [];

    /// <summary>Goes all the way.</summary>
    /// <param name="reader">How everybody looks at the pages.</param>
    /// <param name="slug">A real authority: only those have a square on the map.</param>
    protected async Task GoAsync(Reader reader, string slug)
    {
        var area = await site.AreaAsync(slug);
        var name = await site.WithDatabaseAsync(async db => (await db.LocalAreas.SingleAsync(a => a.Id == area)).Name);
        var people = AgreementSteps.Five(slug);
        await StartAsync(reader, name, people, "/agreements/start");
        var agreement = await site.AgreementAsync(area);

        await SignAsync(reader, agreement, people[0]);
        await using (var nurse = await OpenAsync(reader, people[1].Email))
        {
            await nurse.Page.GetByRole(AriaRole.Link, new() { Name = "Say no", Exact = true }).ClickAsync();
            await LookAsync(nurse, reader);
            await nurse.Page.GetByLabel("Why can’t you sign it").FillAsync("Our board has not met");
            await nurse.Page.GetByRole(AriaRole.Button, new() { Name = "Say no" }).ClickAsync();
            await Assertions.Expect(nurse.Page.Locator(".status-panel")).ToContainTextAsync("Somebody said no");
            await LookAsync(nurse, reader);
        }
        await using (var lead = await site.OpenAsync($"/agreements/{agreement.Id}", reader with { As = Roles.AreaLead }))
        {
            await lead.Page.GetByRole(AriaRole.Link, new() { Name = "Answer and ask again" }).ClickAsync();
            await LookAsync(lead, reader);
            await lead.Page.GetByLabel("Your answer").FillAsync("It meets on Monday");
            await lead.Page.GetByRole(AriaRole.Button, new() { Name = "Ask again" }).ClickAsync();
            await Assertions.Expect(lead.Page.Locator(".status-panel")).ToContainTextAsync("Being signed");
        }
        await SignAsync(reader, agreement, people[1]);
        var deputy = new SigningPerson("Dee Deputy", $"dee-{slug}@police.example", AgreementSteps.Police);
        await using (var constable = await OpenAsync(reader, people[2].Email))
        {
            await constable.Page.GetByRole(AriaRole.Link, new() { Name = "Name somebody else" }).ClickAsync();
            await LookAsync(constable, reader);
            await constable.Page.GetByLabel("Their full name").FillAsync(deputy.Name);
            await constable.Page.GetByLabel("Their e-mail address at work").FillAsync(deputy.Email);
            await constable.Page.GetByLabel("Their role").FillAsync("Deputy Chief Constable");
            await constable.Page.GetByLabel("Why do they sign and not you?").FillAsync("I am on leave");
            await constable.Page.GetByRole(AriaRole.Button, new() { Name = "Ask them to sign" }).ClickAsync();
            await LookAsync(constable, reader);
        }
        await SignAsync(reader, agreement, deputy);
        await SignAsync(reader, agreement, people[3]);

        site.Clock.Advance(TimeSpan.FromDays(22));
        await site.RunJobAsync<ExpireInvitations>();
        await using (var late = await site.OpenAsync(await site.InvitationAsync(people[4].Email), reader))
        {
            await Assertions.Expect(late.Page.Locator("main")).ToContainTextAsync("The invitation has ended");
            await LookAsync(late, reader);
        }
        await using (var lead = await site.OpenAsync($"/agreements/{agreement.Id}", reader with { As = Roles.AreaLead }))
        {
            await LookAsync(lead, reader);
            await lead.Page.GetByRole(AriaRole.Button, new() { Name = "Send again" }).ClickAsync();
            await Assertions.Expect(lead.Page.Locator(".notice")).ToContainTextAsync("on its way");
        }
        await SignAsync(reader, agreement, people[4]);
        await CountersignAsync(reader, agreement);
        await using (var lead = await site.OpenAsync($"/agreements/{agreement.Id}/certificate", reader with { As = Roles.AreaLead }))
        {
            await LookAsync(lead, reader);
            await lead.PhotographAsync($"agreement-certificate");
            var download = await lead.Page.RunAndWaitForDownloadAsync(() => lead.Page.GetByRole(AriaRole.Link, new() { Name = "Download as PDF" }).ClickAsync());
            var pdf = await File.ReadAllBytesAsync(await download.PathAsync());
            Assert.Equal("%PDF-"u8.ToArray(), pdf[..5]);
            Assert.Contains("%%EOF", System.Text.Encoding.Latin1.GetString(pdf[^32..]), StringComparison.Ordinal);
            Assert.InRange(pdf.Length, 10_000, 5_000_000);
        }
        await using (var anybody = await site.OpenAsync($"/agreements/check/{agreement.Code}", reader))
        {
            await Assertions.Expect(anybody.Page.Locator("main")).ToContainTextAsync("genuine and in force");
            await LookAsync(anybody, reader);
        }

        await FindInRegisterAsync(reader, slug, name, version: 1);

        site.Content.AddSecondVersion(site.Today.AddDays(2));
        site.Recompile();
        site.Clock.Advance(TimeSpan.FromDays(3));
        await site.RunJobAsync<AskForRenewals>();
        IReadOnlyList<SigningPerson> again = [people[0], people[1], deputy, people[3], people[4]];
        await StartAsync(reader, name, again, $"/agreements/start?renews={agreement.Id}");
        var next = await site.AgreementAsync(area);
        Assert.Equal(2, next.Version);
        await using (var first = await OpenAsync(reader, people[0].Email))
        {
            // What changed comes before the whole text, word by word.
            var changes = first.Page.Locator("section[aria-labelledby=changes]");
            await Assertions.Expect(changes.Locator("ins").Filter(new() { HasText = "three days" })).ToHaveCountAsync(1);
            await Assertions.Expect(changes.Locator("del").Filter(new() { HasText = "a week" })).ToHaveCountAsync(1);
            await Assertions.Expect(changes).ToContainTextAsync("We ask you how it went");
            await Assertions.Expect(first.Page.Locator("section[aria-labelledby=changes] ~ section.agreement-text")).ToHaveCountAsync(1);
            await LookAsync(first, reader);
            await first.PhotographAsync("agreement-sign-again");
            await FillAndSignAsync(first, next, again[0]);
        }
        foreach (var person in again.Skip(1))
        {
            await SignAsync(reader, next, person);
        }
        Assert.Equal(AgreementState.InForce, await StateAsync(agreement));
        await FindInRegisterAsync(reader, slug, name, version: 1);
        await CountersignAsync(reader, next);
        Assert.Equal((AgreementState.Superseded, AgreementState.InForce), (await StateAsync(agreement), await StateAsync(next)));
        await FindInRegisterAsync(reader, slug, name, version: 2);
        await using (var anybody = await site.OpenAsync($"/agreements/check/{agreement.Code}", reader))
        {
            await Assertions.Expect(anybody.Page.Locator("main")).ToContainTextAsync("no longer in force");
            await LookAsync(anybody, reader);
        }
    }

    private Task<AgreementState> StateAsync(Agreement agreement) => site.WithDatabaseAsync(db => db.Agreements.Where(s => s.Id == agreement.Id).Select(s => s.State).SingleAsync());

    /// <summary>What everybody sees: the map, the list, the area's own page, and the badge on it.</summary>
    private async Task FindInRegisterAsync(Reader reader, string slug, string name, int version)
    {
        await using var anybody = await site.OpenAsync("/areas", reader);
        var page = anybody.Page;
        await LookAsync(anybody, reader);
        await Assertions.Expect(page.Locator(".register-counts")).ToContainTextAsync("with something in force");
        await Assertions.Expect(page.Locator($".area-map a[href='/areas/{slug}']")).ToHaveAttributeAsync("aria-label", new System.Text.RegularExpressions.Regex($"^{name}: Sample charter since "));
        var row = page.Locator(".register-list tr").Filter(new() { Has = page.Locator($"a[href='/areas/{slug}']") });
        await Assertions.Expect(row.Locator(".register-signed")).ToContainTextAsync("Sample charter since");
        if (reader.Width > 640)
        {
            await page.Locator($".area-map a[href='/areas/{slug}']").ClickAsync();
        }
        else
        {
            await row.GetByRole(AriaRole.Link, new() { Name = name, Exact = true }).ClickAsync();
        }
        await page.ArrivesAtAsync($"**/areas/{slug}");
        await LookAsync(anybody, reader);
        var signed = page.Locator("section.register-agreement");
        await Assertions.Expect(signed).ToHaveCountAsync(1);
        await Assertions.Expect(signed).ToContainTextAsync($"Version {version}, as it was signed");
        await Assertions.Expect(signed).ToContainTextAsync(version == 1 ? "Deputy Chief Constable, Sample Police" : "Chief Constable, Sample Police");
        await Assertions.Expect(page.Locator(".register-history")).ToContainTextAsync($"Sample charter, version {version}");
        var badge = page.Locator($"img[src*='/areas/{slug}/badge.svg']");
        await badge.ScrollIntoViewIfNeededAsync();
        await Eventually.HoldsAsync(() => badge.EvaluateAsync<bool>("image => image.complete && image.naturalWidth > 0"), "the badge on the area's page shows");
        var svg = await page.APIRequest.GetAsync($"{site.Address}areas/{slug}/badge.svg");
        Assert.StartsWith("image/svg+xml", svg.Headers["content-type"], StringComparison.Ordinal);
        var picture = System.Xml.Linq.XElement.Parse(await svg.TextAsync());
        Assert.Equal("svg", picture.Name.LocalName);
        Assert.Contains("Sample charter in force since", picture.Value, StringComparison.Ordinal);
        await anybody.PhotographAsync($"agreement-area-{version}");
        anybody.AssertNothingFromElsewhere();
    }

    private async Task StartAsync(Reader reader, string area, IReadOnlyList<SigningPerson> people, string from)
    {
        await using var lead = await site.OpenAsync(from, reader with { As = Roles.AreaLead });
        var page = lead.Page;
        await LookAsync(lead, reader);
        if (await page.GetByLabel("For which area?").CountAsync() > 0)
        {
            await page.GetByLabel("For which area?").SelectOptionAsync(new SelectOptionValue { Label = area });
            await page.GetByRole(AriaRole.Button, new() { Name = "Go on" }).ClickAsync();
        }
        await page.GetByLabel("Sample charter").CheckAsync();
        await page.GetByLabel("Sample working agreement").UncheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Save and go on" }).ClickAsync();
        while (await page.Locator("fieldset").CountAsync() < people.Count)
        {
            var count = await page.Locator("fieldset").CountAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = "Save, and add a person" }).ClickAsync();
            await Assertions.Expect(page.Locator("fieldset")).ToHaveCountAsync(count + 1);
        }
        for (var i = 0; i < people.Count; i++)
        {
            await page.Locator($"[name='People[{i}].Name']").FillAsync(people[i].Name);
            await page.Locator($"[name='People[{i}].Email']").FillAsync(people[i].Email);
            await page.Locator($"[name='People[{i}].Agency']").SelectOptionAsync(new SelectOptionValue { Label = people[i].Agency });
            if (people[i].AdditionalRole is { } role)
            {
                await page.Locator($"[name='People[{i}].Role']").FillAsync(role);
                await page.Locator($"[name='People[{i}].Level']").SelectOptionAsync("operational-managers");
            }
        }
        await LookAsync(lead, reader);
        await page.GetByRole(AriaRole.Button, new() { Name = "Save and go on" }).ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToContainTextAsync("In which order");
        await LookAsync(lead, reader);
        await page.GetByRole(AriaRole.Button, new() { Name = "Save and go on" }).ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToContainTextAsync("What does the mail say");
        await page.GetByLabel("Your name, and your role").FillAsync("Lena Lead");
        await page.GetByLabel("Their full name").FillAsync("Petra Partner");
        await page.GetByLabel("A personal message").FillAsync("We have worked on this for a year.");
        await LookAsync(lead, reader);
        await page.GetByRole(AriaRole.Button, new() { Name = "Save and go on" }).ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToContainTextAsync("Check and send");
        await Assertions.Expect(page.Locator(".mail-preview")).ToContainTextAsync("Lena Lead writes: We have worked on this for a year.");
        await LookAsync(lead, reader);
        await page.GetByRole(AriaRole.Button, new() { Name = "Send it" }).ClickAsync();
        await Assertions.Expect(page.Locator(".notice")).ToContainTextAsync("Sent.");
        await LookAsync(lead, reader);
    }

    private async Task<OpenPage> OpenAsync(Reader reader, string email)
    {
        var open = await site.OpenAsync(await site.InvitationAsync(email), reader);
        await LookAsync(open, reader);
        await open.Page.GetByRole(AriaRole.Button, new() { Name = "Go on and send me the code" }).ClickAsync();
        await Assertions.Expect(open.Page.Locator("h1")).ToContainTextAsync("Type the code");
        await LookAsync(open, reader);
        await open.Page.GetByLabel("Code", new() { Exact = true }).FillAsync(await site.CodeAsync(email));
        await open.Page.GetByRole(AriaRole.Button, new() { Name = "Go on", Exact = true }).ClickAsync();
        await Assertions.Expect(open.Page.Locator("#sign")).ToBeVisibleAsync();
        return open;
    }

    private async Task SignAsync(Reader reader, Agreement agreement, SigningPerson person)
    {
        await using var open = await OpenAsync(reader, person.Email);
        await LookAsync(open, reader);
        await open.Page.GetByRole(AriaRole.Button, new() { Name = "Sign", Exact = true }).ClickAsync();
        await Assertions.Expect(open.Page.Locator(".error-summary")).ToBeVisibleAsync();
        await FillAndSignAsync(open, agreement, person);
        await LookAsync(open, reader);
        open.AssertNothingFromElsewhere();
    }

    private static async Task FillAndSignAsync(OpenPage open, Agreement agreement, SigningPerson person)
    {
        await open.Page.GetByLabel("Your full name").FillAsync(person.Name);
        await open.Page.GetByLabel("What entitles you to sign").FillAsync("I hold this post");
        await open.Page.GetByLabel("I agree with this declaration, and sign").CheckAsync();
        await open.Page.GetByRole(AriaRole.Button, new() { Name = "Sign", Exact = true }).ClickAsync();
        await Assertions.Expect(open.Page.Locator(".notice").First).ToContainTextAsync("Your signature is in");
        await open.Page.ArrivesAtAsync($"**/agreements/{agreement.Id}");
    }

    private async Task CountersignAsync(Reader reader, Agreement agreement)
    {
        await using var admin = await site.OpenAsync("/manage/agreements", reader with { As = Roles.Admin });
        await LookAsync(admin, reader);
        await admin.GoToAsync($"/manage/agreements/{agreement.Id}");
        await LookAsync(admin, reader);
        await admin.Page.GetByLabel("The roles really exist in these agencies").CheckAsync();
        await admin.Page.GetByLabel("Everybody has said what entitles them to sign").CheckAsync();
        await admin.Page.GetByLabel("The names are those of the people").CheckAsync();
        await admin.Page.GetByLabel("Your full name").FillAsync("Alex Admin");
        await admin.Page.GetByRole(AriaRole.Button, new() { Name = "Countersign for Pace" }).ClickAsync();
        await Assertions.Expect(admin.Page.Locator(".status-panel")).ToContainTextAsync("In force");
        await LookAsync(admin, reader);
    }

    private async Task LookAsync(OpenPage open, Reader reader)
    {
        await open.Page.WaitForLoadStateAsync();
        var page = await open.Page.TitleAsync();
        looks[page] = looks.GetValueOrDefault(page) + 1;
        if (looks[page] <= States)
        {
            await open.AssertAccessibleAsync();
        }
        await open.AssertNoHorizontalScrollAsync();
    }
}
