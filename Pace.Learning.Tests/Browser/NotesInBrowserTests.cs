using Microsoft.Playwright;
using Pace.Learning.Content.Blocks;
using Pace.Learning.Tests.Support.Browser;
using Pace.Learning.Web.Platform.Published;

namespace Pace.Learning.Tests.Browser;

public sealed class NotesInBrowserTests(SiteInBrowser site) : IClassFixture<SiteInBrowser>
{
    [Fact]
    public async Task Answer_WhileNotesAreNotSaved_SavesThemToo()
    {
        var lesson = site.Services.GetRequiredService<PublishedContent>().Library.Courses.SelectMany(c => c.Lessons)
            .First(l => l.Reflections.Any() && l.Body.PersonalBlocks.OfType<CheckBlock>().Any(c => c.Kind is CheckKind.Single));
        var (note, check) = (lesson.Reflections.First(), lesson.Body.PersonalBlocks.OfType<CheckBlock>().First(c => c.Kind is CheckKind.Single));
        await using var open = await site.OpenAsync(lesson.Url, new Reader { As = Roles.Learner });
        var (page, words) = (open.Page, open.Page.Locator($"#{note.Id} textarea"));

        // Long enough for the page to keep it: what is kept is forgotten once something newer was saved.
        var kept = page.WaitForResponseAsync(answer => answer.Url.EndsWith("/kept/typed", StringComparison.Ordinal));
        await words.FillAsync("Typed, and not saved.");
        await kept;
        await page.Locator($"#{check.Id} form > button").ClickAsync();
        await Assertions.Expect(page.Locator($"#{check.Id} .error")).ToContainTextAsync("Choose one answer.");
        await Assertions.Expect(words).ToHaveValueAsync("Typed, and not saved.");

        await words.FillAsync("Typed once more.");
        await page.Locator($"#{check.Id} input[type=radio]").First.CheckAsync();
        await page.Locator($"#{check.Id} form > button").ClickAsync();
        await page.Locator($"#{check.Id} .check-result").WaitForAsync();
        await Assertions.Expect(words).ToHaveValueAsync("Typed once more.");
        await open.GoToAsync("/my/journal");
        await Assertions.Expect(page.Locator("pre.own-words")).ToHaveTextAsync("Typed once more.");
        Assert.All(open.Complaints, c => Assert.Contains("422", c, StringComparison.Ordinal));
    }
}
