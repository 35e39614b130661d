using Microsoft.Extensions.Options;
using Microsoft.Playwright;
using Pace.Learning.Tests.Support.Browser;

namespace Pace.Learning.Tests.Browser;

public sealed class LeavingFastTests(SiteInBrowser site) : IClassFixture<SiteInBrowser>
{
    private static readonly Reader Leaving = new() { Leaves = true };

    private string LeaveTo => site.Services.GetRequiredService<IOptions<PaceOptions>>().Value.LeaveTo;

    [Fact]
    public async Task ShiftThreeTimes_Leaves_AndThePageIsNotInTheHistory()
    {
        await using var page = await site.OpenAsync("/", Leaving);
        await page.GoToAsync("/leaving-fast");
        await PressShiftAsync(page, 3);
        await page.Page.ArrivesAtAsync(LeaveTo + "**");
        await Assertions.Expect(page.Page).ToHaveTitleAsync("Elsewhere");
        await page.Page.GoBackAsync();
        Assert.Equal("/", new Uri(page.Page.Url).AbsolutePath);
    }

    [Fact]
    public async Task EachPress_IsAnnounced()
    {
        await using var page = await site.OpenAsync("/leaving-fast", Leaving);
        var says = page.Page.Locator("[data-exit-says]");
        await PressShiftAsync(page, 1);
        await Assertions.Expect(says).ToHaveTextAsync("Press Shift 2 more times to leave");
        await PressShiftAsync(page, 1);
        await Assertions.Expect(says).ToHaveTextAsync("Press Shift 1 more time to leave");
        await Assertions.Expect(page.Page.Locator("[data-exit-steps]")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task CapitalLetters_DoNotLeave()
    {
        await using var page = await site.OpenAsync("/leaving-fast", Leaving);
        foreach (var letter in "PACE")
        {
            await page.Page.Keyboard.PressAsync($"Shift+{letter}");
        }
        await PressShiftAsync(page, 2);
        await page.Page.Keyboard.PressAsync("a");
        await PressShiftAsync(page, 1);
        await Assertions.Expect(page.Page.Locator("[data-exit-says]")).ToHaveTextAsync("Press Shift 2 more times to leave");
        Assert.Empty(page.Elsewhere);
    }

    [Fact]
    public async Task OnAPhone_TheButtonIsInReach_WhereverOneReads_AndOneTapLeaves()
    {
        await using var page = await site.OpenAsync("/leaving-fast", Reader.OnPhone with { Leaves = true });
        // Before anything is tapped: for a picture of the whole page the window changes its size, and what is tapped meanwhile is missed.
        await page.PhotographAsync("leaving-fast");
        var button = page.Page.Locator(".exit-button");
        foreach (var place in (double[])[0, 0.5, 1])
        {
            await page.Page.EvaluateAsync("p => scrollTo({ top: document.documentElement.scrollHeight * p, behavior: 'instant' })", place);
            await Assertions.Expect(button).ToBeInViewportAsync(new() { Ratio = 1 });
        }
        await button.TapAsync();
        await page.Page.ArrivesAtAsync(LeaveTo + "**");
    }

    [Fact]
    public async Task OnAComputer_TheButtonStaysInView()
    {
        await using var page = await site.OpenAsync("/leaving-fast", Leaving);
        await page.Page.EvaluateAsync("() => scrollTo({ top: document.documentElement.scrollHeight, behavior: 'instant' })");
        await Assertions.Expect(page.Page.Locator(".exit-button")).ToBeInViewportAsync(new() { Ratio = 1 });
    }

    [Fact]
    public async Task WithoutScripts_TheButtonIsALink_AndTheNextSiteIsNotToldWhereFrom()
    {
        await using var page = await site.OpenAsync("/leaving-fast", Leaving with { Scripts = false });
        await page.Page.Locator(".exit-button").ClickAsync();
        await page.Page.ArrivesAtAsync(LeaveTo + "**");
        Assert.DoesNotContain("referer", page.Elsewhere[0].Headers.Keys, StringComparer.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task WithScripts_TheNextSiteIsNotToldWhereFromEither()
    {
        await using var page = await site.OpenAsync("/leaving-fast", Leaving);
        await page.Page.Locator(".exit-button").ClickAsync();
        await page.Page.ArrivesAtAsync(LeaveTo + "**");
        Assert.DoesNotContain("referer", page.Elsewhere[0].Headers.Keys, StringComparer.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task ByKeyboard_LeavingIsTheSecondStop()
    {
        await using var page = await site.OpenAsync("/leaving-fast", Leaving);
        await page.Page.Keyboard.PressAsync("Tab");
        await page.Page.Keyboard.PressAsync("Tab");
        await page.Page.Keyboard.PressAsync("Enter");
        await page.Page.ArrivesAtAsync(LeaveTo + "**");
    }

    private static async Task PressShiftAsync(OpenPage page, int times)
    {
        for (var i = 0; i < times; i++)
        {
            await page.Page.Keyboard.PressAsync("Shift");
        }
    }
}
