using Pace.Learning.Web.Platform.Ledger;
using Pace.Learning.Web.Studio;
using Pace.Learning.Web.Studio.Documents;
using Pace.Learning.Web.Studio.Releases;

namespace Pace.Learning.Tests.Studio;

/// <summary>From an approved revision to what people read, at once or at a time, and back.</summary>
public sealed class PublishingTests(AppUnderTest app) : IClassFixture<AppUnderTest>
{
    private const string About = "pages/about.md";
    private const string Lesson = "courses/meetings-as-equals/01-a-fair-meeting/01-two-ways-in.md";

    [Fact]
    public async Task ApprovedPage_IsPublishedAtOnce_AndRetiredAgain()
    {
        var id = await app.WrittenAsync("pages/help.md", text => text + "\nRing us on any weekday between nine and five.\n");
        using var editor = await app.SignedInAsync(Roles.Editor);
        var page = await editor.GetPageAsync(StudioAddresses.Workflow(id));
        using var sent = await editor.SubmitAsync(page.QuerySelector("form[action*='handler=Send']")!);
        page = await editor.FollowAsync(sent);
        Assert.DoesNotContain("No parent", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("A publisher reads it and approves it", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(page.QuerySelectorAll(".sub-nav a"), a => a.TextContent == "What parents say");

        using var publisher = await app.SignedInAsync(Roles.Publisher);
        page = await publisher.GetPageAsync(StudioAddresses.Workflow(id));
        using var approved = await publisher.SubmitAsync(page.QuerySelector("form[action*='handler=Approve']")!);
        page = await publisher.FollowAsync(approved);
        using var stranger = app.Stranger();
        Assert.DoesNotContain("between nine and five", (await stranger.GetPageAsync("/help")).Body!.TextContent, StringComparison.Ordinal);
        using var published = await publisher.SubmitAsync(page.QuerySelector("form[action*='handler=Publish']")!, ("Input.When", "now"));
        page = await publisher.FollowAsync(published);

        Assert.Contains("between nine and five", (await stranger.GetPageAsync("/help")).Body!.TextContent, StringComparison.Ordinal);
        using var retired = await publisher.SubmitAsync(page.QuerySelector("form[action*='handler=Retire']")!, ("Retiring.Reason", "A new page takes its place"), ("Retiring.Decision", "go-on"));
        await publisher.FollowAsync(retired);
        using var gone = await stranger.GetAsync("/help");
        Assert.Equal(HttpStatusCode.Gone, gone.StatusCode);
        Assert.Equal(
            ["document.taken-in", "document.sent-to-review", "document.approved", "document.published", "document.retired"],
            await app.WithDatabaseAsync(db => db.LedgerEntries.Where(e => e.Subject == $"document/{id}").OrderBy(e => e.Sequence).Select(e => e.Act).ToListAsync()));
    }

    [Fact]
    public async Task Lesson_IsPublishedAtItsTime_OnceAParentApprovedIt()
    {
        var id = await app.ApprovedAsync(Lesson, text => text + "\nTake the bus timetable with you.\n");
        using var publisher = await app.SignedInAsync(Roles.Publisher);
        var page = await publisher.GetPageAsync(StudioAddresses.Workflow(id));
        var day = LondonTime.DayOf(app.Clock.GetUtcNow().UtcDateTime).AddDays(2);
        using var scheduled = await publisher.SubmitAsync(page.QuerySelector("form[action*='handler=Publish']")!, [("Input.When", "day"), .. On("Input.Day", day), ("Input.Time", "9:30")]);
        page = await publisher.FollowAsync(scheduled);
        Assert.Contains(LondonTime.LongDay(day), page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);

        using var learner = await app.SignedInAsync(Roles.Learner);
        await app.RunJobAsync<PublishDueReleases>();
        Assert.DoesNotContain("bus timetable", await LessonAsync(learner), StringComparison.Ordinal);
        app.Clock.Advance(LondonTime.ToUtc(day, new TimeOnly(9, 30))!.Value - app.Clock.GetUtcNow().UtcDateTime);
        await app.RunJobAsync<PublishDueReleases>();
        using var later = await app.SignedInAsync(Roles.Learner);
        Assert.Contains("bus timetable", await LessonAsync(later), StringComparison.Ordinal);

        using var editor = await app.SignedInAsync(Roles.Editor);
        page = await editor.GetPageAsync(StudioAddresses.Versions(id));
        using var back = await editor.SubmitAsync(page.QuerySelectorAll("form[action*='handler=RollBack']")[^1]);
        page = await editor.FollowAsync(back);
        Assert.Contains("bus timetable", await LessonAsync(later), StringComparison.Ordinal);
        await app.ApproveAsync(id);
        using var again = await app.SignedInAsync(Roles.Publisher);
        page = await again.GetPageAsync(StudioAddresses.Workflow(id));
        using var rolledBack = await again.SubmitAsync(page.QuerySelector("form[action*='handler=Publish']")!, ("Input.When", "now"));
        await again.FollowAsync(rolledBack);
        Assert.DoesNotContain("bus timetable", await LessonAsync(later), StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatChangedAfterApproval_IsAskedAboutAgain()
    {
        var id = await app.ApprovedAsync("courses/meetings-as-equals/01-a-fair-meeting/02-papers-in-good-time.md", text => text + "\nSend them twice.\n");
        using var editor = await app.SignedInAsync(Roles.Editor);
        var page = await editor.GetPageAsync(StudioAddresses.Workflow(id));
        using var taken = await editor.SubmitAsync(page.QuerySelector("form[action*='handler=TakeBack']")!);
        page = await editor.FollowAsync(taken);
        Assert.Null(page.QuerySelector("form[action*='handler=Publish']"));
        await app.WrittenAsync("courses/meetings-as-equals/01-a-fair-meeting/02-papers-in-good-time.md", text => text + "\nAnd by post.\n");
        page = await editor.GetPageAsync(StudioAddresses.Workflow(id));
        using var sent = await editor.SubmitAsync(page.QuerySelector("form[action*='handler=Send']")!);
        page = await editor.FollowAsync(sent);
        Assert.Contains("No parent has approved it yet", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task DraftWithAnError_IsNotSentToReview_AndNothingIsLost()
    {
        var id = await app.WrittenAsync("pages/terms.md", text => text + "\n[A page that isn’t there](/nowhere-at-all)\n");
        using var editor = await app.SignedInAsync(Roles.Editor);
        var page = await editor.GetPageAsync(StudioAddresses.Workflow(id));
        using var answer = await editor.SubmitAsync(page.QuerySelector("form[action*='handler=Send']")!);
        page = await answer.ReadPageAsync();
        Assert.Contains("/nowhere-at-all", page.QuerySelector("#blockers + ul")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector(".error-summary"));
        var draft = await app.WithDatabaseAsync(db => db.Drafts.AsNoTracking().SingleAsync(d => d.DocumentId == id));
        Assert.EndsWith("(/nowhere-at-all)\n", draft.Text, StringComparison.Ordinal);
        Assert.Equal(WorkState.Draft, await app.WithDatabaseAsync(db => db.Documents.Where(d => d.Id == id).Select(d => d.State).SingleAsync()));
    }

    [Fact]
    public async Task Release_IsPublishedWholeOrNotAtAll()
    {
        var fine = await app.ApprovedAsync("courses/meetings-as-equals/01-a-fair-meeting/module.md", text => text + "\nBring somebody with you.\n");
        var other = await app.ApprovedAsync("courses/meetings-as-equals/course.md", text => text + "\nThere is tea.\n");
        // Somebody deletes what the second one needs after it was approved.
        await app.WithDatabaseAsync(db => db.Approvals.Where(a => a.DocumentId == other).ExecuteDeleteAsync());
        using var publisher = await app.SignedInAsync(Roles.Publisher);
        var page = await publisher.GetPageAsync(StudioAddresses.Releases);
        using var answer = await publisher.SubmitAsync(
            page.QuerySelector("main form[method=post]")!, ("Input.Title", "Meetings, autumn"), ("Input.Documents", fine.ToString()), ("Input.Documents", other.ToString()));
        page = await answer.ReadPageAsync();
        Assert.Contains("None of it is published", page.QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Meetings, autumn", page.QuerySelector("#Input_Title, [name='Input.Title']")!.GetAttribute("value"));
        using var stranger = app.Stranger();
        var course = (await stranger.GetPageAsync("/courses/meetings-as-equals")).Body!.TextContent;
        Assert.DoesNotContain("There is tea", course, StringComparison.Ordinal);
        Assert.DoesNotContain("Bring somebody with you", course, StringComparison.Ordinal);
        Assert.Equal([WorkState.Approved, WorkState.Approved], await app.WithDatabaseAsync(db => db.Documents.Where(d => d.Id == fine || d.Id == other).Select(d => d.State).ToListAsync()));
    }

    [Theory]
    [InlineData(Roles.Learner)]
    [InlineData(Roles.Trainer)]
    [InlineData(Roles.ParticipationManager)]
    public async Task Others_FindNoStudio(string role)
    {
        var id = await app.WrittenAsync(About, text => text);
        using var client = await app.SignedInAsync(role);
        foreach (var address in new[] { StudioAddresses.Workflow(id), StudioAddresses.Versions(id), StudioAddresses.Compare(id, 1, null), StudioAddresses.Releases, StudioAddresses.Conflicts })
        {
            using var answer = await client.GetAsync(address);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
    }

    [Fact]
    public async Task Comparison_ShowsWordsThatCameAndWent()
    {
        var id = await app.WrittenAsync("pages/privacy.md", text => text.Replace("privacy", "secrecy", StringComparison.Ordinal) + "\nA last paragraph.\n");
        using var editor = await app.SignedInAsync(Roles.Editor);
        var page = await editor.GetPageAsync(StudioAddresses.Compare(id, 1, null));
        Assert.Contains(page.QuerySelectorAll("ins"), e => e.TextContent.Contains("A last paragraph.", StringComparison.Ordinal));
        Assert.Contains(page.QuerySelectorAll("del"), e => e.TextContent.Contains("privacy", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Comparison_OfTheFirstRevision_IsAllNew_WithADraftAndWithout()
    {
        var id = await app.WrittenAsync("pages/accessibility.md", text => text + "\nA last paragraph.\n");
        using var editor = await app.SignedInAsync(Roles.Editor);
        var versions = await editor.GetPageAsync(StudioAddresses.Versions(id));
        var first = versions.QuerySelectorAll("tbody a").Single(a => a.TextContent.Contains("in revision 1", StringComparison.Ordinal)).GetAttribute("href")!;
        var page = await editor.GetPageAsync(first);
        Assert.Null(page.QuerySelector(".difference del"));
        Assert.Contains(page.QuerySelectorAll(".difference ins"), e => e.TextContent.Contains("title:", StringComparison.Ordinal));
        Assert.DoesNotContain("A last paragraph.", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        using var given = await editor.GetAsync(StudioAddresses.Compare(id, 1, null));
        Assert.Equal(HttpStatusCode.OK, given.StatusCode);
        await using (var scope = app.Services.CreateAsyncScope())
        {
            Assert.Null(await scope.ServiceProvider.GetRequiredService<Web.Studio.Drafts.DraftRecorder>().DiscardAsync(id, (await app.MemberAsync(Roles.Editor)).Id, CancellationToken.None));
        }
        page = await editor.GetPageAsync(first);
        Assert.Contains(page.QuerySelectorAll(".difference ins"), e => e.TextContent.Contains("title:", StringComparison.Ordinal));
        // A link to a draft that is given up since leads to what was kept of it.
        page = await editor.GetPageAsync(StudioAddresses.Compare(id, 1, null));
        Assert.Contains(page.QuerySelectorAll("ins"), e => e.TextContent.Contains("A last paragraph.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task ComparisonAsPages_ShowsQuestionsAsLearnersSeeThem()
    {
        const string Question = ":::check\nid: a-question\nkind: single\n---\nWho may come?\n\n- [x] Anybody\n  > Yes, anybody.\n- [ ] Nobody\n  > No, somebody may.\n:::\n";
        var id = await app.BegunAsync("courses/meetings-as-equals/01-a-fair-meeting/71-compared.md", $"---\nid: a-compared-lesson\ntitle: Compared\nsummary: How.\n---\n\nWords.\n\n{Question}");
        await app.ApproveAsync(id);
        await app.TakeBackAsync(id);
        await app.WrittenAsync("courses/meetings-as-equals/01-a-fair-meeting/71-compared.md", text => text.Replace("Who may come?", "Who else may come?", StringComparison.Ordinal));
        using var editor = await app.SignedInAsync(Roles.Editor);
        var page = await editor.GetPageAsync($"{StudioAddresses.Compare(id, 1, null)}&look=page");
        var frames = page.QuerySelectorAll("iframe").Select(f => f.GetAttribute("src")!).ToList();
        Assert.Equal(2, frames.Count);
        Assert.Contains("Who may come?", (await editor.GetPageAsync(frames[0])).QuerySelector("form.check, .check")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Who else may come?", (await editor.GetPageAsync(frames[1])).QuerySelector("form.check, .check")!.TextContent, StringComparison.Ordinal);
    }

    private static (string, string)[] On(string field, DateOnly day) =>
        [($"{field}.Day", $"{day.Day}"), ($"{field}.Month", $"{day.Month}"), ($"{field}.Year", $"{day.Year}")];

    private static async Task<string> LessonAsync(HttpClient client) =>
        (await client.GetPageAsync("/courses/meetings-as-equals/a-fair-meeting/two-ways-in")).QuerySelector("main")!.TextContent;
}
