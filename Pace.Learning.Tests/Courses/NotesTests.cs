using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Pace.Learning.Web.Courses.Reflections;

namespace Pace.Learning.Tests.Courses;

/// <summary>What was typed in a reflection is saved by whatever sends the form to which it belongs.</summary>
public sealed class NotesTests(CoursesApp app) : IClassFixture<CoursesApp>
{
    [Fact]
    public async Task MarkAsReadAndGoOn_SavesWhatWasTyped()
    {
        var learner = await app.LearnerAsync();
        var page = await learner.GetPageAsync(CoursesApp.Thinking);
        using var read = await learner.SubmitAsync(page.QuerySelector(".lesson-end button")!, (CourseSteps.Notes("last-trip"), "Typed,\nand not saved"));
        Assert.Equal(CoursesApp.Sails, read.Headers.Location!.OriginalString);

        Assert.Equal("Typed,\nand not saved", (await learner.GetPageAsync("/my/journal")).QuerySelector("pre.own-words")!.TextContent);
        var again = await learner.GetPageAsync(CoursesApp.Thinking);
        Assert.NotNull(again.QuerySelector(".lesson-end .lesson-read"));
        Assert.Equal("Typed,\nand not saved", again.QuerySelector<IHtmlTextAreaElement>("#last-trip textarea")!.Value);
    }

    [Fact]
    public async Task MarkAsReadAndGoOn_WithNothingTyped_SavesNothing()
    {
        var learner = await app.LearnerAsync();
        await learner.ReadAsync(CoursesApp.Thinking);
        Assert.Contains("There is nothing here yet.", (await learner.GetPageAsync("/my/journal")).Body!.TextContent);
    }

    [Fact]
    public async Task MarkAsReadAndGoOn_WithWhatAnotherTabHasRewritten_ShowsBoth_AndLosesNeither()
    {
        var learner = await app.LearnerAsync();
        var early = await learner.GetPageAsync(CoursesApp.Thinking);
        await learner.WriteAsync(CoursesApp.Thinking, "last-trip", "From the other tab");

        using var refused = await learner.SubmitAsync(early.QuerySelector(".lesson-end button")!, (CourseSteps.Notes("last-trip"), "From this tab"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var both = await refused.ReadPageAsync();
        Assert.Contains("From the other tab", both.QuerySelector("#last-trip .other-text")!.TextContent);
        Assert.Equal("From this tab", both.QuerySelector<IHtmlTextAreaElement>("#last-trip textarea")!.Value);
        Assert.NotNull(both.QuerySelector(".lesson-end .lesson-read"));

        var joined = await learner.FollowAsync(await learner.WriteOnAsync(both, "last-trip", "From both tabs"));
        Assert.Equal("From both tabs", joined.QuerySelector<IHtmlTextAreaElement>("#last-trip textarea")!.Value);
    }

    [Fact]
    public async Task MarkAsReadAndGoOn_WithoutTyping_LeavesAloneWhatAnotherTabHasRewritten()
    {
        var learner = await app.LearnerAsync();
        var early = await learner.GetPageAsync(CoursesApp.Thinking);
        await learner.WriteAsync(CoursesApp.Thinking, "last-trip", "From the other tab");

        using var read = await learner.SubmitAsync(early.QuerySelector(".lesson-end button")!);
        Assert.Equal(HttpStatusCode.Redirect, read.StatusCode);
        Assert.Equal("From the other tab", (await learner.GetPageAsync("/my/journal")).QuerySelector("pre.own-words")!.TextContent);
    }

    [Fact]
    public async Task Notes_ThatAreTooLong_AreShownAgain_WithWhatToDo()
    {
        var learner = await app.LearnerAsync();
        var page = await learner.GetPageAsync(CoursesApp.Thinking);
        var text = new string('x', Reflection.TextLength + 1);
        using var refused = await learner.SubmitAsync(page.QuerySelector(".lesson-end button")!, (CourseSteps.Notes("last-trip"), text));
        var shown = await refused.ReadPageAsync();
        Assert.Contains("too long", shown.QuerySelector("#last-trip-error")!.TextContent);
        Assert.Equal(text, shown.QuerySelector<IHtmlTextAreaElement>("#last-trip textarea")!.Value);
        Assert.Equal("Write something first, or leave it for later.", (await learner.WriteAsync(CoursesApp.Thinking, "last-trip", " ")).QuerySelector(".error-summary a")!.TextContent);
    }
}
