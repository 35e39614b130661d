using System.Text.Json.Nodes;
using Microsoft.Playwright;

namespace Pace.Learning.Tests.BackOffice.Panels;

/// <summary>The panel beside a document: checks, consents, use and review.</summary>
public sealed class DocumentPanelTests
{
    private const string Answer = """
        {"findings":[
           {"severity":"advice","line":3,"property":"body","message":"Long sentence."},
           {"severity":"error","line":1,"property":"body","message":"This blames a parent.","why":"Parents read it too.","instead":["did not come"],"guide":"https://learning.test/language#engage"},
           {"severity":"warning","property":"summary","message":"No summary.","guide":"javascript:alert(1)"}],
         "usedIn":[{"title":"Two ways in","url":"https://learning.test/courses/two-ways-in"}],
         "review":{"state":"approved","by":2,"at":"2026-11-30T10:00:00Z","comments":3,"url":"https://learning.test/studio/reviews/1"},
         "consents":[{"place":"a-mothers-words","allowed":true,"until":"2027-05-01","words":"ends in 3 weeks"},{"place":"a-fathers-words","allowed":false,"until":null,"words":"taken back"}]}
        """;

    private static readonly object Lesson = new
    {
        unique = "11111111-1111-1111-1111-111111111111",
        variants = new[] { new { culture = (string?)null, name = "Lesson" } },
        values = new object[]
        {
            new { alias = "title", culture = (string?)null, segment = (string?)null, value = "Lesson" },
            new { alias = "body", culture = (string?)null, segment = (string?)null, value = "Mum refuses to engage.\n\nA very long sentence." },
        },
    };

