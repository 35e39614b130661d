using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Pace.Learning.Web.Courses;

namespace Pace.Learning.Tests.Courses;

public sealed class ChecksTests(CoursesApp app) : IClassFixture<CoursesApp>
{
    [Fact]
    public async Task Single_WrongThenRightThenWrong_SaysWhyAndKeepsTheBest()
    {
        var learner = await app.LearnerAsync(Roles.Trainer);
        var wrong = await learner.AnswerAsync(CoursesApp.Oars, "one", ("chosen", "the-hat"));
        Assert.Contains("Not right yet", wrong.QuerySelector("#one .check-result")!.TextContent);
        Assert.Contains("A hat keeps the sun away.", wrong.QuerySelector("#one .feedback-wrong")!.TextContent);
        Assert.DoesNotContain("It pushes the water.", wrong.QuerySelector("#one")!.TextContent);
        Assert.Equal("Try again", wrong.QuerySelector("#one button")!.TextContent);

        var right = await learner.AnswerAsync(CoursesApp.Oars, "one", ("chosen", "the-oar"));
        Assert.Contains("Right.", right.QuerySelector("#one .verdict-helps")!.TextContent);
        Assert.Contains("Oars push water.", right.QuerySelector("#one .check-result")!.TextContent);
        Assert.Contains("Best so far: 100%. Attempts: 2.", right.QuerySelector("#one .best-score")!.TextContent);

        var worse = await learner.AnswerAsync(CoursesApp.Oars, "one", ("chosen", "the-hat"));
        Assert.Contains("Best so far: 100%. Attempts: 3.", worse.QuerySelector("#one .best-score")!.TextContent);
    }

    [Fact]
    public async Task Multiple_HalfThenAll_CountsWhatWasFound()
    {
        var learner = await app.LearnerAsync(Roles.Trainer);
        var half = await learner.AnswerAsync(CoursesApp.Oars, "many", ("chosen", "blade"));
        Assert.Contains("You found 1 of the 2 right answers.", half.QuerySelector("#many .verdict-mixed")!.TextContent);
        Assert.Contains("Best so far: 50%", half.QuerySelector("#many .best-score")!.TextContent);

        var page = await learner.GetPageAsync(CoursesApp.Oars);
        using var answer = await learner.SubmitAsync(page.QuerySelector("#many form")!, ("chosen", "blade"), ("chosen", "handle"));
        Assert.Contains("Right.", (await learner.FollowAsync(answer)).QuerySelector("#many .verdict-helps")!.TextContent);
    }

    [Fact]
    public async Task Ordering_WrongThenRight_SaysHowManyAreInPlace()
    {
        var learner = await app.LearnerAsync(Roles.Trainer);
        var page = await learner.GetPageAsync(CoursesApp.Oars);
        var shown = page.QuerySelectorAll("#order label").Select(l => l.TextContent).ToList();
        Assert.NotEqual(["Sit down", "Take the oars", "Row", "Rest"], shown);
        Assert.Equal(["Rest", "Row", "Sit down", "Take the oars"], shown.Order());

        var wrong = await learner.AnswerAsync(
            CoursesApp.Oars, "order", ("place.sit-down", "1"), ("place.take-the-oars", "2"), ("place.row", "4"), ("place.rest", "3"));
        Assert.Contains("2 of 4 are in their place.", wrong.QuerySelector("#order .verdict-mixed")!.TextContent);
        Assert.Equal(2, wrong.QuerySelectorAll("#order .feedback-wrong").Length);
        Assert.Equal(["Sit down", "Take the oars", "Rest", "Row"], wrong.QuerySelectorAll("#order label").Select(l => l.TextContent));
        Assert.Equal(
            ["Right, and yours: Sit down", "Right, and yours: Take the oars", "Right: Row / Yours: Rest", "Right: Rest / Yours: Row"],
            wrong.QuerySelectorAll("#order .compare li").Select(l => string.Join(" / ", l.QuerySelectorAll("p").Select(p => p.TextContent))));

        var right = await learner.AnswerAsync(
            CoursesApp.Oars, "order", ("place.sit-down", "1"), ("place.take-the-oars", "2"), ("place.row", "3"), ("place.rest", "4"));
        Assert.NotNull(right.QuerySelector("#order .verdict-helps"));
        Assert.Null(right.QuerySelector("#order .compare"));
    }

    [Fact]
    public async Task Matching_WrongThenRight_SaysHowManyGoTogether()
    {
        var learner = await app.LearnerAsync(Roles.Trainer);
        var wrong = await learner.AnswerAsync(CoursesApp.Oars, "pairs", ("match.bow", "Back"), ("match.stern", "Front"), ("match.port", "Left"));
        Assert.Contains("1 of 3 go together.", wrong.QuerySelector("#pairs .verdict-mixed")!.TextContent);
        Assert.Equal(["Doesn't go with: Back", "Doesn't go with: Front"], wrong.QuerySelectorAll("#pairs .feedback-wrong .feedback-verdict").Select(f => f.TextContent));
        Assert.Equal("Goes with: Left", wrong.QuerySelector("#pairs .feedback-right .feedback-verdict")!.TextContent);
        Assert.Equal(
            ["Bow / Right: Front / Yours: Back", "Stern / Right: Back / Yours: Front", "Port / Right, and yours: Left"],
            wrong.QuerySelectorAll("#pairs .compare li").Select(l => string.Join(" / ", l.QuerySelectorAll("p").Select(p => p.TextContent))));

        var right = await learner.AnswerAsync(CoursesApp.Oars, "pairs", ("match.bow", "Front"), ("match.stern", "Back"), ("match.port", "Left"));
        Assert.NotNull(right.QuerySelector("#pairs .verdict-helps"));
    }

