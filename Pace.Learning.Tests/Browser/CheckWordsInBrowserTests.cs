using Microsoft.Playwright;
using Pace.Learning.Tests.Support.Browser;

namespace Pace.Learning.Tests.Browser;

public sealed class CheckWordsInBrowserTests(SiteInBrowser site) : IClassFixture<SiteInBrowser>
{
    private const string Record = "Mum was hostile on the phone and refuses to engage.\n\nRobyn puts herself at risk with her older boyfriend. She is 15.\nThe victim absconded on 3 May.";

    [Theory]
    [InlineData(1280, true)]
    [InlineData(1280, false)]
    [InlineData(320, true)]
    [InlineData(320, false)]
    public async Task Record_IsChecked_ReadBesideItsAdvice_ChangedAndCheckedAgain(int width, bool scripts)
    {
        await using var open = await site.OpenAsync("/courses/words-that-dont-blame", new Reader { Width = width, Scripts = scripts });
        var page = open.Page;
        await page.GetByRole(AriaRole.Link, new() { Name = "Check your own words" }).ClickAsync();
        await page.GetByRole(AriaRole.Textbox, new() { Name = "Your text" }).FillAsync(Record);
        await page.GetByRole(AriaRole.Button, new() { Name = "Check", Exact = true }).ClickAsync();

        await Assertions.Expect(page.Locator("#result h2")).ToHaveTextAsync("6 things to look at");
        await Assertions.Expect(page.Locator(".words-marked mark")).ToHaveCountAsync(6);
        await page.Locator(".words-marked mark a").Nth(2).ClickAsync();
        await Assertions.Expect(page.Locator("#advice-3")).ToBeInViewportAsync();
        await page.Locator("#advice-3 h4 a").ClickAsync();
        await Assertions.Expect(page.Locator("#place-3")).ToBeInViewportAsync();
        if (scripts)
        {
            await open.AssertAccessibleAsync();
        }
        await open.AssertNoHorizontalScrollAsync();
        await open.PhotographAsync("check-your-words");

        await page.GetByLabel("Change it and check again").FillAsync("Mum spoke loudly and asked three times what would happen tonight.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Check", Exact = true }).ClickAsync();
        await Assertions.Expect(page.Locator("#result h2")).ToHaveTextAsync("Nothing found");
        open.AssertNothingFromElsewhere();
        open.AssertNoComplaints();
    }

    [Fact]
    public async Task Result_LooksAccessibleInTheDark()
    {
        await using var open = await site.OpenAsync("/check-your-words", new Reader { Width = 320, Dark = true });
        await open.Page.GetByRole(AriaRole.Textbox, new() { Name = "Your text" }).FillAsync(Record);
        await open.Page.GetByRole(AriaRole.Button, new() { Name = "Check", Exact = true }).ClickAsync();
        await open.Page.Locator("#advice-1").WaitForAsync();

        await open.AssertAccessibleAsync();
    }
}
