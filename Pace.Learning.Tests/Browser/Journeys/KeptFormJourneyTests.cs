using Microsoft.Playwright;
using Pace.Learning.Tests.Support.Browser;

namespace Pace.Learning.Tests.Browser.Journeys;

/// <summary>A long text that outlives its session, on a phone that others use as well.</summary>
public sealed class KeptFormJourneyTests(SiteInBrowser site) : IClassFixture<SiteInBrowser>
{
    private const string New = "/taking-part/contributions/new";
    private const string Words = "She asked how I was.\nNobody had, for a long time.";

    [Fact]
    public async Task WithoutScripts_SentTooLate_IsThereAfterSigningIn_AndNotForTheNextPerson()
    {
        await using var open = await site.OpenAsync(New, Reader.OnPhone with { As = Roles.Parent, Scripts = false });
        await FillAsync(open.Page);
        site.Clock.Advance(TimeSpan.FromMinutes(31));
        await open.Page.GetByRole(AriaRole.Button, new() { Name = "Save my draft" }).ClickAsync();
        await Assertions.Expect(open.Page.GetByText("What you typed is kept.")).ToBeVisibleAsync();
        await open.AssertAccessibleAsync();
        await open.PhotographAsync("kept-sign-in");

        await SignInAsync(open, Roles.Learner);
        await open.GoToAsync("/kept");
        Assert.DoesNotContain("Nobody had", await open.Page.ContentAsync(), StringComparison.Ordinal);

        await SignInAsync(open, Roles.Parent);
        await open.GoToAsync(New);
        await Assertions.Expect(open.Page.GetByLabel("Your words")).ToHaveValueAsync(Words);
        await open.AssertAccessibleAsync();
        await open.PhotographAsync("kept-put-back");
        await open.Page.GetByRole(AriaRole.Link, new() { Name = "Go to what you typed" }).ClickAsync();
        await Assertions.Expect(open.Page.GetByLabel("A short name for it")).ToBeInViewportAsync();
        await open.Page.GetByRole(AriaRole.Button, new() { Name = "Save my draft" }).ClickAsync();
        await Assertions.Expect(open.Page.Locator("main")).ToContainTextAsync("Nobody had, for a long time.");
        await open.GoToAsync(New);
        await Assertions.Expect(open.Page.GetByLabel("Your words")).ToHaveValueAsync("");
    }

    [Fact]
    public async Task WithScripts_ClosedWhileTyping_IsThereInAnotherBrowser()
    {
        string title;
        await using (var open = await site.OpenAsync(New, Reader.OnPhone with { As = Roles.Parent }))
        {
            title = (await open.Page.TitleAsync()).Split(" - ")[0];
            await FillAsync(open.Page);
            await Assertions.Expect(open.Page.GetByText("Kept for you, not sent yet.")).ToBeVisibleAsync();
            Assert.DoesNotContain("Nobody had", await open.Page.EvaluateAsync<string>("() => JSON.stringify({ ...localStorage, ...sessionStorage })"), StringComparison.Ordinal);
            open.AssertNoComplaints();
        }
        await using var again = await site.OpenAsync("/taking-part", Reader.OnPhone with { As = Roles.Parent });
        await again.Page.GetByRole(AriaRole.Link, new() { Name = "Something you typed was not sent yet" }).ClickAsync();
        await Assertions.Expect(again.Page.Locator("main")).ToContainTextAsync("Nobody had, for a long time.");
        await again.AssertAccessibleAsync();
        await Assertions.Expect(again.Page.GetByRole(AriaRole.Heading, new() { Name = title })).ToBeVisibleAsync();
        await again.PhotographAsync("kept-list");
        await again.Page.GetByRole(AriaRole.Link, new() { Name = "Go on with it" }).ClickAsync();
        await Assertions.Expect(again.Page.GetByLabel("Your words")).ToHaveValueAsync(Words);
        again.AssertNoComplaints();
    }

    [Fact]
    public async Task WithScripts_SessionIsAboutToEnd_OneIsAsked_AndNothingStaysOnTheScreen()
    {
        await using var open = await site.OpenAsync("/taking-part", Reader.OnPhone with { As = Roles.Parent });
        await open.Page.Clock.InstallAsync();
        await open.GoToAsync(New);
        // The session begins anew with what is kept: the last of it first.
        await open.Page.RunAndWaitForResponseAsync(
            () => FillAsync(open.Page), r => r.Url.EndsWith("/kept/typed", StringComparison.Ordinal) && r.Request.PostData?.Contains("Nobody", StringComparison.Ordinal) == true);
        await Assertions.Expect(open.Page.GetByText("Kept for you, not sent yet.")).ToBeVisibleAsync();
        await open.Page.Clock.FastForwardAsync("28:00");
        var warning = open.Page.GetByRole(AriaRole.Dialog, new() { Name = "Are you still there?" });
        await Assertions.Expect(warning).ToBeVisibleAsync();
        await open.AssertAccessibleAsync();
        await open.PhotographAsync("session-warning");
        // Leaving fast is never out of reach.
        await Assertions.Expect(warning.GetByRole(AriaRole.Button, new() { Name = "Leave this site" })).ToBeVisibleAsync();
        await open.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(warning).ToBeHiddenAsync();

        site.Clock.Advance(TimeSpan.FromMinutes(31));
        await open.Page.Clock.FastForwardAsync("31:00");
        await open.Page.ArrivesAtAsync("**/sign-in?returnUrl=*");
        await SignInAsync(open, Roles.Parent);
        await open.GoToAsync(New);
        await Assertions.Expect(open.Page.GetByLabel("Your words")).ToHaveValueAsync(Words);
    }

    private static async Task FillAsync(IPage page)
    {
        await page.GetByLabel("Something I wrote").CheckAsync();
        await page.GetByLabel("A short name for it").FillAsync("A cup of tea");
        await page.GetByLabel("Your words").FillAsync(Words);
    }

    private async Task SignInAsync(OpenPage open, string role)
    {
        var answer = await open.Page.Context.APIRequest.GetAsync($"/dev/sign-in?as={Uri.EscapeDataString(await site.AddressAsync(role))}");
        Assert.True(answer.Ok);
    }
}