    [Fact]
    public async Task Short_ShowsTheModelAnswerAndTakesOnesOwnMarks()
    {
        var learner = await app.LearnerAsync(Roles.Trainer);
        var page = await learner.GetPageAsync(CoursesApp.Oars);
        Assert.DoesNotContain("Because a boat pulled on one side turns.", page.Body!.TextContent);

        var compare = await learner.AnswerAsync(CoursesApp.Oars, "words", ("text", "So that <nobody> is alone"));
        Assert.Contains("Because a boat pulled on one side turns.", compare.QuerySelector("#words .model-answer")!.TextContent);
        Assert.Equal("So that <nobody> is alone", compare.QuerySelector<IHtmlTextAreaElement>("#words textarea")!.Value);

        using var missing = await learner.SubmitAsync(Marks(compare), ("mark.the-boat-goes-straight", "partly"));
        var asked = await missing.ReadPageAsync();
        Assert.Contains("Mark every point", asked.QuerySelector("#words .error")!.TextContent);
        Assert.True(asked.QuerySelector<IHtmlInputElement>("[name='mark.the-boat-goes-straight'][value=partly]")!.IsChecked);

        using var marked = await learner.SubmitAsync(
            Marks(asked), ("mark.the-boat-goes-straight", "partly"), ("mark.nobody-tires-alone", "covered"));
        var done = await learner.FollowAsync(marked);
        Assert.Contains("You marked yourself at 75%.", done.QuerySelector("#words .check-result")!.TextContent);
        var stored = await app.WithDatabaseAsync(db => db.CheckAttempts.Where(a => a.CheckId == "oars/words").Select(a => a.Answer).ToListAsync());
        Assert.All(stored, json => Assert.DoesNotContain("nobody> is", json));
    }

    [Theory]
    [InlineData("one", "Choose one answer.")]
    [InlineData("many", "Choose at least one answer.")]
    [InlineData("order", "Give every line its place.")]
    [InlineData("pairs", "Choose a match for every line.")]
    [InlineData("words", "Write a few words, then compare.")]
    public async Task Empty_IsSaidBesideTheFieldAndCountsNothing(string check, string error)
    {
        var learner = await app.LearnerAsync(Roles.Evaluator);
        var page = await learner.AnswerAsync(CoursesApp.Oars, check);
        Assert.Contains(error, page.QuerySelector($"#{check}-error")!.TextContent);
        Assert.Equal($"#{check}", page.QuerySelector(".error-summary a")!.GetAttribute("href"));
        var field = page.QuerySelector($"#{check} [autofocus]")!;
        Assert.Equal("true", field.GetAttribute("aria-invalid"));
        Assert.Null(page.QuerySelector($"#{check} .check-result"));
    }

    [Fact]
    public async Task Ordering_WithTwoInOnePlace_KeepsWhatWasChosen()
    {
        var learner = await app.LearnerAsync(Roles.Evaluator);
        var page = await learner.AnswerAsync(
            CoursesApp.Oars, "order", ("place.sit-down", "1"), ("place.take-the-oars", "1"), ("place.row", "3"), ("place.rest", "4"));
        Assert.Contains("Two lines have the same place", page.QuerySelector("#order-error")!.TextContent);
        Assert.Equal("3", page.QuerySelector<IHtmlSelectElement>("[name='place.row']")!.Value);
        Assert.Equal("1", page.QuerySelector<IHtmlSelectElement>("[name='place.take-the-oars']")!.Value);
    }

    [Fact]
    public async Task Pool_OffersOtherQuestionsAndKeepsTheDraw()
    {
        var learner = await app.LearnerAsync(Roles.SafeguardingOfficer);
        var seen = new List<string>();
        for (var round = 0; round < 3; round++)
        {
            var page = await learner.GetPageAsync(CoursesApp.Sails);
            var check = page.QuerySelectorAll("#quiz .check").Single();
            Assert.Equal(check.Id, (await learner.GetPageAsync(CoursesApp.Sails)).QuerySelector("#quiz .check")!.Id);
            seen.Add(check.Id!);
            Assert.Null(Others(page));
            var answered = await learner.AnswerAsync(CoursesApp.Sails, check.Id!, ("chosen", check.QuerySelector("input[type=radio]")!.GetAttribute("value")!));
            using var more = await learner.SubmitAsync(Others(answered)!);
            using var again = await learner.SubmitAsync(Others(answered)!);
            Assert.EndsWith("#quiz", more.Headers.Location!.OriginalString);
        }
        Assert.Equal(["q-a", "q-b", "q-c"], seen.Order());
    }

    [Fact]
    public async Task Heavy_AnnouncesItFirst()
    {
        var learner = await app.LearnerAsync(Roles.SafeguardingOfficer);
        var page = await learner.GetPageAsync(CoursesApp.Sails);
        var body = page.QuerySelector(".lesson-body")!;
        Assert.Equal("content-note", body.Children[0].ClassName);
        Assert.Equal(["One", "Two", "Three", "Four"], body.QuerySelectorAll("nav.toc a").Select(a => a.TextContent));
    }

    private static IElement? Others(IHtmlDocument page) => page.QuerySelectorAll("#quiz > form").SingleOrDefault();

    private static IElement Marks(IHtmlDocument page) => page.QuerySelector("#words form[action*='/marks/']")!;
}
