using Microsoft.Playwright;
using Pace.Learning.Tests.Support.Browser;
using Pace.Learning.Web.Platform.Published;

namespace Pace.Learning.Tests.Browser;

/// <summary>Every lesson, as somebody who takes the course sees it: with its forms.</summary>
public sealed class EveryLessonTests(SiteInBrowser site) : IClassFixture<SiteInBrowser>
{
    [Fact]
    public async Task EveryLesson_OfSomebodyWhoTakesTheCourse_IsAccessibleAndFitsAPhone()
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
                await reader.Page.SetViewportSizeAsync(320, 640);
                await EveryPage.NoteAsync(problems, reader.AssertNoHorizontalScrollAsync);
                await reader.Page.SetViewportSizeAsync(1280, 900);
            }
        }
        Assert.True(problems.Count == 0, string.Join("\n\n", problems));
        reader.AssertNothingFromElsewhere();
        reader.AssertNoComplaints();
    }

    private static async Task StartAsync(OpenPage reader, string course)
    {
        await reader.GoToAsync(course);
        await reader.Page.Locator("form[action$='/enrolment'] input[type=radio]").Last.CheckAsync();
        await reader.Page.Locator("form[action$='/enrolment'] button").ClickAsync();
        await reader.Page.WaitForLoadStateAsync(LoadState.DOMContentLoaded);
        await reader.GoToAsync(course);
        Assert.Equal(0, await reader.Page.Locator("form[action$='/enrolment'] button:has-text('Start')").CountAsync());
    }
}
