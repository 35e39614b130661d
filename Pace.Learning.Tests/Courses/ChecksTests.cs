using Pace.Learning.Tests.Support;
using Pace.Learning.Web.Accounts;

namespace Pace.Learning.Tests.Courses;

public sealed class ChecksTests(CoursesApp app) : IClassFixture<CoursesApp>
{
    [Fact]
    public async Task Single_WrongThenRight_SaysWhyAndKeepsTheBest()
    {
        var learner = await app.LearnerAsync(Roles.Trainer);
        var wrong = await learner.AnswerAsync(CoursesApp.Oars, "one", ("chosen", "the-hat"));
        Assert.Contains("Not right yet", wrong.QuerySelector("#one .check-result")!.TextContent);
        Assert.Contains("A hat keeps the sun away.", wrong.QuerySelector("#one .option-feedback.option-wrong")!.TextContent);
        Assert.DoesNotContain("It pushes the water.", wrong.QuerySelector("#one")!.TextContent);
        Assert.Equal("Try again", wrong.QuerySelector("#one button")!.TextContent);

        var right = await learner.AnswerAsync(CoursesApp.Oars, "one", ("chosen", "the-oar"));
        Assert.Contains("Right.", right.QuerySelector("#one .check-right")!.TextContent);
        Assert.Contains("Best so far: 100%. Attempts: 2.", right.QuerySelector("#one .best-score")!.TextContent);

        var worse = await learner.AnswerAsync(CoursesApp.Oars, "one", ("chosen", "the-hat"));
        Assert.Contains("Best so far: 100%. Attempts: 3.", worse.QuerySelector("#one .best-score")!.TextContent);
    }
}
