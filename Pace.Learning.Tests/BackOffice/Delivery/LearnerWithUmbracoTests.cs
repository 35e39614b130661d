using Pace.Learning.Tests.Browser.Journeys;
using Pace.Learning.Tests.Contributions;
using Pace.Learning.Web.BackOffice.Delivery;

namespace Pace.Learning.Tests.BackOffice.Delivery;

/// <summary>Every way of a learner through documents of Umbraco's, while Umbraco is there, while it isn't, and when it is back.</summary>
public sealed class LearnerWithUmbracoTests : IAsyncLifetime
{
    private const string Lesson = "courses/relational-safeguarding/01-where-the-harm-is/03-what-parents-bring.md";
    private const string CourseUrl = "/courses/relational-safeguarding";

    private FakeUmbraco umbraco = null!;
    private AppWithUmbraco app = null!;

    public async ValueTask InitializeAsync()
    {
        umbraco = await FakeUmbraco.StartAsync(Repository.Content);
        umbraco.Publish(Lesson, LessonText + "\nWritten in Umbraco.\n", inBlocks: true);
        app = await AppWithUmbraco.OpenAsync(umbraco);
    }

    public async ValueTask DisposeAsync()
    {
        await umbraco.DisposeAsync();
        await app.DisposeAsync();
    }

    private static string LessonText => File.ReadAllText(Path.Combine(Repository.Content, Lesson));

    [Fact]
    public async Task ALearner_FindsACourse_CompletesIt_AndGoesOn_WhileUmbracoDiesAndComesBack()
    {
        var learner = await app.SignedInAsync(Roles.Learner);
        Assert.Contains(CourseUrl, await learner.GetStringAsync("/courses"), StringComparison.Ordinal);
        Assert.Contains(ContributionSamples.Lesson, await learner.GetStringAsync("/search?q=written+in+umbraco"), StringComparison.Ordinal);
        using (var begun = await learner.SubmitAsync((await learner.GetPageAsync($"{CourseUrl}/enrolment")).QuerySelector("form.enrolment")!, ("level", "frontline-staff")))
        {
            Assert.Equal(HttpStatusCode.Redirect, begun.StatusCode);
        }
        var course = app.Published.Library.Courses.Single(c => c.Url == CourseUrl);
        foreach (var lesson in course.Lessons)
        {
            await learner.TakeAsync(lesson);
        }
        var certificate = (await learner.GetPageAsync("/my/learning")).QuerySelector("a[href^='/my/certificates/']")!.GetAttribute("href")!;
        Assert.Contains("A note.", await learner.GetStringAsync("/my/journal"), StringComparison.Ordinal);
        await VoiceAsync(learner);

        // Umbraco dies: everything goes on, in this process and in the next one.
        var url = umbraco.Url;
        await umbraco.DisposeAsync();
        Assert.False(await app.CompareAsync());
        await ReadsOnAsync(learner, certificate);
        await using var later = await app.AgainAsync();
        var again = await app.SignedInAsync(later, Roles.Learner);
        await ReadsOnAsync(again, certificate);
        await Eventually.HoldsAsync(() => Task.FromResult(later.Services.GetRequiredService<DeliverySync>().Failure is not null), "it was found that Umbraco is away");

        // It comes back with something new, and something less.
        umbraco = await FakeUmbraco.StartAsync(Repository.Content, url);
        umbraco.Publish(Lesson, LessonText + "\nWritten in a hurry.\n");
        umbraco.Publish(Lesson, LessonText + "\nWritten after the upgrade.\n");
        Assert.True(await later.Services.GetRequiredService<DeliverySync>().CompareAsync([], TestContext.Current.CancellationToken));
        Assert.Contains("Written after the upgrade.", await again.GetStringAsync(ContributionSamples.Lesson), StringComparison.Ordinal);
        umbraco.Webhooks = new(later.CreateClient(), () => DateTimeOffset.UtcNow);
        umbraco.Bin(Lesson);
        await app.IsGoneAsync(ContributionSamples.Lesson, again);
        Assert.Contains(course.Title, await again.GetStringAsync(certificate), StringComparison.Ordinal);
    }

    // A parent takes back what she said, while Umbraco says what it said before.
    private async Task VoiceAsync(HttpClient learner)
    {
        var asked = umbraco.Asked;
        var id = await app.ShareAsync("Words with marker-umbraco in them.", ContributionSamples.Key);
        var parent = await app.SignedInAsync(Roles.Parent);
        using (var given = await parent.ConsentAsync(id))
        {
            Assert.Contains("marker-umbraco", await learner.GetStringAsync(ContributionSamples.Lesson), StringComparison.Ordinal);
        }
        using (var withdrawn = await parent.WithdrawAsync("Use", await app.LiveConsentAsync(id)))
        {
            Assert.DoesNotContain("marker-umbraco", await learner.GetStringAsync(ContributionSamples.Lesson), StringComparison.Ordinal);
        }
        Assert.Equal(asked, umbraco.Asked);
    }

    private static async Task ReadsOnAsync(HttpClient learner, string certificate)
    {
        Assert.Contains("Written in Umbraco.", await learner.GetStringAsync(ContributionSamples.Lesson), StringComparison.Ordinal);
        foreach (var address in (string[])["/courses", CourseUrl, "/my/learning", "/my/journal", "/pathways/frontline-staff", certificate])
        {
            Assert.Equal(HttpStatusCode.OK, (await learner.GetAsync(address)).StatusCode);
        }
        Assert.Contains(ContributionSamples.Lesson, await learner.GetStringAsync("/search?q=written+in+umbraco"), StringComparison.Ordinal);
    }
}