    [Fact]
    public async Task Panel_SendsWhatIsWrittenNow_AndShowsWhatTheSiteSaysAsync()
    {
        await using var open = await BackOfficePage.OpenAsync();
        open.Answers["document"] = Answer;
        await ShowAsync(open);

        var findings = open.Page.Locator("pace-findings li");
        await Assertions.Expect(findings).ToHaveCountAsync(3);
        await Assertions.Expect(findings.Nth(0)).ToContainTextAsync("Must be mended");
        await Assertions.Expect(findings.Nth(0)).ToContainTextAsync("Line 1 of body");
        await Assertions.Expect(findings.Nth(0).Locator("blockquote")).ToHaveTextAsync("Mum refuses to engage.");
        await Assertions.Expect(findings.Nth(0)).ToContainTextAsync("You could say “did not come”.");
        await Assertions.Expect(findings.Nth(0).GetByRole(AriaRole.Link)).ToHaveAttributeAsync("href", "https://learning.test/language#engage");
        await Assertions.Expect(findings.Nth(1)).ToContainTextAsync("No summary.");
        await Assertions.Expect(findings.Nth(1).GetByRole(AriaRole.Link)).ToHaveCountAsync(0);
        await Assertions.Expect(findings.Nth(2).Locator("blockquote")).ToHaveTextAsync("A very long sentence.");

        await Assertions.Expect(open.Page.GetByText("a-mothers-words")).ToBeVisibleAsync();
        await Assertions.Expect(open.Page.GetByText("ends in 3 weeks")).ToBeVisibleAsync();
        await Assertions.Expect(open.Page.GetByText("May not be used")).ToBeVisibleAsync();
        await Assertions.Expect(open.Page.GetByRole(AriaRole.Link, new() { Name = "Two ways in" })).ToHaveAttributeAsync("href", "https://learning.test/courses/two-ways-in");
        await Assertions.Expect(open.Page.GetByText("2 parents agree with it.")).ToBeVisibleAsync();
        await Assertions.Expect(open.Page.GetByText("30 November 2026").Or(open.Page.GetByText("November 30, 2026"))).ToBeVisibleAsync();
        await Assertions.Expect(open.Page.GetByRole(AriaRole.Link, new() { Name = "3 comments" })).ToBeVisibleAsync();

        var asked = Assert.Single(open.Asked);
        Assert.Equal(("POST", "document", "Bearer [redacted]"), (asked.Method, asked.Path, asked.Authorization));
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse("""
            {"key":"11111111-1111-1111-1111-111111111111","documentType":"paceLesson","parentKey":"22222222-2222-2222-2222-222222222222","name":"Lesson","cultures":[],
             "properties":{"title":"Lesson","body":"Mum refuses to engage.\n\nA very long sentence."} }
            """), asked.Body), asked.Body!.ToJsonString());
        await open.AssertSoundAsync();
    }

    [Fact]
    public async Task AskingForAReview_SendsTheText_SaysSo_AndLooksAgainAsync()
    {
        await using var open = await BackOfficePage.OpenAsync();
        open.Answers["document"] = """{"findings":[],"usedIn":[],"review":{"state":"none"},"consents":[]}""";
        open.Answers["review"] = """{"sent":true,"message":"Three parents have been asked."}""";
        await ShowAsync(open);
        await Assertions.Expect(open.Page.GetByText("No parent has been asked to read this.")).ToBeVisibleAsync();
        await Assertions.Expect(open.Page.GetByText("Nothing here comes from a parent.")).ToBeVisibleAsync();

        open.Answers["document"] = """{"findings":[],"usedIn":[],"review":{"state":"waiting","by":1},"consents":[]}""";
        await open.Page.GetByRole(AriaRole.Button, new() { Name = "Ask parents to read this" }).ClickAsync();

        await Assertions.Expect(open.Page.GetByText("1 has answered so far")).ToBeVisibleAsync();
        await Assertions.Expect(open.Page.GetByRole(AriaRole.Status)).ToHaveTextAsync("Three parents have been asked.");
        await Assertions.Expect(open.Page.GetByRole(AriaRole.Button, new() { Name = "Ask parents to read this" })).ToBeDisabledAsync();
        Assert.Equal(["document", "review", "document"], open.Asked.Select(a => a.Path));
        Assert.Equal("paceLesson", (string?)open.Asked[1].Body!["documentType"]);
        await open.AssertSoundAsync();
    }

    [Fact]
    public async Task ReviewThatIsNotSent_SaysWhyAsync()
    {
        await using var open = await BackOfficePage.OpenAsync();
        open.Answers["document"] = """{"findings":[],"usedIn":[],"review":{"state":"none"},"consents":[]}""";
        open.Answers["review"] = """{"sent":false,"message":"No parent reads at the moment."}""";
        await ShowAsync(open);
        await open.Page.GetByRole(AriaRole.Button, new() { Name = "Ask parents to read this" }).ClickAsync();
        await Assertions.Expect(open.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("No parent reads at the moment.");
    }

    [Fact]
    public async Task SiteThatCannotBeReached_SaysWhatToDo_AndCanBeAskedAgainAsync()
    {
        await using var open = await BackOfficePage.OpenAsync();
        await ShowAsync(open);
        await Assertions.Expect(open.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("See that the site runs.");
        await open.AssertSoundAsync();

        open.Answers["document"] = Answer;
        await open.Page.GetByRole(AriaRole.Button, new() { Name = "Check again" }).ClickAsync();
        await Assertions.Expect(open.Page.Locator("pace-findings li")).ToHaveCountAsync(3);
        await Assertions.Expect(open.Page.GetByRole(AriaRole.Alert)).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task InWelsh_ThePanelSpeaksWelshAsync()
    {
        await using var open = await BackOfficePage.OpenAsync();
        open.Answers["document"] = Answer;
        await ShowAsync(open, "cy");
        await Assertions.Expect(open.Page.GetByText("Rhaid cywiro hyn")).ToBeVisibleAsync();
        await Assertions.Expect(open.Page.GetByRole(AriaRole.Button, new() { Name = "Gofyn i rieni ddarllen hwn" })).ToBeVisibleAsync();
    }

    private static Task ShowAsync(BackOfficePage open, string language = "en") =>
        open.ShowAsync("pace-document-panel", new { language, document = Lesson, documentType = "paceLesson", parent = "22222222-2222-2222-2222-222222222222" });
}
