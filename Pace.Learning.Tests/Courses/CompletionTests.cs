using Pace.Learning.Content.Library;
using Pace.Learning.Web.Courses;
using Pace.Learning.Web.Courses.Enrolments;
using Pace.Learning.Web.Courses.Progress;

namespace Pace.Learning.Tests.Courses;

public sealed class CompletionApp : CoursesApp
{
    internal CompletionsSeen Seen { get; } = new();

    protected override void ConfigureWebHost(Microsoft.AspNetCore.Hosting.IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.ConfigureServices(services => services.AddSingleton<ICourseCompleted>(Seen));
    }
}

internal sealed class CompletionsSeen : ICourseCompleted
{
    public List<(Guid PersonId, string Course, WorkforceLevel Level)> All { get; } = [];

    public Task OnCompletedAsync(PaceDbContext db, Course course, CourseCompletion completion, CancellationToken cancellation)
    {
        Assert.NotNull(db.Database.CurrentTransaction);
        All.Add((completion.PersonId, course.Id, completion.Level));
        return Task.CompletedTask;
    }
}

public sealed class CompletionTests(CompletionApp app) : IClassFixture<CompletionApp>
{
    [Fact]
    public async Task Frontline_CompletesWithoutTheModuleForManagers()
    {
        var learner = await app.LearnerAsync(Roles.Learner);
        await learner.StartAsync();
        await RowAsync(learner);
        Assert.Contains("Optional for your level", (await learner.GetPageAsync(CoursesApp.Helm)).QuerySelector(".lesson-facts")!.TextContent);
        Assert.DoesNotContain("100%", (await learner.GetPageAsync("/my/learning")).QuerySelector(".progress")!.TextContent);

        var page = await learner.GetPageAsync(CoursesApp.Sails);
        var check = page.QuerySelector("#quiz .check")!;
        var right = "right-" + check.Id![^1];
        using var last = await learner.SubmitAsync(check.QuerySelector("form")!, ("chosen", right));
        Assert.Equal("/courses/boats/confidence", last.Headers.Location!.OriginalString);

        var enrolment = await EnrolmentOf(Roles.Learner);
        Assert.True(enrolment.IsCompleted);
        Assert.Equal((enrolment.PersonId, "boats", WorkforceLevel.FrontlineStaff), app.Seen.All.Single(s => s.PersonId == enrolment.PersonId));
        var mine = await learner.GetPageAsync("/my/learning");
        Assert.Contains("Completed on", mine.Body!.TextContent);
        var link = mine.QuerySelector("a[href^='/my/certificates/']")!;

        await app.WithDatabaseAsync(async db =>
        {
            (await db.Certificates.SingleAsync(c => c.PersonId == enrolment.PersonId)).Revoke(Guid.NewGuid(), "A sample reason", DateTime.UtcNow);
            return await db.SaveChangesAsync();
        });
        var after = (await learner.GetPageAsync("/my/learning")).QuerySelector($"a[href='{link.GetAttribute("href")}']")!;
        Assert.Contains("was taken back", after.ParentElement!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Manager_IsNotDoneUntilTheirModuleIsRead_OrTheyChangeLevel()
    {
        var learner = await app.LearnerAsync(Roles.Trainer);
        await learner.StartAsync("operational-managers");
        await RowAsync(learner);
        var check = (await learner.GetPageAsync(CoursesApp.Sails)).QuerySelector("#quiz .check")!;
        await learner.AnswerAsync(CoursesApp.Sails, check.Id!, ("chosen", "right-" + check.Id![^1]));
        Assert.False((await EnrolmentOf(Roles.Trainer)).IsCompleted);

        await learner.StartAsync("frontline-staff");
        var enrolment = await EnrolmentOf(Roles.Trainer);
        Assert.Equal(WorkforceLevel.FrontlineStaff, enrolment.CompletedLevel);

        await learner.StartAsync("operational-managers");
        var after = await EnrolmentOf(Roles.Trainer);
        Assert.Equal((enrolment.CompletedAt, enrolment.CompletedLevel), (after.CompletedAt, after.CompletedLevel));
        Assert.Single(app.Seen.All, s => s.PersonId == enrolment.PersonId);
    }

    [Fact]
    public async Task BeforeStarting_WhatWasDoneCountsAllTheSame()
    {
        var learner = await app.LearnerAsync(Roles.Editor);
        await learner.ReadAsync(CoursesApp.Oars);
        await learner.StartAsync();
        var page = await learner.GetPageAsync(CoursesApp.Oars);
        Assert.Equal("Lessons read: 1 of 3", page.QuerySelector(".progress label")!.TextContent);
    }

    [Fact]
    public async Task Continue_LeadsToTheLessonAndTheBlock()
    {
        var learner = await app.LearnerAsync(Roles.Admin);
        await learner.StartAsync();
        await learner.GetPageAsync(CoursesApp.Thinking);
        Assert.Equal(CoursesApp.Thinking, (await learner.GetPageAsync("/my/learning")).QuerySelector(".continue a")!.GetAttribute("href"));
        await learner.AnswerAsync(CoursesApp.Oars, "many", ("chosen", "blade"));
        Assert.Equal(CoursesApp.Oars + "#many", (await learner.GetPageAsync("/my/learning")).QuerySelector(".continue a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task Level_NotChosen_IsAskedFor()
    {
        var learner = await app.LearnerAsync(Roles.Parent);
        var form = (await learner.GetPageAsync("/courses/boats")).QuerySelector("form.enrolment")!;
        using var answer = await learner.SubmitAsync(form);
        Assert.Contains("Choose the work", (await answer.ReadPageAsync()).QuerySelector("#level-error")!.TextContent);
    }

    private static async Task RowAsync(HttpClient learner)
    {
        await learner.ReadAsync(CoursesApp.Oars);
        await learner.ReadAsync(CoursesApp.Thinking);
        await learner.AnswerAsync(CoursesApp.Oars, "one", ("chosen", "the-oar"));
        await learner.AnswerAsync(CoursesApp.Oars, "many", ("chosen", "blade"));
        await learner.AnswerAsync(
            CoursesApp.Oars, "order", ("place.sit-down", "1"), ("place.take-the-oars", "2"), ("place.row", "3"), ("place.rest", "4"));
        await learner.AnswerAsync(CoursesApp.Oars, "pairs", ("match.bow", "Front"), ("match.stern", "Back"), ("match.port", "Left"));
        await learner.WriteAsync(CoursesApp.Thinking, "last-trip", "A calm day");
    }

    private async Task<Enrolment> EnrolmentOf(string role)
    {
        var person = await app.MemberAsync(role);
        return await app.WithDatabaseAsync(db => db.Enrolments.AsNoTracking().SingleAsync(e => e.PersonId == person.Id));
    }
}
