using Microsoft.Playwright;
using Pace.Learning.Content.Blocks;
using Pace.Learning.Content.Library;
using Pace.Learning.Tests.Support.Browser;
using Pace.Learning.Web.Platform.Published;

namespace Pace.Learning.Tests.Browser.Journeys;

/// <summary>The same way with the keyboard alone and scripts on; the lessons in the middle are taken through HTTP, to be done in reasonable time.</summary>
public sealed class KeyboardJourneyTests(SiteInBrowser site) : IClassFixture<SiteInBrowser>
{
    [Fact]
    public async Task WithTheKeyboard_ALearnerFindsACourse_AnswersReflectsAndFinishes_AndTheCertificateChecksOut()
    {
        var course = site.Services.GetRequiredService<PublishedContent>().Library.Courses.Single(c => c.Id == "relational-safeguarding");
        await using var open = await site.OpenAsync("/", new Reader { As = "trainer" });
        var page = open.Page;
        var keys = new Keyboard(page);

        await keys.PressAsync(page.Locator(".site-nav a[href='/search']"));
        await keys.TypeAsync(page.GetByLabel("Words to look for"), "relational safeguarding");
        await keys.EnterAsync();
        await keys.PressAsync(page.Locator(".search-results a[href='/courses/relational-safeguarding']").First);
        await keys.ChooseAsync(page.Locator("input[name=level]"), "frontline-staff");
        await keys.PressAsync(page.GetByRole(AriaRole.Button, new() { Name = "Start the course" }));
        await keys.PressAsync(page.GetByRole(AriaRole.Button, new() { Name = "Go on without" }));

        var last = course.Lessons[^1];
        await TakeAllButAsync(course, last, await CookiesAsync(page));
        await page.GotoAsync(new Uri(site.Address, last.Url).ToString());
        if (last.Body.PersonalBlocks.OfType<CheckBlock>().FirstOrDefault(c => c.Kind is CheckKind.Single) is { } check)
        {
            await AnswerAsync(page, keys, check, check.Options.First(o => !o.Right), ".feedback-wrong");
            await AnswerAsync(page, keys, check, check.Options.First(o => o.Right), ".feedback-right");
        }
        foreach (var reflection in last.Reflections)
        {
            await keys.TypeAsync(page.Locator($"section.reflection#{reflection.Id} textarea"), "Written without a mouse.");
            await keys.PressAsync(page.Locator($"section.reflection#{reflection.Id} button"));
        }
        await keys.PressAsync(page.Locator(".lesson-end button"));

        await page.GotoAsync(new Uri(site.Address, "/my/learning").ToString());
        await keys.PressAsync(page.Locator("a[href^='/my/certificates/']").First);
        var code = await page.Locator(".certificate code").InnerTextAsync();
        await open.AssertAccessibleAsync();
        await keys.UnfoldAsync(page.Locator(".account-nav summary"));
        await keys.PressAsync(page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }));
        await page.GotoAsync(new Uri(site.Address, "/certificates").ToString());
        await keys.TypeAsync(page.GetByLabel("Code on the certificate"), code);
        await keys.EnterAsync();
        await page.GetByText("This certificate is valid").WaitForAsync();
        open.AssertNoComplaints();
        open.AssertNothingFromElsewhere();
    }

    private static async Task AnswerAsync(IPage page, Keyboard keys, CheckBlock check, CheckOption option, string shows)
    {
        var section = page.Locator($"section.check#{check.Id}");
        await keys.ChooseAsync(section.Locator("input[name=chosen]"), option.Key);
        await keys.PressAsync(section.Locator("form button").First);
        await section.Locator(shows).First.WaitForAsync();
    }

    private async Task<HttpClient> CookiesAsync(IPage page)
    {
        var cookies = await page.Context.CookiesAsync();
        var client = site.Stranger();
        client.DefaultRequestHeaders.Add("Cookie", string.Join("; ", cookies.Select(c => $"{c.Name}={c.Value}")));
        return client;
    }

    private static async Task TakeAllButAsync(Course course, Lesson last, HttpClient learner)
    {
        foreach (var lesson in course.Lessons.Where(l => l != last && l.CountsFor(WorkforceLevel.FrontlineStaff)))
        {
            await learner.TakeAsync(lesson);
        }
        // The questions of the last lesson that aren't answered by hand count towards its module too.
        await learner.AnswerAllAsync(last, except: last.Body.PersonalBlocks.OfType<CheckBlock>().FirstOrDefault(c => c.Kind is CheckKind.Single));
    }
}
