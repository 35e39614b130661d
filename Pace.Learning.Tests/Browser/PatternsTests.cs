using Microsoft.Playwright;
using Pace.Learning.Tests.Support.Browser;

namespace Pace.Learning.Tests.Browser;

public sealed class PatternsTests(SiteInBrowser site) : IClassFixture<SiteInBrowser>
{
    [Theory]
    [InlineData(320, false)]
    [InlineData(320, true)]
    [InlineData(1280, false)]
    [InlineData(1280, true)]
    public async Task EveryPattern_IsAccessible_AndFits(int width, bool dark)
    {
        await using var page = await site.OpenAsync("/dev/patterns?exit", new Reader { Width = width, Dark = dark });
        await page.PhotographAsync("patterns");
        await page.AssertAccessibleAsync();
        await page.AssertNoHorizontalScrollAsync();
        page.AssertNothingFromElsewhere();
        page.AssertNoComplaints();
    }

    [Fact]
    public async Task EveryPattern_WorksInTheColoursOfAContrastTheme()
    {
        await using var page = await site.OpenAsync("/dev/patterns", new Reader { ForcedColours = true });
        await page.PhotographAsync("patterns");
        foreach (var button in await page.Page.Locator(".button:visible, .button-secondary:visible, .button-warning:visible").AllAsync())
        {
            var border = await button.EvaluateAsync<string>("e => getComputedStyle(e).borderTopWidth + ' ' + getComputedStyle(e).borderTopStyle");
            Assert.DoesNotContain("none", border, StringComparison.Ordinal);
            Assert.DoesNotContain("0px", border, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task OnPaper_TheTextIsThere_AndNothingToPress()
    {
        await using var page = await site.OpenAsync("/dev/patterns?exit", new Reader { Width = 720, Paper = true, Dark = true });
        await page.PhotographAsync("patterns");
        await page.AssertNoHorizontalScrollAsync();
        await Assertions.Expect(page.Page.Locator("button:visible, .site-nav:visible, .exit:visible, .skip-link:visible")).ToHaveCountAsync(0);
        Assert.Equal("rgb(255, 255, 255)", await page.Page.EvaluateAsync<string>("() => getComputedStyle(document.documentElement).backgroundColor"));
        var folded = page.Page.GetByText("She is heard for a moment.");
        Assert.True((await folded.BoundingBoxAsync())?.Height > 10, "What is folded away on screen is read on paper.");
    }

    [Fact]
    public async Task WhatCanBePressed_IsLargeEnoughForAThumb()
    {
        await using var page = await site.OpenAsync("/dev/patterns?exit", Reader.OnPhone);
        var small = await page.Page.EvaluateAsync<string[]>(
            """
            () => [...document.querySelectorAll('button, .button, .exit a, nav a, summary, select, textarea, .option label, .skip-part, .download > a, .error-summary a, input:not([type=radio], [type=checkbox], [type=hidden])')]
              .filter(e => e.checkVisibility() && e.getBoundingClientRect().height < 43.9)
              .map(e => `${e.tagName} ${e.textContent.trim().slice(0, 30)}: ${e.getBoundingClientRect().height}px`)
            """);
        Assert.Empty(small);
    }

    [Fact]
    public async Task Lines_StayShort_OnTheWidestScreens()
    {
        await using var page = await site.OpenAsync("/dev/patterns", new Reader { Width = 3840, Height = 2160 });
        await page.PhotographAsync("patterns");
        await page.AssertNoHorizontalScrollAsync();
        var longest = await page.Page.EvaluateAsync<double>(
            "() => Math.max(...[...document.querySelectorAll('main p, main li')].map(e => e.clientWidth / parseFloat(getComputedStyle(e).fontSize)))");
        Assert.InRange(longest, 20, 40);
    }

    [Fact]
    public async Task TheKeyboard_ReachesTheTextFirst_AndItsPlaceIsSeen()
    {
        await using var page = await site.OpenAsync("/dev/patterns");
        await page.Page.Keyboard.PressAsync("Tab");
        var skip = page.Page.Locator(".skip-link:focus");
        await Assertions.Expect(skip).ToBeInViewportAsync();
        await page.Page.Keyboard.PressAsync("Enter");
        await page.Page.ArrivesAtAsync("**/dev/patterns#main");
        await page.Page.Keyboard.PressAsync("Tab");
        var outline = await page.Page.EvaluateAsync<string>("() => getComputedStyle(document.activeElement).outlineStyle + document.activeElement.textContent");
        Assert.Equal("solidFront page", outline);
    }

    [Fact]
    public async Task TheFont_IsOurs_AndWasFetchedFromHere()
    {
        await using var page = await site.OpenAsync("/dev/patterns");
        var loaded = await page.Page.EvaluateAsync<string[]>(
            "async () => { await document.fonts.ready; return [...document.fonts].filter(f => f.status === 'loaded').map(f => f.family + ' ' + f.weight).sort(); }");
        Assert.Equal(["Atkinson Hyperlegible Next 400", "Atkinson Hyperlegible Next 700"], loaded.Select(f => f.Replace("\"", "", StringComparison.Ordinal)));
    }
}
