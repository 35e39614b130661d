using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Pace.Learning.Tests.Courses;

/// <summary>The same person in two tabs or on two devices, and forms that are sent twice.</summary>
public sealed class TabsTests(CoursesApp app) : IClassFixture<CoursesApp>
{
    [Fact]
    public async Task Check_SentTwice_CountsOnce()
    {
        var learner = await app.LearnerAsync(Roles.Learner);
        var form = (await learner.GetPageAsync(CoursesApp.Oars)).QuerySelector("#one form")!;
        using var first = await learner.SubmitAsync(form, ("chosen", "the-hat"));
        using var second = await learner.SubmitAsync(form, ("chosen", "the-hat"));
        var page = await learner.FollowAsync(second);
        Assert.Contains("Attempts: 1.", page.QuerySelector("#one .best-score")!.TextContent);
    }

    [Fact]
    public async Task Check_SentManyTimesAtOnce_CountsOnce()
    {
        var learner = await app.LearnerAsync(Roles.Editor);
        var form = (await learner.GetPageAsync(CoursesApp.Oars)).QuerySelector("#one form")!;
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => learner.SubmitAsync(form, ("chosen", "the-oar"))));
        Assert.All(answers, a => Assert.Equal(HttpStatusCode.Redirect, a.StatusCode));
        var page = await learner.GetPageAsync(CoursesApp.Oars);
        Assert.Contains("Attempts: 1.", page.QuerySelector("#one .best-score")!.TextContent);
    }

    [Fact]
    public async Task Check_AnsweredInManyTabsAtOnce_CountsEach()
    {
        var learner = await app.LearnerAsync(Roles.Admin);
        var forms = new List<IElement>();
        for (var i = 0; i < 6; i++)
        {
            forms.Add((await learner.GetPageAsync(CoursesApp.Oars)).QuerySelector("#many form")!);
        }
        var answers = await Task.WhenAll(forms.Select(f => learner.SubmitAsync(f, ("chosen", "blade"))));
        Assert.All(answers, a => Assert.Equal(HttpStatusCode.Redirect, a.StatusCode));
        Assert.Contains("Attempts: 6.", (await learner.GetPageAsync(CoursesApp.Oars)).QuerySelector("#many .best-score")!.TextContent);
    }

    [Fact]
    public async Task Read_InTwoTabsAtOnce_IsReadOnce()
    {
        var learner = await app.LearnerAsync(Roles.Trainer);
        var form = (await learner.GetPageAsync(CoursesApp.Thinking)).QuerySelector(".lesson-end button")!;
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => learner.SubmitAsync(form)));
        Assert.All(answers, a => Assert.Equal(CoursesApp.Sails, a.Headers.Location!.OriginalString));
        Assert.NotNull((await learner.GetPageAsync(CoursesApp.Thinking)).QuerySelector(".lesson-end .lesson-read"));
    }

    [Fact]
    public async Task Reflection_SavedElsewhereMeanwhile_ShowsBothAndJoins()
    {
        var here = await app.LearnerAsync(Roles.Parent);
        var there = await app.LearnerAsync(Roles.Parent);
        var (pageHere, pageThere) = (await here.GetPageAsync(CoursesApp.Thinking), await there.GetPageAsync(CoursesApp.Thinking));
        using var saved = await there.WriteOnAsync(pageThere, "last-trip", "Words from the phone");
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);

        using var refused = await here.WriteOnAsync(pageHere, "last-trip", "Words from the desk");
        var both = await refused.ReadPageAsync();
        Assert.Contains("Words from the phone", both.QuerySelector("#last-trip .other-text")!.TextContent);
        Assert.Equal("Words from the desk", both.QuerySelector<IHtmlTextAreaElement>("#last-trip textarea")!.Value);
        Assert.Contains("join them", both.QuerySelector("#last-trip-error")!.TextContent);

        using var joined = await here.WriteOnAsync(both, "last-trip", "Words from both");
        var page = await there.FollowAsync(joined);
        Assert.Equal("Words from both", page.QuerySelector<IHtmlTextAreaElement>("#last-trip textarea")!.Value);
    }

    [Fact]
    public async Task Reflection_FirstSavedInTwoTabsAtOnce_LosesNeither()
    {
        var learner = await app.LearnerAsync(Roles.Signatory);
        var open = await learner.GetPageAsync(CoursesApp.Thinking);
        var answers = await Task.WhenAll(learner.WriteOnAsync(open, "last-trip", "First text"), learner.WriteOnAsync(open, "last-trip", "Second text"));
        Assert.Equal(1, answers.Count(a => a.StatusCode == HttpStatusCode.Redirect));
        var conflict = await answers.Single(a => a.StatusCode == HttpStatusCode.UnprocessableEntity).ReadPageAsync();
        Assert.NotEqual(
            conflict.QuerySelector<IHtmlTextAreaElement>("#last-trip textarea")!.Value, conflict.QuerySelector("#last-trip .other-text pre")!.TextContent);
    }

    [Fact]
    public async Task Reflection_Emptied_StaysEmptyAndIsNotCounted()
    {
        var learner = await app.LearnerAsync(Roles.ParentReviewer);
        await learner.WriteAsync(CoursesApp.Thinking, "last-trip", "Soon gone");
        var page = await learner.WriteAsync(CoursesApp.Thinking, "last-trip", "  ");
        Assert.Equal("", page.QuerySelector<IHtmlTextAreaElement>("#last-trip textarea")!.Value);
        Assert.Contains("There is nothing here yet.", (await learner.GetPageAsync("/my/journal")).Body!.TextContent);
    }
}
