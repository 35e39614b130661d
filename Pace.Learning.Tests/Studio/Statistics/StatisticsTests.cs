using Pace.Learning.Content.Library;
using Pace.Learning.Tests.Courses;
using Pace.Learning.Tests.Parents;
using Pace.Learning.Web.Accounts;
using Pace.Learning.Web.Courses;
using Pace.Learning.Web.Courses.Checks;
using Pace.Learning.Web.Courses.Enrolments;
using Pace.Learning.Web.Courses.Progress;
using Pace.Learning.Web.Studio;

namespace Pace.Learning.Tests.Studio.Statistics;

/// <summary>What editors see of how courses do: figures of enough people, and never of a few.</summary>
public sealed class StatisticsTests(CoursesApp app) : IClassFixture<CoursesApp>
{
    [Fact]
    public async Task Page_IsForThoseWhoWriteAndPublish_AndSaysPlainlyWhenThereIsNothing()
    {
        foreach (var role in Roles.All)
        {
            using var person = await app.SignedInAsync(role);
            using var answer = await person.GetAsync(StudioAddresses.Statistics);
            Assert.Equal(role is Roles.Editor or Roles.Publisher or Roles.Admin ? HttpStatusCode.OK : HttpStatusCode.NotFound, answer.StatusCode);
        }
    }

    [Fact]
    public async Task Stops_AreShownByLesson_FromFivePeopleOn()
    {
        await BeginAsync(people: 9, last: "oars", daysAgo: 40);
        await BeginAsync(people: 2, last: "sails", daysAgo: 40);
        await BeginAsync(people: 3, last: null, daysAgo: 40);
        await BeginAsync(people: 6, last: "thinking", daysAgo: 1);
        await BeginAsync(people: 7, last: "helm", daysAgo: 40, finishes: true);
        using var editor = await app.SignedInAsync(Roles.Editor);
        var row = (await editor.GetPageAsync(StudioAddresses.Statistics)).QuerySelector("table[aria-label^='How far'] tbody tr")!;
        var cells = row.QuerySelectorAll("td").Select(c => c.TextContent.Trim()).ToList();
        Assert.Equal(["27", "7", "6"], cells[..3]);
        Assert.Equal("2.0 of 4", cells[3]);
        Assert.Equal("Oars: 9 people, 33%", Assert.Single(row.QuerySelectorAll("li")).TextContent);
        Assert.DoesNotContain("Sails", row.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Questions_SayWhetherTheyTellPeopleApart()
    {
        await AnswerAsync(people: 12, isRight: i => (i >= 6, i >= 6));
        using var editor = await app.SignedInAsync(Roles.Editor);
        var rows = (await editor.GetPageAsync($"{StudioAddresses.Statistics}?course=boats")).QuerySelectorAll("table[aria-label^='Questions'] tbody tr");
        var one = Assert.Single(rows, r => r.QuerySelector("th")!.TextContent == "Which one moves the boat?");
        Assert.Contains("Well: those who do well on the other questions score 100 points of 100 higher here", one.TextContent, StringComparison.Ordinal);
        Assert.Contains("50%", one.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(rows, r => r.TextContent.Contains("What comes first?", StringComparison.Ordinal));
    }

    private Task<int> BeginAsync(int people, string? last, int daysAgo, bool finishes = false) => app.WithDatabaseAsync(async db =>
    {
        var at = app.Clock.GetUtcNow().UtcDateTime.AddDays(-daysAgo);
        for (var i = 0; i < people; i++)
        {
            var person = NewPerson();
            db.Users.Add(person);
            var enrolment = new Enrolment(person.Id, "boats", WorkforceLevel.FrontlineStaff, at);
            if (last is not null)
            {
                enrolment.MoveTo(last, null, at);
                db.LessonReads.Add(new LessonRead(person.Id, "oars", at));
            }
            if (finishes)
            {
                enrolment.Complete(at);
            }
            db.Enrolments.Add(enrolment);
        }
        return await db.SaveChangesAsync();
    });

    private Task<int> AnswerAsync(int people, Func<int, (bool One, bool Many)> isRight) => app.WithDatabaseAsync(async db =>
    {
        for (var i = 0; i < people; i++)
        {
            var (person, right) = (NewPerson(), isRight(i));
            db.Users.Add(person);
            db.CheckAttempts.Add(new CheckAttempt(person.Id, "oars", "oars/one", 1, Guid.NewGuid(), "{}", right.One ? 1 : 0, null, DateTime.UtcNow));
            db.CheckAttempts.Add(new CheckAttempt(person.Id, "oars", "oars/many", 1, Guid.NewGuid(), "{}", right.Many ? 1 : 0, null, DateTime.UtcNow));
        }
        return await db.SaveChangesAsync();
    });

    private static Person NewPerson()
    {
        var id = Guid.CreateVersion7();
        return new Person { Id = id, UserName = $"{id}@x.example", Email = $"{id}@x.example", DisplayName = "Somebody", CreatedAt = DateTime.UtcNow };
    }
}

/// <summary>A site on which nobody has done anything yet.</summary>
public sealed class EmptyStatisticsTests(CoursesApp app) : IClassFixture<CoursesApp>
{
    [Fact]
    public async Task WithoutFigures_EachPartSaysSoInPlainWords()
    {
        using var editor = await app.SignedInAsync(Roles.Editor);
        var page = await editor.GetPageAsync(StudioAddresses.Statistics);
        Assert.Empty(page.QuerySelectorAll("main table"));
        var text = page.MainText();
        Assert.Contains("In no course have 5 people begun yet", text, StringComparison.Ordinal);
        Assert.Contains("No question of this course has been answered by 5 people yet", text, StringComparison.Ordinal);
        Assert.Contains("Nothing has been looked for in vain on 5 different days yet", text, StringComparison.Ordinal);
        Assert.Contains("Fewer than 5 notes have been written", text, StringComparison.Ordinal);
    }
}

/// <summary>The site with its invented people.</summary>
public sealed class DemoStatisticsTests(AppUnderTest app) : IClassFixture<AppUnderTest>
{
    [Fact]
    public async Task WhoeverFinished_HasReachedLessons_AndNobodyIsTooFewToShowWhoFollows()
    {
        using var editor = await app.SignedInAsync(Roles.Editor);
        var rows = (await editor.GetPageAsync(StudioAddresses.Statistics)).QuerySelectorAll("table[aria-label^='How far'] tbody tr");
        Assert.NotEmpty(rows);
        foreach (var cells in rows.Select(r => r.QuerySelectorAll("td").Select(c => c.TextContent.Trim()).ToList()))
        {
            Assert.DoesNotContain("0.0 of", cells[3], StringComparison.Ordinal);
            Assert.True(cells[0] != cells[1] || cells[2] == "0", string.Join(", ", cells));
        }
    }
}
