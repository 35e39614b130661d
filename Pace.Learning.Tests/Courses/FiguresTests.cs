using Pace.Learning.Web.Accounts;
using Pace.Learning.Web.Courses;
using Pace.Learning.Web.Courses.Checks;
using Pace.Learning.Web.Courses.Confidence;
using Pace.Learning.Web.Courses.ItemStatistics;

namespace Pace.Learning.Tests.Courses;

public sealed class FiguresTests(CoursesApp app) : IClassFixture<CoursesApp>
{
    [Fact]
    public async Task Items_AreShownFromFivePeopleOn()
    {
        await AnswersAsync("oars/one", people: 10, right: 6);
        await AnswersAsync("oars/many", people: 4, right: 4);
        var editor = await app.LearnerAsync(Roles.Editor);
        var page = await editor.GetPageAsync("/studio/items?course=boats");
        var one = page.QuerySelector("[id='oars/one']")!.TextContent;
        Assert.Contains("60%", one);
        Assert.Contains("40%", one);
        Assert.Contains("Fewer than 5 people", page.QuerySelector("[id='oars/many']")!.TextContent);

        var csv = await editor.GetStringAsync("/studio/items.csv?course=boats");
        Assert.Contains("oars/one,Single,Which one moves the boat?,10,10,0.600,", csv);
        Assert.Contains("oars/many,Multiple,Which are parts of an oar?,fewer than 5", csv);
    }

    [Fact]
    public async Task Items_AreForEditorsAndAdminsOnly()
    {
        foreach (var role in Roles.All)
        {
            var person = await app.LearnerAsync(role);
            foreach (var url in new[] { "/studio/items", "/studio/items.csv?course=boats" })
            {
                using var answer = await person.GetAsync(url);
                Assert.Equal(role is Roles.Editor or Roles.Admin, answer.StatusCode == HttpStatusCode.OK);
            }
        }
    }

    [Fact]
    public void Discrimination_IsTheDifferenceOfTheOuterGroups()
    {
        // Those who do well elsewhere are right, those who don't are wrong: the question tells them apart wholly.
        Assert.Equal(1, DiscriminationIndex.Of([.. Enumerable.Range(0, 20).Select(i => (i / 20.0, i >= 10 ? 1.0 : 0.0))])!.Value, 9);
        // Everybody has the same mark elsewhere: nothing can be told, whatever the order of the rows.
        Assert.Equal(0, DiscriminationIndex.Of([.. Enumerable.Range(0, 20).Select(i => (0.5, i >= 10 ? 1.0 : 0.0))])!.Value, 9);
        Assert.Null(DiscriminationIndex.Of([.. Enumerable.Range(0, 9).Select(i => (i / 9.0, 1.0))]));
    }

    [Fact]
    public async Task Confidence_BeforeIsAskedAndCanBeLeftOut()
    {
        var learner = await app.LearnerAsync(Roles.Trainer);
        await learner.StartAsync();
        var page = await learner.GetPageAsync("/courses/boats/confidence");
        using var missing = await learner.SubmitAsync(page.QuerySelector("main form")!, ($"rating.{StatementKey.Of("I can row")}", "4"));
        var again = await missing.ReadPageAsync();
        Assert.Equal(2, again.QuerySelectorAll("p.error").Length);
        using var skipped = await learner.SubmitAsync(again.QuerySelector("main form")!, ("skip", "yes"));
        Assert.Equal(CoursesApp.Oars, skipped.Headers.Location!.OriginalString);
        using var asked = await learner.GetAsync("/courses/boats/confidence");
        Assert.Equal(HttpStatusCode.Redirect, asked.StatusCode);
    }

    [Fact]
    public async Task Confidence_IsShownAsMeansOfGroups()
    {
        await app.WithDatabaseAsync(async db =>
        {
            for (var i = 0; i < 6; i++)
            {
                var person = NewPerson();
                db.Users.Add(person);
                db.ConfidenceRatings.Add(new ConfidenceRating(person.Id, "boats", ConfidenceMoment.Before, Ratings(2), DateTime.UtcNow));
                db.ConfidenceRatings.Add(new ConfidenceRating(person.Id, "boats", ConfidenceMoment.After, Ratings(4), DateTime.UtcNow));
                if (i < 3)
                {
                    db.ConfidenceRatings.Add(new ConfidenceRating(person.Id, "boats", ConfidenceMoment.ThreeMonthsLater, Ratings(5), DateTime.UtcNow));
                }
            }
            return await db.SaveChangesAsync();
        });
        var evaluator = await app.LearnerAsync(Roles.Evaluator);
        var cells = (await evaluator.GetPageAsync("/studio/confidence")).QuerySelectorAll("tbody tr").First(r => r.TextContent.Contains("I can row"))
            .QuerySelectorAll("td").Select(c => c.TextContent);
        Assert.Equal(["2.0 (n=6)", "4.0 (n=6)", "fewer than 5", "+2.0 (n=6)"], cells);
        using var refused = await (await app.LearnerAsync(Roles.Learner)).GetAsync("/studio/confidence");
        Assert.NotEqual(HttpStatusCode.OK, refused.StatusCode);
    }

    private static string Ratings(int rating) => $"{{\"{StatementKey.Of("I can row")}\":{rating}}}";

    private Task<int> AnswersAsync(string check, int people, int right) => app.WithDatabaseAsync(async db =>
    {
        for (var i = 0; i < people; i++)
        {
            var person = NewPerson();
            db.Users.Add(person);
            var answer = i < right ? "{\"the-oar\":\"chosen\"}" : "{\"the-hat\":\"chosen\"}";
            db.CheckAttempts.Add(new CheckAttempt(
                person.Id, check.Split('/')[0], check, 1, Guid.NewGuid(), answer, i < right ? 1 : 0, null, DateTime.UtcNow));
        }
        return await db.SaveChangesAsync();
    });

    private static Person NewPerson()
    {
        var id = Guid.CreateVersion7();
        return new Person { Id = id, UserName = $"{id}@x.example", Email = $"{id}@x.example", DisplayName = "Somebody", CreatedAt = DateTime.UtcNow };
    }
}
