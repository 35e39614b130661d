using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Playwright;
using Pace.Learning.Tests.Agreements;
using Pace.Learning.Tests.Agreements.Plans;
using Pace.Learning.Tests.Parents;
using Pace.Learning.Tests.Support.Browser;
using Pace.Learning.Web.Agreements.Plans;
using Pace.Learning.Web.LocalAreas;
using Pace.Learning.Web.Parents;
using Pace.Learning.Web.Parents.Details;
using Pace.Learning.Web.Parents.Preferences;

namespace Pace.Learning.Tests.Browser.Journeys;

/// <summary>The site with its own documents, on a real port.</summary>
public sealed class PromisesInBrowser : SiteInBrowser
{
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        AgreementSteps.Configure(builder);
    }
}

/// <summary>A promise on its way: an action, its evidence, a review, a parent's words, and taking them back; on a screen and on a phone without scripts.</summary>
public sealed partial class PromiseJourneyTests(PromisesInBrowser site) : IClassFixture<PromisesInBrowser>
{
    private const string Words = "They rang back when they said they would.";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task LeadPlans_PaceShows_AllSee_TheReviewIsClosedWithAParentsWords_WhichAreGoneOnceTakenBack(bool isDesktop)
    {
        var reader = isDesktop ? new Reader() : Reader.OnPhone with { Scripts = false, Dark = true };
        var agreement = await site.InForceAsync("parent-charter");
        var (slug, area) = (await site.SlugAsync(agreement.AreaId), agreement.AreaName);
        await LiveThereAsync(area);

        await using (var lead = await site.OpenAsync($"/agreements/{agreement.Id}", reader with { As = Roles.AreaLead }))
        {
            await LookAsync(lead);
            await FollowAsync(lead, "The action plan");
            await Assertions.Expect(lead.Page.Locator("[aria-label='Trained staff by level']")).ToBeVisibleAsync();
            await lead.Page.GetByRole(AriaRole.Link, new() { Name = "Add an action", Exact = true }).ClickAsync();
            await LookAsync(lead);
            await PressAsync(lead, "Save");
            await Assertions.Expect(lead.Page.Locator(".error-summary")).ToContainTextAsync("Choose what it is for");
            await lead.Page.GetByLabel("What is it for?").SelectOptionAsync(new SelectOptionValue { Index = 1 });
            await lead.Page.GetByLabel("What will be done?").FillAsync("Quote the parent in every first assessment");
            await lead.Page.GetByLabel("Which agency of the area sees to it?").SelectOptionAsync(new SelectOptionValue { Label = AgreementSteps.Council });
            await lead.Page.GetByLabel("In which role?").FillAsync("Head of Early Help");
            var due = site.Today.AddDays(40);
            await lead.Page.GetByLabel("Day").FillAsync($"{due.Day}");
            await lead.Page.GetByLabel("Month").FillAsync($"{due.Month}");
            await lead.Page.GetByLabel("Year").FillAsync($"{due.Year}");
            await PressAsync(lead, "Save");
            await Assertions.Expect(lead.Page.Locator(".notice").First).ToContainTextAsync("Added to the plan");
            await lead.PhotographAsync("plan");
        }
        await using (var admin = await site.OpenAsync("/manage/agreements", reader with { As = Roles.Admin }))
        {
            await admin.GoToAsync(PlanAddresses.Plan(agreement.Id));
            await FollowAsync(admin, "Quote the parent");
            await admin.Page.GetByLabel("What shows that it was done").FillAsync("Ten assessments were read. Nine quote the parent.");
            await PressAsync(admin, "Add this evidence");
            await Assertions.Expect(admin.Page.Locator(".evidence-note")).ToContainTextAsync("Nine quote the parent");
            await admin.Page.GetByLabel("It is under way").CheckAsync();
            await admin.Page.Locator("section[aria-labelledby=stands]").GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
            await Assertions.Expect(admin.Page.Locator("main .tag").First).ToContainTextAsync("Under way");
            await LookAsync(admin);
            await admin.PhotographAsync("plan-action");
        }
        await using (var signatory = await site.OpenAsync("/agreements", reader with { As = Roles.Signatory }))
        {
            await LookAsync(signatory);
            await signatory.GoToAsync(PlanAddresses.Plan(agreement.Id));
            await Assertions.Expect(signatory.Page.Locator("main")).ToContainTextAsync("1 note of evidence");
            await FollowAsync(signatory, "Quote the parent");
            await Assertions.Expect(signatory.Page.Locator("main form")).ToHaveCountAsync(0);
        }
        await using (var lead = await site.OpenAsync(PlanAddresses.Reviews(agreement.Id), reader with { As = Roles.AreaLead }))
        {
            await LookAsync(lead);
            await PressAsync(lead, "Open a review now");
            await AnswerAsync(lead, "Kept", "Partly kept", "Not yet kept", "Kept");
        }
        await using (var manager = await site.OpenAsync("/manage/participation/reviews", reader with { As = Roles.ParticipationManager }))
        {
            await LookAsync(manager);
            await manager.Page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex($"Ask parents of {Regex.Escape(area)}") }).ClickAsync();
            await Assertions.Expect(manager.Page.Locator(".notice").First).ToContainTextAsync("shown to nobody");
        }
        await using (var parent = await site.OpenAsync("/taking-part", reader with { As = Roles.Parent }))
        {
            await LookAsync(parent);
            await FollowAsync(parent, "A question about where you live");
            await parent.PhotographAsync("review-question");
            await PressAsync(parent, "See how it will look");
            await Assertions.Expect(parent.Page.Locator(".error-summary")).ToContainTextAsync("Write a few words");
            await parent.Page.GetByLabel("Your words").FillAsync(Words);
            await parent.Page.GetByLabel("No name").CheckAsync();
            await PressAsync(parent, "See how it will look");
            await Assertions.Expect(parent.Page.Locator("h1")).ToContainTextAsync("This is how it will look");
            await parent.PhotographAsync("review-preview");
            await PressAsync(parent, "Yes, you may show it");
            await Assertions.Expect(parent.Page.Locator("h1")).ToContainTextAsync("Your receipt");
        }
        await using (var manager = await site.OpenAsync("/manage/participation/reviews", reader with { As = Roles.ParticipationManager }))
        {
            await LookAsync(manager);
            await manager.PhotographAsync("review-moderation");
            await PressAsync(manager, "Pass it on");
            await Assertions.Expect(manager.Page.Locator(".notice").First).ToContainTextAsync("Passed on");
        }
        site.Clock.Advance(TimeSpan.FromDays(14));
        await using (var admin = await site.OpenAsync(PlanAddresses.Reviews(agreement.Id), reader with { As = Roles.Admin }))
        {
            await FollowAsync(admin, "The review that is open");
            await AnswerAsync(admin, "Kept", "Partly kept", "Partly kept", "Kept");
            await Assertions.Expect(admin.Page.Locator("main")).ToContainTextAsync(Words);
            await PressAsync(admin, "Close the review");
            await Assertions.Expect(admin.Page.Locator(".notice").First).ToContainTextAsync("closed and public");
        }
        await using (var anybody = await site.OpenAsync($"/areas/{slug}", reader))
        {
            await Assertions.Expect(anybody.Page.Locator(".parents-views")).ToContainTextAsync(Words);
            await Assertions.Expect(anybody.Page.Locator(".review-answers")).ToContainTextAsync("Not yet kept");
            await Assertions.Expect(anybody.Page.Locator(".register-promises")).ToContainTextAsync("0 done, 1 under way, 0 planned. 0 overdue");
            await LookAsync(anybody);
            await anybody.PhotographAsync("area-with-review");
        }
        await using (var parent = await site.OpenAsync("/taking-part/my-data", reader with { As = Roles.Parent }))
        {
            await parent.Page.GetByRole(AriaRole.Link, new() { Name = "Say no or take back" }).First.ClickAsync();
            await parent.Page.GetByRole(AriaRole.Button, new() { NameRegex = Back() }).ClickAsync();
            await Assertions.Expect(parent.Page.Locator(".notice").First).ToContainTextAsync("It is done");
            await LookAsync(parent);
        }
        await using (var anybody = await site.OpenAsync($"/areas/{slug}", reader))
        {
            await Assertions.Expect(anybody.Page.Locator("main")).Not.ToContainTextAsync(Words);
            await LookAsync(anybody);
        }
    }

    // Each side for itself, every promise.
    private static async Task AnswerAsync(OpenPage open, params string[] outcomes)
    {
        foreach (var (i, outcome) in outcomes.Index())
        {
            await open.Page.Locator($"section[aria-labelledby=promise-{i}] a.button-secondary").ClickAsync();
            if (i == 2)
            {
                await LookAsync(open);
                await open.PhotographAsync("review-answer");
            }
            await open.Page.GetByLabel(outcome, new() { Exact = true }).CheckAsync();
            await open.Page.Locator("[name='Input.Words']").FillAsync($"What we see of promise {i}.");
            await open.Page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
            await Assertions.Expect(open.Page.Locator(".notice").First).ToContainTextAsync("Saved");
        }
        await LookAsync(open);
    }

    private static async Task FollowAsync(OpenPage open, string link)
    {
        await open.Page.GetByRole(AriaRole.Link, new() { Name = link }).First.ClickAsync();
        await LookAsync(open);
    }

    private static async Task PressAsync(OpenPage open, string button)
    {
        await open.Page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).First.ClickAsync();
        await LookAsync(open);
    }

    private static async Task LookAsync(OpenPage open)
    {
        await open.Page.WaitForLoadStateAsync();
        await open.AssertAccessibleAsync();
        await open.AssertNoHorizontalScrollAsync();
        await open.AssertReadsWellAsync();
        open.AssertNothingFromElsewhere();
        open.AssertNoComplaints();
    }

    // The parent lives in this area now, and may be asked about it.
    private async Task LiveThereAsync(string area)
    {
        var id = await site.ParticipantAsync();
        await site.WithScopeAsync(async services =>
        {
            var (db, vault) = (services.GetRequiredService<PaceDbContext>(), services.GetRequiredService<PersonVault>());
            var jo = await db.Participants.Include(p => p.Details).Include(p => p.Preferences).SingleAsync(p => p.Id == id);
            jo.Details!.Locate(
                await vault.SealAsync(id, ParticipantDetails.AreaPurpose, new OwnArea(await db.LocalAreas.Where(a => a.Name == area).Select(a => a.Id).SingleAsync(), null).Sealable!), null);
            jo.Preferences!.ChooseActivities(Activities.Quote, true, false, Travel.NotAtAll, site.Now);
            jo.Preferences.ChooseLimits(Topics.None, null, ownArea: true, site.Now);
            return await db.SaveChangesAsync();
        });
    }

    [GeneratedRegex(@"Take this back\s*: The review of an area")]
    private static partial Regex Back();
}
