using Microsoft.Playwright;
using Pace.Learning.Tests.Accounts;
using Pace.Learning.Tests.Accounts.People;
using Pace.Learning.Tests.Support.Browser;

namespace Pace.Learning.Tests.Browser.Journeys;

/// <summary>On small phones without scripts: one administrator invites a manager, another one confirms, and she comes to her week by the link in her mail.</summary>
public sealed class PeopleJourneyTests(SiteInBrowser site) : IClassFixture<SiteInBrowser>
{
    private const string Email = "priya.new@people.example";

    [Fact]
    public async Task AManager_IsInvited_Confirmed_AndSeesHerWeek()
    {
        var (one, two) = (await site.PersonAsync("Ada Sample", Roles.Admin), await site.PersonAsync("Leila Sample", Roles.Admin));
        await using (var ada = await OpenAsync("/manage/people", one.Address))
        {
            await ada.Page.GetByRole(AriaRole.Link, new() { Name = "Invite somebody" }).ClickAsync();
            await LookAsync(ada, "people-invite");
            await ada.Page.GetByLabel("Work e-mail").FillAsync(Email);
            await ada.Page.GetByLabel("Name", new() { Exact = true }).FillAsync("Priya Sample");
            await ada.Page.GetByRole(AriaRole.Checkbox, new() { Name = "Participation manager" }).CheckAsync();
            await ada.Page.GetByRole(AriaRole.Button, new() { Name = "Send the invitation" }).ClickAsync();
            await Assertions.Expect(ada.Page.Locator(".error-summary")).ToContainTextAsync("Say why");
            await LookAsync(ada, "people-invite-wrong");
            await ada.Page.GetByLabel("Why?").FillAsync("Looks after parents from January");
            await ada.Page.GetByRole(AriaRole.Button, new() { Name = "Send the invitation" }).ClickAsync();
            await Assertions.Expect(ada.Page.Locator("main")).ToContainTextAsync("waits for a second person");
            await LookAsync(ada, "people-invited");
        }
        await using (var leila = await OpenAsync("/manage/people", two.Address))
        {
            await LookAsync(leila, "people-waiting");
            await leila.Page.GetByRole(AriaRole.Button, new() { Name = "Confirm Priya Sample as Participation manager" }).ClickAsync();
            await Assertions.Expect(leila.Page.Locator(".notice")).ToContainTextAsync("Confirmed");
            await Assertions.Expect(leila.Page.Locator(".people-waiting")).ToHaveCountAsync(0);
        }
        await using (var priya = await OpenAsync((await site.NewestMailAsync(Email)).LinkInMail(), null))
        {
            await LookAsync(priya, "people-accept");
            await priya.Page.GetByRole(AriaRole.Button, new() { Name = "Accept the invitation" }).ClickAsync();
            await priya.Page.GetByLabel("I agree to the terms of use").CheckAsync();
            await LookAsync(priya, "people-account");
            await priya.Page.GetByRole(AriaRole.Button, new() { Name = "Make my account" }).ClickAsync();
            // Whoever is to see parents' names sets up a second step before anything else.
            await LookAsync(priya, "people-second-step");
            var key = await priya.Page.Locator("code.key").InnerTextAsync();
            await priya.Page.Locator("[name='Input.Code']").FillAsync(AuthenticatorApp.Code(key, DateTimeOffset.UtcNow));
            await priya.Page.GetByRole(AriaRole.Button, new() { Name = "Turn it on and sign in" }).ClickAsync();
            await LookAsync(priya, "people-recovery-codes");
            await priya.Page.GetByRole(AriaRole.Link, new() { Name = "I have kept them" }).ClickAsync();
            await Assertions.Expect(priya.Page).ToHaveURLAsync(new Uri(site.Address, "/manage/participation").ToString());
            await Assertions.Expect(priya.Page.Locator("h1")).ToContainTextAsync("week", new() { IgnoreCase = true });
        }
        await using var again = await OpenAsync("/manage/people?q=Priya+Sample", one.Address);
        await again.Page.GetByRole(AriaRole.Link, new() { Name = "Priya Sample" }).ClickAsync();
        await Assertions.Expect(again.Page.Locator(".people-history")).ToContainTextAsync("confirmed by Leila Sample");
        await LookAsync(again, "people-one");
        await again.GoToAsync("/manage/people/roles");
        await LookAsync(again, "people-roles");
        await again.GoToAsync("/manage/confirmations");
        await LookAsync(again, "people-confirmations");
    }

    private Task<OpenPage> OpenAsync(string path, string? who) => site.OpenAsync(path, Reader.OnPhone with { Demo = who, Scripts = false });

    private static async Task LookAsync(OpenPage page, string picture)
    {
        await page.AssertAccessibleAsync();
        await page.AssertReadsWellAsync();
        await page.AssertNoHorizontalScrollAsync();
        await page.PhotographAsync(picture);
    }
}
