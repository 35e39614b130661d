using Pace.Learning.Tests.Parents;
using Pace.Learning.Web.Contributions;

namespace Pace.Learning.Tests.Contributions;

public sealed class ThankYouNoteTests(AppUnderTest app) : IClassFixture<AppUnderTest>
{
    private const string Form = "details.thank-you form";

    [Fact]
    public async Task Note_ReachesTheParentOnceTheManagerPassedItOn_AndNobodyLearnsWhoWroteIt()
    {
        var (_, parent) = await VoiceAsync();
        await ThankAsync("learner", "note-passed-on");
        await ThankAsync("editor", "note-kept-back");
        Assert.DoesNotContain("note-passed-on", (await parent.GetPageAsync("/taking-part/uses")).MainText(), StringComparison.Ordinal);

        var manager = await app.SignedInAsync("participation-manager");
        await DecideAsync(manager, "note-passed-on", "true");
        await DecideAsync(manager, "note-kept-back", "false");
        var page = await parent.GetPageAsync("/taking-part/uses");
        Assert.Contains("note-passed-on", page.MainText(), StringComparison.Ordinal);
        Assert.DoesNotContain("note-kept-back", page.MainText(), StringComparison.Ordinal);
        Assert.DoesNotContain("Sam", page.MainText(), StringComparison.Ordinal);
        Assert.DoesNotContain("note-passed-on", (await manager.GetPageAsync("/manage/participation/thank-yous")).MainText(), StringComparison.Ordinal);
        Assert.Contains("note-passed-on", (await parent.GetPageAsync("/taking-part/my-data")).MainText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task SwitchedOff_ShowsNoneAndKeepsNoNewOnes_AndCanBeSwitchedOnAgain()
    {
        var (id, parent) = await VoiceAsync();
        await ThankAsync("trainer", "note-before");
        var reader = await app.SignedInAsync("evaluator");
        var early = (await reader.GetPageAsync(ContributionSamples.Lesson)).QuerySelector(Form)!;
        await DecideAsync(await app.SignedInAsync("participation-manager"), "note-before", "true");
        using var off = await parent.PressAsync(await parent.GetPageAsync("/taking-part/uses"), "Do not show me notes");
        Assert.DoesNotContain("note-before", (await parent.FollowAsync(off)).MainText(), StringComparison.Ordinal);

        Assert.Empty((await reader.GetPageAsync(ContributionSamples.Lesson)).QuerySelectorAll(Form));
        using var late = await reader.SubmitAsync(early, ("text", "note-while-off"));
        Assert.Contains("this parent would rather get no notes", (await reader.FollowAsync(late)).MainText(), StringComparison.Ordinal);
        Assert.Equal(1, await app.WithDatabaseAsync(db => db.ThankYouNotes.CountAsync(t => t.ContributionId == id)));
        using var on = await parent.PressAsync(await parent.GetPageAsync("/taking-part/uses"), "Show me notes");
        Assert.Contains("note-before", (await parent.FollowAsync(on)).MainText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task OneNoteAPerson_HoweverOftenItIsSent_AndNoneForWhatWasTakenBack()
    {
        var (id, parent) = await VoiceAsync();
        var learner = await app.SignedInAsync("learner");
        var open = (await learner.GetPageAsync(ContributionSamples.Lesson)).QuerySelector(Form)!;
        foreach (var sent in await Task.WhenAll(Enumerable.Range(0, 4).Select(n => learner.SubmitAsync(open, ("text", $"note-{n}")))))
        {
            Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
            sent.Dispose();
        }
        Assert.Equal(1, await app.WithDatabaseAsync(db => db.ThankYouNotes.CountAsync(t => t.ContributionId == id)));

        var late = await app.SignedInAsync("admin");
        var form = (await late.GetPageAsync(ContributionSamples.Lesson)).QuerySelector(Form)!;
        using var withdrawn = await parent.WithdrawAsync("Contribution", id);
        using var answer = await late.SubmitAsync(form, ("text", "note-late"));
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal(1, await app.WithDatabaseAsync(db => db.ThankYouNotes.CountAsync(t => t.ContributionId == id)));
    }

    [Fact]
    public async Task AsMuchAsTheFieldTakes_IsSent_ALineBreakBeingOneCharacter()
    {
        var (id, _) = await VoiceAsync();
        await ThankAsync("learner", string.Concat(Enumerable.Repeat("a line of thanks, and more to say\n", 8)) + new string('x', 28));
        Assert.Equal(1, await app.WithDatabaseAsync(db => db.ThankYouNotes.CountAsync(t => t.ContributionId == id)));
    }

    [Theory]
    [InlineData("  \n ")]
    [InlineData(null)]
    public async Task NothingAndTooMuch_AreNotSent_AndTheReaderIsTold(string? text)
    {
        var (id, _) = await VoiceAsync();
        var reader = await app.SignedInAsync("learner");
        // The field takes no more than 300, so that more comes only from somebody who goes round it.
        using var sent = await reader.ForgeAsync((await reader.GetPageAsync(ContributionSamples.Lesson)).QuerySelector(Form)!, ("text", text ?? new string('x', 301)));
        var page = await reader.FollowAsync(sent);
        Assert.Contains("at most 300 characters", page.MainText(), StringComparison.Ordinal);
        var field = page.QuerySelector($"{Form} textarea")!;
        Assert.Equal(text ?? new string('x', 301), field.TextContent.ReplaceLineEndings("\n"));
        Assert.Contains($"{field.Id}-error", field.GetAttribute("aria-describedby")!, StringComparison.Ordinal);
        Assert.True(page.QuerySelector("details.thank-you")!.HasAttribute("open"));
        Assert.Empty((await reader.GetPageAsync(ContributionSamples.Lesson)).QuerySelectorAll($"{Form} .error"));
        Assert.Equal(0, await app.WithDatabaseAsync(db => db.ThankYouNotes.CountAsync(t => t.ContributionId == id)));
    }

    [Fact]
    public async Task TheChosenName_StandsDirectlyUnderTheWords()
    {
        await VoiceAsync();
        var voice = (await (await app.SignedInAsync("learner")).GetPageAsync(ContributionSamples.Lesson)).QuerySelector(".parent-voice:has(.voice-name)")!;
        Assert.Equal("BLOCKQUOTE", voice.QuerySelector(".voice-name")!.PreviousElementSibling!.TagName);
        Assert.NotNull(voice.QuerySelector(".voice-name ~ .voice-note"));
    }

    private async Task<(Guid Id, HttpClient Parent)> VoiceAsync()
    {
        var id = await app.ShareAsync("Kind words.", ContributionSamples.Key);
        var parent = await app.SignedInAsync("parent");
        using var given = await parent.ConsentAsync(id);
        Assert.NotNull(given.Headers.Location);
        return (id, parent);
    }

    private async Task ThankAsync(string role, string text)
    {
        var reader = await app.SignedInAsync(role);
        using var sent = await reader.SubmitAsync((await reader.GetPageAsync(ContributionSamples.Lesson)).QuerySelector(Form)!, ("text", text));
        Assert.StartsWith(ContributionSamples.Lesson, sent.Headers.Location!.OriginalString, StringComparison.Ordinal);

        // The page begins at the answer, without any script.
        var page = await reader.FollowAsync(sent);
        var said = page.QuerySelector(sent.Headers.Location!.OriginalString[ContributionSamples.Lesson.Length..])!;
        Assert.Equal("status", said.GetAttribute("role"));
        Assert.Contains("Your note is sent", said.TextContent, StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll(Form));
    }

    private static async Task DecideAsync(HttpClient manager, string text, string passOn)
    {
        var page = await manager.GetPageAsync("/manage/participation/thank-yous");
        var note = page.QuerySelectorAll("main article").Single(a => a.TextContent.Contains(text, StringComparison.Ordinal));
        using var decided = await manager.SubmitAsync(note.QuerySelector("form")!, ("passOn", passOn));
        Assert.NotNull(decided.Headers.Location);
    }
}
