using Microsoft.Playwright;
using Pace.Learning.Content.Blocks;
using Pace.Learning.Content.Library;
using Pace.Learning.Tests.Support.Browser;
using Pace.Learning.Web.Platform.Published;

namespace Pace.Learning.Tests.Browser.Journeys;

/// <summary>The whole way of a learner through a real course, without scripts, as on a locked-down computer.</summary>
public sealed class LearnerJourneyTests(SiteInBrowser site) : IClassFixture<SiteInBrowser>
{
    [Fact]
    public async Task WithoutScripts_ALearnerFindsACourse_CompletesIt_AndAStrangerChecksTheCertificate()
    {
        await using var open = await site.OpenAsync("/", new Reader { As = "learner", Scripts = false });
        var page = open.Page;

        await FindCourseAsync(page, "relational safegarding");
        await StartAsync(page);
        var course = site.Services.GetRequiredService<PublishedContent>().Library.Courses.Single(c => c.Id == "relational-safeguarding");
        await ReadNoteOfAHeavyLessonAsync(page, course);
        await AnswerWronglyThenRightlyAsync(page, course);
        foreach (var (module, lesson) in course.Modules.SelectMany(m => m.Lessons.Select(l => (m, l))))
        {
            if (module.CountsFor(WorkforceLevel.FrontlineStaff) && lesson.CountsFor(WorkforceLevel.FrontlineStaff))
            {
                await TakeLessonAsync(page, lesson);
            }
        }

        await page.GotoAsync(new Uri(site.Address, "/my/learning").ToString());
        await page.GetByRole(AriaRole.Link, new() { Name = "Your certificate" }).ClickAsync();
        var code = await page.Locator(".certificate code").InnerTextAsync();

        await using var stranger = await site.OpenAsync("/certificates", new Reader { Scripts = false });
        await stranger.Page.GetByLabel("Code on the certificate").FillAsync(code);
        await stranger.Page.GetByRole(AriaRole.Button, new() { Name = "Check" }).ClickAsync();
        var told = await stranger.Page.Locator("main").InnerTextAsync();
        Assert.Contains("This certificate is valid", told, StringComparison.Ordinal);
        Assert.Contains(course.Title, told, StringComparison.Ordinal);
        Assert.DoesNotContain("Sam", told, StringComparison.Ordinal);
    }

    private static async Task FindCourseAsync(IPage page, string words)
    {
        await page.GetByRole(AriaRole.Link, new() { Name = "Search" }).First.ClickAsync();
        await page.GetByLabel("Words to look for").FillAsync(words);
        await page.GetByRole(AriaRole.Button, new() { Name = "Search" }).ClickAsync();
        await page.Locator(".search-results").GetByRole(AriaRole.Link, new() { Name = "Relational safeguarding: parents as partners" }).First.ClickAsync();
    }

    private static async Task StartAsync(IPage page)
    {
        await page.GetByLabel("Frontline staff").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Start the course" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Go on without" }).ClickAsync();
        await page.ArrivesAtAsync("**/courses/relational-safeguarding**");
    }

    private async Task ReadNoteOfAHeavyLessonAsync(IPage page, Course course)
    {
        var heavy = course.Lessons.First(l => l.Heavy.Count > 0);
        await page.GotoAsync(new Uri(site.Address, heavy.Url).ToString());
        var note = page.Locator(".content-note");
        await Assertions.Expect(note).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = "Leave this site", Exact = true })).ToBeVisibleAsync();
        await note.GetByRole(AriaRole.Link, new() { Name = "Skip this part" }).ClickAsync();
        var target = new Uri(page.Url).Fragment;
        await Assertions.Expect(page.Locator(target)).ToBeVisibleAsync();
    }

    private async Task AnswerWronglyThenRightlyAsync(IPage page, Course course)
    {
        var lesson = course.Lessons.First(l => l.Body.PersonalBlocks.OfType<CheckBlock>().Any(c => c.Kind is CheckKind.Single));
        var check = lesson.Body.PersonalBlocks.OfType<CheckBlock>().First(c => c.Kind is CheckKind.Single);
        await page.GotoAsync(new Uri(site.Address, lesson.Url).ToString());
        var section = page.Locator($"section.check#{check.Id}");

        await section.Locator("form button").First.ClickAsync();
        await Assertions.Expect(page.Locator(".error-summary")).ToContainTextAsync("Choose one answer");
        await Answers.GiveWrongAsync(page, check);
        await Assertions.Expect(section.Locator(".feedback-wrong").First).ToBeVisibleAsync();
        await Answers.GiveRightAsync(page, check);
        await Assertions.Expect(section.Locator(".feedback-right").First).ToBeVisibleAsync();
    }

    private async Task TakeLessonAsync(IPage page, Lesson lesson)
    {
        await page.GotoAsync(new Uri(site.Address, lesson.Url).ToString());
        foreach (var check in lesson.Checks)
        {
            // A pool shows only the questions that were drawn.
            if (await page.Locator($"section.check#{check.Id}").CountAsync() > 0)
            {
                await Answers.GiveRightAsync(page, check);
            }
        }
        foreach (var reflection in lesson.Reflections)
        {
            var section = page.Locator($"section.reflection#{reflection.Id}");
            await section.Locator("textarea").FillAsync("A note to myself.");
            await section.Locator("button").First.ClickAsync();
            await Assertions.Expect(page.Locator($"section.reflection#{reflection.Id} textarea")).ToHaveValueAsync("A note to myself.");
        }
        await page.Locator(".lesson-end button").ClickAsync();
    }
}
