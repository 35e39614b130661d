using Microsoft.Playwright;
using Pace.Learning.Tests.Support.Browser;
using Pace.Learning.Web.Platform.Published;

namespace Pace.Learning.Tests.Browser;

/// <summary>Every lesson, as somebody who takes the course sees it: with its forms.</summary>
public sealed class EveryLessonTests(SiteInBrowser site) : IClassFixture<SiteInBrowser>
{
    [Fact]
    public async Task EveryLesson_OfSomebodyWhoTakesTheCourse_IsAccessible_FitsAPhone_AndHasRoomForItsChecks()
    {
        await using var reader = await site.OpenAsync("/", new Reader { As = Roles.Learner });
        var problems = new List<string>();
        foreach (var course in site.Services.GetRequiredService<PublishedContent>().Library.Courses)
        {
            await StartAsync(reader, course.Url);
            foreach (var lesson in course.Modules.SelectMany(m => m.Lessons))
            {
                await reader.GoToAsync(lesson.Url);
                await EveryPage.NoteAsync(problems, reader.AssertAccessibleAsync);
                await EveryPage.NoteAsync(problems, () => AssertChecksHaveRoomAsync(reader.Page));
                await reader.Page.SetViewportSizeAsync(320, 640);
                await EveryPage.NoteAsync(problems, reader.AssertNoHorizontalScrollAsync);
                await EveryPage.NoteAsync(problems, () => AssertChecksHaveRoomAsync(reader.Page));
                await reader.Page.SetViewportSizeAsync(1280, 900);
            }
        }
        Assert.True(problems.Count == 0, string.Join("\n\n", problems));
        reader.AssertNothingFromElsewhere();
        reader.AssertNoComplaints();
    }

    /// <summary>What is chosen, put in order or matched has room for its words, and what can be pressed for a finger.</summary>
    private static async Task AssertChecksHaveRoomAsync(IPage page)
    {
        var narrow = await page.EvaluateAsync<string[]>(
            """
            () => {
              const cards = [...document.querySelectorAll('.check li:has(> label), .check li:has(> .option)')];
              const labels = cards.flatMap(card => [...card.querySelectorAll('label')].map(label => [label.offsetWidth, card.offsetWidth, label]))
                .filter(([label, card]) => label < 200 && label < card * 0.6)
                .map(([label, card, e]) => `label ${label} of ${card} px: ${e.textContent.trim()}`);
              const small = [...document.querySelectorAll('.check :is(button, select)')].filter(e => e.offsetParent && Math.min(e.offsetWidth, e.offsetHeight) < 44)
                .map(e => `${e.offsetWidth} x ${e.offsetHeight} px: ${e.ariaLabel ?? e.textContent}`);
              const cut = [...document.querySelectorAll('.check :is(label, li, button)')].filter(e => e.offsetParent && e.scrollWidth > e.clientWidth + 1)
                .map(e => `cut off: ${e.textContent.trim()}`);
              return [...labels, ...small, ...cut];
            }
            """);
        Assert.True(narrow.Length == 0, $"{page.Url} at {page.ViewportSize!.Width}px: {string.Join("\n  ", narrow)}");
    }

    private static async Task StartAsync(OpenPage reader, string course)
    {
        await reader.GoToAsync(course);
        await reader.Page.Locator("form[action$='/enrolment'] input[type=radio]").Last.CheckAsync();
        await reader.Page.Locator("form[action$='/enrolment'] button").ClickAsync();
        await reader.Page.WaitForLoadStateAsync(LoadState.DOMContentLoaded);
        await reader.GoToAsync(course);
        await Assertions.Expect(reader.Page.Locator("form[action$='/enrolment'] button:has-text('Start')")).ToHaveCountAsync(0);
    }
}
