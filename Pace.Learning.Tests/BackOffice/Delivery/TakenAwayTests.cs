using Pace.Learning.Tests.Browser.Journeys;

namespace Pace.Learning.Tests.BackOffice.Delivery;

/// <summary>What staff take away in Umbraco is gone from every surface, in whichever way they take it, and also when no webhook tells of it.</summary>
public sealed class TakenAwayTests : IAsyncLifetime
{
    private const string Course = "courses/relational-safeguarding/course.md";
    private const string Module = "courses/relational-safeguarding/03-working-it-through/module.md";
    private const string Lesson = "courses/relational-safeguarding/03-working-it-through/03-a-plan-that-holds.md";
    private const string LessonUrl = "/courses/relational-safeguarding/working-it-through/a-plan-that-holds";
    private const string LessonTitle = "A plan that holds";
    private const string Download = "/downloads/relational-safeguarding-plan";

    private FakeUmbraco umbraco = null!;
    private AppWithUmbraco app = null!;

    public async ValueTask InitializeAsync() => umbraco = await FakeUmbraco.StartAsync(Repository.Content);

    public async ValueTask DisposeAsync()
    {
        await umbraco.DisposeAsync();
        await app.DisposeAsync();
    }

    [Theory]
    [InlineData("unpublished", false)]
    [InlineData("thrown into the bin", false)]
    [InlineData("deleted", false)]
    [InlineData("its module unpublished", false)]
    [InlineData("its module thrown into the bin", false)]
    [InlineData("its course unpublished", false)]
    [InlineData("its course deleted", false)]
    [InlineData("unpublished", true)]
    [InlineData("its module thrown into the bin", true)]
    public async Task WhatIsTakenAway_IsGoneFromEverySurface(string way, bool isLost)
    {
        app = await AppWithUmbraco.OpenAsync(umbraco, isLost ? AppWithUmbraco.Often : AppWithUmbraco.Never);
        umbraco.Webhooks!.Loses = isLost;
        var (learner, editor) = (await app.SignedInAsync(Roles.Learner), await app.SignedInAsync(Roles.Editor));
        Assert.True(app.Published.Library.TryGetLesson(LessonUrl, out var place));
        using (await learner.SubmitAsync((await learner.GetPageAsync("/courses/relational-safeguarding/enrolment")).QuerySelector("form.enrolment")!, ("level", "frontline-staff")))
        {
            await learner.TakeAsync(place.Lesson);
        }
        // Somebody who looks in the wrong place finds nothing there either: before, each of these tells of the lesson.
        foreach (var surface in (string[])["/courses/relational-safeguarding", "/search?q=plan+that+holds", "/my/journal"])
        {
            Assert.Contains(LessonTitle, await learner.GetStringAsync(surface), StringComparison.Ordinal);
        }
        Assert.Contains(Download, await app.Stranger().GetStringAsync("/sitemap.xml"), StringComparison.Ordinal);

        _ = way switch
        {
            "unpublished" => umbraco.Unpublish(Lesson),
            "thrown into the bin" => umbraco.Bin(Lesson),
            "deleted" => umbraco.Delete(Lesson),
            "its module unpublished" => umbraco.Unpublish(Module),
            "its module thrown into the bin" => umbraco.Bin(Module),
            "its course unpublished" => umbraco.Unpublish(Course),
            _ => umbraco.Delete(Course),
        };
        await app.IsGoneAsync(LessonUrl, learner);
        foreach (var reader in (HttpClient[])[app.Stranger(), learner, editor])
        {
            foreach (var surface in (string[])
            [
                "/", "/courses", "/courses/relational-safeguarding", "/search?q=plan+that+holds", "/search?q=safeguarding+plan", "/sitemap.xml", "/pathways", "/pathways/frontline-staff", "/sources", "/my/learning",
                "/studio/items", "/studio/confidence", "/badges/achievements/relational-safeguarding", Download,
            ])
            {
                var text = await AppWithUmbraco.TextOfAsync(reader, surface);
                Assert.False(text.Contains(LessonUrl, StringComparison.Ordinal) || text.Contains(place.Lesson.Summary, StringComparison.Ordinal), $"{surface} still tells of the lesson.");
            }
            Assert.Equal(HttpStatusCode.NotFound, (await reader.GetAsync(Download)).StatusCode);
        }
        if (way.Contains("course", StringComparison.Ordinal))
        {
            Assert.Equal(HttpStatusCode.NotFound, (await learner.GetAsync("/courses/relational-safeguarding")).StatusCode);
            Assert.DoesNotContain("/courses/relational-safeguarding", await app.Stranger().GetStringAsync("/sitemap.xml"), StringComparison.Ordinal);
            Assert.DoesNotContain("/courses/relational-safeguarding", await app.Stranger().GetStringAsync("/courses"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task ALessonThatIsTakenAway_IsGone_AlsoWhileItsCourseHasAnError()
    {
        app = await AppWithUmbraco.OpenAsync(umbraco);
        var learner = await app.SignedInAsync(Roles.Learner);
        umbraco.Publish(Course, File.ReadAllText(Path.Combine(Repository.Content, Course)).Replace("hours:", "hours: many\nhowever:", StringComparison.Ordinal));
        await Eventually.HoldsAsync(() => Task.FromResult(app.Site.Problems.Count == 1), "the error was found");
        umbraco.Bin(Lesson);
        await app.IsGoneAsync(LessonUrl, learner);
        Assert.DoesNotContain(LessonUrl, await learner.GetStringAsync("/courses/relational-safeguarding"), StringComparison.Ordinal);
        Assert.DoesNotContain(LessonUrl, await learner.GetStringAsync("/search?q=plan+that+holds"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await learner.GetAsync(Download)).StatusCode);
    }

    [Fact]
    public async Task AParentThatComesBack_BringsItsChildren_WithoutAWordAboutThem()
    {
        app = await AppWithUmbraco.OpenAsync(umbraco);
        var learner = await app.SignedInAsync(Roles.Learner);
        umbraco.Unpublish(Module);
        await app.IsGoneAsync(LessonUrl, learner);
        umbraco.Republish(Module);
        await app.SaysAsync(LessonUrl, LessonTitle, learner);
    }

    [Fact]
    public async Task ALanguageThatIsUnpublished_IsGone_AndNobodyIsAskedInTheReadersLanguage()
    {
        app = await AppWithUmbraco.OpenAsync(umbraco, culture: "cy");
        const string Page = "pages/welcome-of-a-test.md";
        static string Text(string words) => $"---\nid: welcome-of-a-test\ntitle: Welcome\nsummary: A page of a test.\nreading-age: 18\n---\n{words}\n";

        umbraco.Publish(Page, ("en-GB", Text("Good day.")), ("cy", Text("Bore da.")));
        await app.SaysAsync("/welcome-of-a-test", "Bore da.");
        // What doesn't vary is there all the same, and a reader's own language changes nothing.
        using var english = new HttpRequestMessage(HttpMethod.Get, "/welcome-of-a-test");
        english.Headers.Add("Accept-Language", "en-GB");
        Assert.Contains("Bore da.", await (await app.Stranger().SendAsync(english)).Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains(LessonTitle, await app.Stranger().GetStringAsync("/courses/relational-safeguarding"), StringComparison.Ordinal);

        umbraco.Publish(Page, ("en-GB", Text("Good day.")));
        await app.IsGoneAsync("/welcome-of-a-test");
        Assert.True(await app.CompareAsync());
        Assert.Equal(HttpStatusCode.NotFound, (await app.Stranger().GetAsync("/welcome-of-a-test")).StatusCode);
        Assert.Empty(app.Site.Problems);
    }
}
