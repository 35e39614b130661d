using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Pace.Learning.Tests.Courses;
using Pace.Learning.Web.Platform.Ledger;
using Pace.Learning.Web.Studio;
using Pace.Learning.Web.Studio.Tree;

namespace Pace.Learning.Tests.Studio;

/// <summary>Lessons that go, or come, in the middle of somebody's course: the publisher says what becomes of learners, and they see just that.</summary>
public sealed class LearnersInLessonsTests(AppUnderTest app) : IClassFixture<AppUnderTest>
{
    [Theory]
    [InlineData("meetings-as-equals", "CountsAsDone", true, true)]
    [InlineData("relational-safeguarding", "GoesOn", false, true)]
    [InlineData("trauma-informed-practice", "TakenAgain", false, false)]
    public async Task ALessonThatIsTakenAway_IsDecidedAboutFirst_AndLearnersSeeWhatWasDecided(string course, string outcome, bool isDone, bool goesOn)
    {
        var lessons = LessonsOf(course);
        var (finisher, reader) = (await app.SignedInAsync(Roles.Learner), await app.SignedInAsync(Roles.Trainer));
        await EnrolAsync(course, finisher, reader);
        // One has finished the second lesson; the other is in it.
        await finisher.ReadAsync(lessons[0].Address);
        await finisher.ReadAsync(lessons[1].Address);
        await reader.ReadAsync(lessons[0].Address);
        var id = await app.WrittenAsync(lessons[1].Path, text => text);

        var publisher = await app.SignedInAsync(Roles.Publisher);
        var form = await RetireFormAsync(publisher, id);
        Assert.Contains($"“{lessons[1].Title}” goes.", form.TextContent, StringComparison.Ordinal);
        // The invented people of some areas have finished it as well.
        Assert.Matches(@"(A few|\d+) learners have finished it\. A few learners are in it now\.", form.TextContent);
        // Other texts may lead to it too, which is asked about beside that.
        (string, string)[] reason = [("Retiring.Reason", "Not needed"), .. form.QuerySelector("[name='Retiring.Decision']") is null ? [] : new[] { ("Retiring.Decision", "go-on") }];
        using (var undecided = await publisher.SubmitAsync(form, reason))
        {
            var again = await undecided.ReadPageAsync();
            Assert.Contains($"Say what becomes of those who learn in “{lessons[1].Title}”", BesideField(again, "Retiring.Learners.Becomes"), StringComparison.Ordinal);
            Assert.Contains("Say what becomes", again.QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
            Assert.Equal("Not needed", again.QuerySelector("[name='Retiring.Reason']")!.TextContent.Trim());
        }
        if (goesOn)
        {
            using var nowhere = await publisher.SubmitAsync(form, [.. reason, ("Retiring.Learners.Becomes", outcome)]);
            Assert.Contains("Choose the lesson", BesideField(await nowhere.ReadPageAsync(), "Retiring.Learners.Other"), StringComparison.Ordinal);
        }
        Assert.NotNull((await finisher.GetPageAsync(lessons[1].Address)).QuerySelector("article.lesson"));
        using var retired = await publisher.SubmitAsync(
            form, [.. reason, ("Retiring.Learners.Becomes", outcome), .. goesOn ? new[] { ("Retiring.Learners.Other", lessons[2].Id) } : []]);
        await publisher.FollowAsync(retired);

        // Whoever follows a link there is told so, and where to go on.
        using var gone = await finisher.GetAsync(lessons[1].Address);
        Assert.Equal(HttpStatusCode.Gone, gone.StatusCode);
        var wayOn = (await gone.ReadPageAsync()).QuerySelector("main a.button")!;
        Assert.Equal(goesOn ? lessons[2].Address : $"/courses/{course}", wayOn.GetAttribute("href"));
        Assert.Equal(isDone, IsDone(await finisher.GetPageAsync($"/courses/{course}"), lessons[2]));
        var standing = await reader.GetPageAsync($"/courses/{course}");
        Assert.False(IsDone(standing, lessons[2]));
        Assert.True(IsDone(standing, lessons[0]));
        Assert.Equal(goesOn ? lessons[2].Address : lessons[0].Address, standing.QuerySelector(".course-standing a.button")!.GetAttribute("href"));
        var entry = await app.WithDatabaseAsync(db => db.LedgerEntries.SingleAsync(e => e.Subject == $"document/{id}" && e.Act == "document.retired"));
        Assert.Contains(outcome, entry.Payload, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ALessonThatAnotherTakesThePlaceOf_IsDecidedAboutOnThePublishPage()
    {
        const string Course = "words-that-dont-blame";
        // One that nothing else leads to.
        var all = string.Concat(Directory.EnumerateFiles(Repository.Content, "*.md", SearchOption.AllDirectories).Select(File.ReadAllText));
        var lesson = LessonsOf(Course).First(l => !all.Contains($"ref:{l.Id}", StringComparison.Ordinal));
        var learner = await app.SignedInAsync(Roles.Learner);
        await EnrolAsync(Course, learner);
        await learner.ReadAsync(lesson.Address);
        var id = await app.ApprovedAsync(lesson.Path, text => new Regex("(?m)^id: .*$").Replace(text, "id: words-begun-anew", 1));
        var publisher = await app.SignedInAsync(Roles.Publisher);
        var form = await PublishFormAsync(publisher, id);
        Assert.Contains($"“{lesson.Title}” goes. What becomes of those who learn in it?", form.TextContent, StringComparison.Ordinal);
        using (var undecided = await publisher.SubmitAsync(form, ("Input.When", "now")))
        {
            Assert.Contains("Say what becomes of those who learn in", BesideField(await undecided.ReadPageAsync(), "Input.Lessons[0].Becomes"), StringComparison.Ordinal);
        }
        Assert.True(IsDone(await learner.GetPageAsync($"/courses/{Course}"), lesson));
        using var published = await publisher.SubmitAsync(form, ("Input.When", "now"), ("Input.Lessons[0].Becomes", "CountsAsDone"), ("Input.Lessons[0].Other", "words-begun-anew"));
        await publisher.FollowAsync(published);
        // The same place, another lesson: whoever had finished the one has finished the other.
        Assert.True(IsDone(await learner.GetPageAsync($"/courses/{Course}"), lesson));
        Assert.True(await app.WithDatabaseAsync(async db => await db.Database.SqlQuery<int>($"SELECT COUNT(*) AS \"Value\" FROM \"LessonReads\" WHERE \"LessonId\" = 'words-begun-anew'").SingleAsync()) == 1);
    }

    [Fact]
    public async Task ANewLessonAmongFinishedOnes_AsksWhoHasFinishedItAlready()
    {
        const string Course = "meetings-as-equals";
        var lessons = LessonsOf(Course, module: 1);
        var (finisher, other) = (await app.SignedInAsync(Roles.Learner), await app.SignedInAsync(Roles.Trainer));
        await EnrolAsync(Course, finisher, other);
        await finisher.ReadAsync(lessons[0].Address);
        var path = $"{lessons[0].Path[..lessons[0].Path.LastIndexOf('/')]}/90-the-second-half.md";
        var id = await app.BegunAsync(path, "---\nid: meetings-the-second-half\ntitle: The second half\nsummary: What stood at the end of another lesson.\n---\n\nBring a friend with you.\n");
        await app.ApproveAsync(id);
        var publisher = await app.SignedInAsync(Roles.Publisher);
        var form = await PublishFormAsync(publisher, id);
        Assert.Contains("“The second half” is new. Who has finished it already?", form.TextContent, StringComparison.Ordinal);
        using (var undecided = await publisher.SubmitAsync(form, ("Input.When", "now")))
        {
            Assert.Contains("Say who has finished “The second half” already", BesideField(await undecided.ReadPageAsync(), "Input.Lessons[0].Becomes"), StringComparison.Ordinal);
        }
        using var published = await publisher.SubmitAsync(form, ("Input.When", "now"), ("Input.Lessons[0].Becomes", "CountsAsDone"), ("Input.Lessons[0].Other", lessons[0].Id));
        await publisher.FollowAsync(published);
        var added = new PlacedLesson(path, FormerPath.AddressOf(path)!, "meetings-the-second-half", "The second half");
        Assert.True(IsDone(await finisher.GetPageAsync($"/courses/{Course}"), added));
        Assert.True(IsDone(await finisher.GetPageAsync($"/courses/{Course}"), lessons[0]));
        Assert.False(IsDone(await other.GetPageAsync($"/courses/{Course}"), added));
    }

    [Fact]
    public async Task ACourseThatIsTakenAway_GoesWhole_AndComesBackWithWhatLearnersDid()
    {
        await using var own = new AppUnderTest();
        await own.InitializeAsync();
        const string Course = "meetings-as-equals";
        var lesson = LessonsOf(Course)[0];
        var learner = await own.SignedInAsync(Roles.Learner);
        await EnrolAsync(Course, learner);
        await learner.ReadAsync(lesson.Address);
        var id = await own.WrittenAsync($"courses/{Course}/course.md", text => text);
        var publisher = await own.SignedInAsync(Roles.Publisher);
        var form = await RetireFormAsync(publisher, id);
        Assert.Contains("stays in their own record", (await publisher.GetPageAsync(StudioAddresses.Workflow(id))).QuerySelector("ul.uses")!.TextContent, StringComparison.Ordinal);
        using (var retired = await publisher.SubmitAsync(form, ("Retiring.Reason", "It is rewritten"), ("Retiring.Decision", "go-on")))
        {
            await publisher.FollowAsync(retired);
        }

        // Nothing of it stands about without its course, for nobody and in no list.
        var published = own.Services.GetRequiredService<Pace.Learning.Web.Platform.Published.PublishedContent>();
        Assert.DoesNotContain(published.Library.Findings, f => f.Path.StartsWith($"courses/{Course}/", StringComparison.Ordinal));
        foreach (var address in (string[])[$"/courses/{Course}", lesson.Address])
        {
            using var gone = await learner.GetAsync(address);
            Assert.Equal(HttpStatusCode.Gone, gone.StatusCode);
            Assert.Equal("/courses", (await gone.ReadPageAsync()).QuerySelector("main a.button")!.GetAttribute("href"));
        }
        using (var never = await learner.GetAsync($"/courses/{Course}/court/a-lesson-that-never-was"))
        {
            Assert.Equal(HttpStatusCode.NotFound, never.StatusCode);
        }
        Assert.DoesNotContain(Course, await learner.GetStringAsync("/sitemap.xml"), StringComparison.Ordinal);
        using (var mine = await learner.GetAsync("/my/learning"))
        {
            Assert.Equal(HttpStatusCode.OK, mine.StatusCode);
        }

        await own.ApproveAsync(id);
        using var again = await publisher.SubmitAsync(await PublishFormAsync(publisher, id), ("Input.When", "now"));
        await publisher.FollowAsync(again);
        Assert.True(IsDone(await learner.GetPageAsync($"/courses/{Course}"), lesson));
        Assert.NotNull((await learner.GetPageAsync(lesson.Address)).QuerySelector("article.lesson"));
    }

    private static string BesideField(IHtmlDocument page, string name) => page.QuerySelector($"[name='{name}']")!.Closest(".field")!.QuerySelector(".error")!.TextContent;

    private static bool IsDone(IHtmlDocument course, PlacedLesson lesson) =>
        course.QuerySelectorAll(".lesson-list li").Single(l => l.QuerySelector("a")!.GetAttribute("href") == lesson.Address).ClassList.Contains("done");

    private static async Task EnrolAsync(string course, params HttpClient[] learners)
    {
        foreach (var learner in learners)
        {
            if ((await learner.GetPageAsync($"/courses/{course}")).QuerySelector("form.enrolment") is { } form)
            {
                using var started = await learner.SubmitAsync(form, ("level", "frontline-staff"));
                await learner.FollowAsync(started);
            }
        }
    }

    private static List<PlacedLesson> LessonsOf(string course, int module = 0)
    {
        var folder = Directory.EnumerateDirectories(Path.Combine(Repository.Content, "courses", course)).Order(StringComparer.Ordinal).ElementAt(module);
        return [.. Directory.EnumerateFiles(folder, "0*.md").Order(StringComparer.Ordinal).Select(file =>
        {
            var (path, text) = (Path.GetRelativePath(Repository.Content, file).Replace('\\', '/'), File.ReadAllText(file));
            return new PlacedLesson(path, FormerPath.AddressOf(path)!, Regex.Match(text, "(?m)^id: (.*)$").Groups[1].Value, Regex.Match(text, "(?m)^title: (.*)$").Groups[1].Value.Trim('"'));
        })];
    }

    private static async Task<IElement> RetireFormAsync(HttpClient publisher, Guid id) => (await publisher.GetPageAsync(StudioAddresses.Workflow(id))).QuerySelector("form[action*='handler=Retire']")!;

    private static async Task<IElement> PublishFormAsync(HttpClient publisher, Guid id) => (await publisher.GetPageAsync(StudioAddresses.Workflow(id))).QuerySelector("form[action*='handler=Publish']")!;

    private sealed record PlacedLesson(string Path, string Address, string Id, string Title);
}
