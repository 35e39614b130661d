using Pace.Learning.Tests.Courses;
using Pace.Learning.Web.Studio;

namespace Pace.Learning.Tests.Studio;

/// <summary>What a publisher's form could be made to send: decisions about other documents than the one that is published, and taking away what people have signed.</summary>
public sealed class ForgedDecisionTests(AppUnderTest app) : IClassFixture<AppUnderTest>
{
    [Fact]
    public async Task DecisionsAboutLessonsThatStay_AreRefused_AndNothingIsPublished()
    {
        var library = app.Services.GetRequiredService<Web.Platform.Published.PublishedContent>().Library;
        var course = library.Courses.Single(c => c.Slug == "meetings-as-equals");
        var (read, other) = (course.Lessons[0], course.Lessons[1]);
        var learner = await app.SignedInAsync(Roles.Learner);
        using (var started = await learner.SubmitAsync((await learner.GetPageAsync(course.Url)).QuerySelector("form.enrolment")!, ("level", "frontline-staff")))
        {
            await learner.FollowAsync(started);
        }
        await learner.ReadAsync(read.Url);
        var id = await app.ApprovedAsync(other.Path, text => text + "\nOne more line.\n");
        var publisher = await app.SignedInAsync(Roles.Publisher);
        var publish = (await publisher.GetPageAsync(StudioAddresses.Workflow(id))).QuerySelector("form[action*='handler=Publish']")!;
        foreach (var line in new[] { library.Courses.First(c => c != course).Lessons[0].Id, $"{read.Id} CountsAsDone {other.Id}", $"+{course.Lessons[2].Id} CountsAsDone {read.Id}" })
        {
            using var refused = await publisher.ForgeAsync(publish, ("Input.When", "now"), ("Input.RetiredIds", line));
            Assert.Contains("decide anew", (await refused.ReadPageAsync()).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        }
        var person = (await app.MemberAsync(Roles.Learner)).Id;
        Assert.Equal([read.Id], await app.WithDatabaseAsync(db => db.Database.SqlQuery<string>($"SELECT \"LessonId\" AS \"Value\" FROM \"LessonReads\" WHERE \"PersonId\" = {person}").ToListAsync()));
        Assert.False(await app.WithDatabaseAsync(db => db.ListLines.AnyAsync(l => l.Text.StartsWith("retired "))));
        Assert.DoesNotContain("One more line.", await learner.GetStringAsync(other.Url), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnAgreementOfWhichPeopleMayHaveSignedAVersion_CannotBeTakenAway()
    {
        var id = await app.WrittenAsync("agreements/parent-charter/agreement.md", text => text);
        var page = await app.WrittenAsync("pages/terms.md", text => text);
        var publisher = await app.SignedInAsync(Roles.Publisher);
        Assert.Null((await publisher.GetPageAsync(StudioAddresses.Workflow(id))).QuerySelector("form[action*='handler=Retire']"));
        // The form of another document, sent for this one.
        var form = (await publisher.GetPageAsync(StudioAddresses.Workflow(page))).QuerySelector("form[action*='handler=Retire']")!;
        form.SetAttribute("action", form.GetAttribute("action")!.Replace(page.ToString(), id.ToString(), StringComparison.Ordinal));
        using var refused = await publisher.ForgeAsync(form, ("Retiring.Reason", "Old"), ("Retiring.Decision", "go-on"), ("Retiring.Seen", "whatever"));
        Assert.NotEqual(HttpStatusCode.Redirect, refused.StatusCode);
        Assert.Null(await app.WithDatabaseAsync(db => db.Documents.Where(d => d.Id == id).Select(d => (DateTime?)d.Retirement!.At).SingleAsync()));
        await using var scope = app.Services.CreateAsyncScope();
        var releases = scope.ServiceProvider.GetRequiredService<Web.Studio.Releases.ReleaseRecorder>();
        Assert.NotNull(await releases.RetireAsync(id, Guid.NewGuid(), "Old", 0, null, TestContext.Current.CancellationToken));
        Assert.NotNull((await app.Stranger().GetPageAsync("/agreements/documents/parent-charter/1")).QuerySelector("main"));
    }
}
