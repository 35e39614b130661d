using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Pace.Learning.Tests.Support.Browser;
using Pace.Learning.Web.Accounts;
using Pace.Learning.Web.Agreements;

namespace Pace.Learning.Tests.Agreements;

/// <summary>The site with two short documents, on a real port.</summary>
public sealed class AgreementsInBrowser : SiteInBrowser
{
    private readonly AgreementContent content = new();

    internal AgreementContent Content => content;

    protected override string ContentFolder => content.Folder;

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        content.Delete();
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        AgreementSteps.Configure(builder);
    }
}

/// <summary>The whole journey in a browser, on a screen and on a phone without scripts; axe on every page.</summary>
public sealed class SigningInBrowserTests(AgreementsInBrowser site) : IClassFixture<AgreementsInBrowser>
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task FivePeople_SignDeclineDelegateAndComeLate_PaceCountersigns_AndANewVersionIsSigned(bool isDesktop)
    {
        var reader = isDesktop ? new Reader() : Reader.OnPhone with { Scripts = false };
        var area = await site.AreaAsync();
        var name = await site.WithDatabaseAsync(async db => (await db.LocalAreas.SingleAsync(a => a.Id == area)).Name);
        var people = AgreementSteps.Five(isDesktop ? "screen" : "phone");
        await StartAsync(reader, name, people, "/agreements/start");
        var signUp = await site.SignUpAsync(area);

        await SignAsync(reader, signUp, people[0]);
        await using (var nurse = await OpenAsync(reader, people[1].Email))
        {
            await nurse.Page.GetByRole(AriaRole.Link, new() { Name = "say no" }).ClickAsync();
            await LookAsync(nurse, reader);
            await nurse.Page.GetByLabel("Why can’t you sign it?").FillAsync("Our board has not met");
            await nurse.Page.GetByRole(AriaRole.Button, new() { Name = "Say no" }).ClickAsync();
            await Assertions.Expect(nurse.Page.Locator(".status-panel")).ToContainTextAsync("Somebody said no");
            await LookAsync(nurse, reader);
        }
        await using (var lead = await site.OpenAsync($"/agreements/{signUp.Id}", reader with { As = Roles.AreaLead }))
        {
            await lead.Page.GetByRole(AriaRole.Link, new() { Name = "Answer and ask again" }).ClickAsync();
            await LookAsync(lead, reader);
            await lead.Page.GetByLabel("Your answer").FillAsync("It meets on Monday");
            await lead.Page.GetByRole(AriaRole.Button, new() { Name = "Ask again" }).ClickAsync();
            await Assertions.Expect(lead.Page.Locator(".status-panel")).ToContainTextAsync("Being signed");
        }
        await SignAsync(reader, signUp, people[1]);
        var deputy = new Signatory("Dee Deputy", $"dee-{(isDesktop ? "screen" : "phone")}@police.example", AgreementSteps.Police);
        await using (var constable = await OpenAsync(reader, people[2].Email))
        {
            await constable.Page.GetByRole(AriaRole.Link, new() { Name = "name somebody else to sign" }).ClickAsync();
            await LookAsync(constable, reader);
            await constable.Page.GetByLabel("Their full name").FillAsync(deputy.Name);
            await constable.Page.GetByLabel("Their e-mail address at work").FillAsync(deputy.Email);
            await constable.Page.GetByLabel("Their role").FillAsync("Deputy Chief Constable");
            await constable.Page.GetByLabel("Why do they sign and not you?").FillAsync("I am on leave");
            await constable.Page.GetByRole(AriaRole.Button, new() { Name = "Ask them to sign" }).ClickAsync();
            await LookAsync(constable, reader);
        }
        await SignAsync(reader, signUp, deputy);
        await SignAsync(reader, signUp, people[3]);

        site.Clock.Advance(TimeSpan.FromDays(22));
        await site.RunClockAsync();
        await using (var late = await site.OpenAsync(await site.InvitationAsync(people[4].Email), reader))
        {
            await Assertions.Expect(late.Page.Locator("main")).ToContainTextAsync("The invitation has ended");
            await LookAsync(late, reader);
        }
        await using (var lead = await site.OpenAsync($"/agreements/{signUp.Id}", reader with { As = Roles.AreaLead }))
        {
            await LookAsync(lead, reader);
            await lead.Page.GetByRole(AriaRole.Button, new() { Name = "Send again" }).ClickAsync();
            await Assertions.Expect(lead.Page.Locator(".notice")).ToContainTextAsync("on its way");
        }
        await SignAsync(reader, signUp, people[4]);
        await CountersignAsync(reader, signUp);
        await using (var lead = await site.OpenAsync($"/agreements/{signUp.Id}/certificate", reader with { As = Roles.AreaLead }))
        {
            await LookAsync(lead, reader);
            await lead.PhotographAsync($"agreement-certificate");
            var pdf = await lead.Page.APIRequest.GetAsync($"{site.Address}agreements/{signUp.Id}/certificate.pdf");
            Assert.True(pdf.Status is 200 or 404);
            if (pdf.Status == 200)
            {
                Assert.Equal("%PDF-"u8.ToArray(), (await pdf.BodyAsync())[..5]);
            }
        }
        await using (var anybody = await site.OpenAsync($"/agreements/check/{signUp.Code}", reader))
        {
            await Assertions.Expect(anybody.Page.Locator("main")).ToContainTextAsync("genuine and in force");
            await LookAsync(anybody, reader);
        }

        if (!isDesktop)
        {
            return;
        }
        site.Content.AddSecondVersion(site.Today.AddDays(2));
        site.Recompile();
        site.Clock.Advance(TimeSpan.FromDays(3));
        await site.RunClockAsync();
        IReadOnlyList<Signatory> again = [people[0], people[1], deputy, people[3], people[4]];
        await StartAsync(reader, name, again, $"/agreements/start?renews={signUp.Id}");
        var next = await site.SignUpAsync(area);
        Assert.Equal(2, next.Version);
        await using (var first = await OpenAsync(reader, people[0].Email))
        {
            await Assertions.Expect(first.Page.Locator("section[aria-labelledby=changes]")).ToContainTextAsync("Within three days");
            await LookAsync(first, reader);
            await first.PhotographAsync("agreement-sign-again");
        }
        foreach (var person in again.Skip(1))
        {
            await SignAsync(reader, next, person);
        }
        Assert.Equal(SignUpState.InForce, await site.WithDatabaseAsync(async db => (await db.SignUps.SingleAsync(s => s.Id == signUp.Id)).State));
    }

    private async Task StartAsync(Reader reader, string area, IReadOnlyList<Signatory> people, string from)
    {
        await using var lead = await site.OpenAsync(from, reader with { As = Roles.AreaLead });
        var page = lead.Page;
        await LookAsync(lead, reader);
        await page.GetByLabel("For which area?").SelectOptionAsync(new SelectOptionValue { Label = area });
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
        await Assertions.Expect(page.Locator("h1")).ToContainTextAsync("Check and send");
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

    private async Task SignAsync(Reader reader, SignUp signUp, Signatory person)
    {
        await using var open = await OpenAsync(reader, person.Email);
        await LookAsync(open, reader);
        await open.Page.GetByRole(AriaRole.Button, new() { Name = "Sign", Exact = true }).ClickAsync();
        await Assertions.Expect(open.Page.Locator(".error-summary")).ToBeVisibleAsync();
        await open.Page.GetByLabel("Your full name").FillAsync(person.Name);
        await open.Page.GetByLabel("What entitles you to sign for your agency?").FillAsync("I hold this post");
        await open.Page.GetByLabel("I agree with this declaration, and sign").CheckAsync();
        await open.Page.GetByRole(AriaRole.Button, new() { Name = "Sign", Exact = true }).ClickAsync();
        await Assertions.Expect(open.Page.Locator(".notice").First).ToContainTextAsync("Your signature is in");
        Assert.EndsWith($"/agreements/{signUp.Id}", open.Page.Url, StringComparison.Ordinal);
        await LookAsync(open, reader);
        open.AssertNothingFromElsewhere();
    }

    private async Task CountersignAsync(Reader reader, SignUp signUp)
    {
        await using var admin = await site.OpenAsync("/manage/agreements", reader with { As = Roles.Admin });
        await LookAsync(admin, reader);
        await admin.GoToAsync($"/manage/agreements/{signUp.Id}");
        await LookAsync(admin, reader);
        await admin.Page.GetByLabel("The roles really exist in these agencies").CheckAsync();
        await admin.Page.GetByLabel("Everybody has said what entitles them to sign").CheckAsync();
        await admin.Page.GetByLabel("The names are those of the people").CheckAsync();
        await admin.Page.GetByLabel("Your full name").FillAsync("Alex Admin");
        await admin.Page.GetByRole(AriaRole.Button, new() { Name = "Countersign for Pace" }).ClickAsync();
        await Assertions.Expect(admin.Page.Locator(".status-panel")).ToContainTextAsync("In force");
        await LookAsync(admin, reader);
    }

    // Without scripts axe can't run: there the page only has to fit.
    private static async Task LookAsync(OpenPage open, Reader reader)
    {
        if (reader.Scripts)
        {
            await open.AssertAccessibleAsync();
        }
        await open.AssertNoHorizontalScrollAsync();
    }
}

/// <summary>The pages of the room, on a phone and in the dark.</summary>
public sealed class AgreementPagesTests(AgreementsInBrowser site) : EveryPage(site), IClassFixture<AgreementsInBrowser>
{
    protected override bool VisitsSitemap => false;

    protected override string As => Roles.AreaLead;

    protected override IEnumerable<string> AlsoVisited => ["/agreements", "/agreements/start", "/agreements/check", "/agreements/check?Code=", "/agreements/code", "/agreements/link/none"];
}
