using System.Text.Json;
using AngleSharp.Html.Dom;
using Pace.Learning.Web.Studio;

namespace Pace.Learning.Tests.Studio.Write;

/// <summary>Writing a document: all of it with forms, as without scripts, and what the editor's scripts ask.</summary>
public sealed class WritePageTests(AppUnderTest app) : IClassFixture<AppUnderTest>
{
    private const string Folder = "courses/meetings-as-equals/01-a-fair-meeting";
    private const string Written = "---\nid: a-lesson-to-write\ntitle: A lesson to write\nsummary: How to begin.\n---\n\n## One\n\nFirst words.\n\nSecond words.\n\nThird words.\n";

    [Fact]
    public async Task Post_FieldsAndText_BothAreInTheDraft()
    {
        var id = await BegunAsync("10-fields");
        using var editor = await app.SignedInAsync(Roles.Editor);
        var page = await editor.GetPageAsync(StudioAddresses.Document(id));
        Assert.Equal("A lesson to write", page.QuerySelector("h1")!.TextContent);
        Assert.Equal("How to begin.", ((IHtmlTextAreaElement)page.QuerySelector("#field-summary")!).Value);
        using var saved = await editor.SubmitAsync(Form(page), ("field-title", "Beginning: a lesson"), ("field-heavy", "court"), ("Input.Text", Text(page).Replace("First", "Better", StringComparison.Ordinal)));
        page = await editor.FollowAsync(saved);
        Assert.Equal("Beginning: a lesson", page.QuerySelector("h1")!.TextContent);
        Assert.Equal(
            "---\nid: a-lesson-to-write\ntitle: \"Beginning: a lesson\"\nsummary: How to begin.\nheavy: [court]\n---\n\n## One\n\nBetter words.\n\nSecond words.\n\nThird words.\n", await DraftAsync(id));
    }

    [Fact]
    public async Task Post_SomebodyElseSavedAnotherParagraph_BothAreThere()
    {
        var id = await BegunAsync("11-together");
        using var editor = await app.SignedInAsync(Roles.Editor);
        var mine = await editor.GetPageAsync(StudioAddresses.Document(id));
        await OtherSavesAsync(id, Written.Replace("Third", "Last", StringComparison.Ordinal), 1);
        using var saved = await editor.SubmitAsync(Form(mine), ("Input.Text", Written.Replace("First", "My", StringComparison.Ordinal)));
        var page = await editor.FollowAsync(saved);
        Assert.Equal(Written.Replace("Third", "Last", StringComparison.Ordinal).Replace("First", "My", StringComparison.Ordinal), await DraftAsync(id));
        Assert.Contains("wrote meanwhile is in the text too", page.QuerySelector(".notice")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("both", "My words.\n\nTheir words.\n")]
    [InlineData("mine", "My words.\n")]
    [InlineData("theirs", "Their words.\n")]
    public async Task Post_BothChangedOneParagraph_TheWriterChooses(string choice, string expected)
    {
        var id = await BegunAsync($"12-{choice}");
        using var editor = await app.SignedInAsync(Roles.Editor);
        var page = await editor.GetPageAsync(StudioAddresses.Document(id));
        await OtherSavesAsync(id, Written.Replace("Second", "Their", StringComparison.Ordinal).Replace("Third", "Last", StringComparison.Ordinal), 1);
        using var contested = await editor.SubmitAsync(Form(page), ("Input.Text", Written.Replace("Second", "My", StringComparison.Ordinal)));
        Assert.Equal(HttpStatusCode.OK, contested.StatusCode);
        page = await contested.ReadPageAsync();
        Assert.Equal(["My words.", "Their words."], page.QuerySelectorAll(".choose-sides pre").Select(p => p.TextContent));
        Assert.Contains("Their words.", await DraftAsync(id), StringComparison.Ordinal);
        using var saved = await editor.SubmitAsync(page.QuerySelector("form[action*='handler=Choose']")!, ("choice-0", choice));
        page = await editor.FollowAsync(saved);
        var together = Written.Replace("Second words.\n", expected, StringComparison.Ordinal).Replace("Third", "Last", StringComparison.Ordinal);
        Assert.Equal(together, await DraftAsync(id));
        // The copy that the editor kept on the device before the choice turns up when the document opens again.
        using var kept = await AskAsync(editor, page, id, "draft", ("text", Written.Replace("Second", "My", StringComparison.Ordinal)), ("stamp", "1"));
        Assert.Equal(HttpStatusCode.OK, kept.StatusCode);
        Assert.Equal(together, await DraftAsync(id));
    }

    [Fact]
    public async Task Draft_SentAgainBecauseItsAnswerWasLost_TakesNothingFromWhoWroteSince()
    {
        var id = await BegunAsync("20-again");
        using var editor = await app.SignedInAsync(Roles.Editor);
        var page = await editor.GetPageAsync(StudioAddresses.Document(id));
        var mine = Written.Replace("Second", "My", StringComparison.Ordinal);
        using var lost = await AskAsync(editor, page, id, "draft", ("text", mine), ("stamp", "1"));
        var theirs = mine.Replace("My words.", "My words, and theirs.", StringComparison.Ordinal);
        await OtherSavesAsync(id, theirs, 2);
        using var again = await AskAsync(editor, page, id, "draft", ("text", mine), ("stamp", "1"));
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        using var told = JsonDocument.Parse(await again.Content.ReadAsStringAsync());
        Assert.Equal((3, theirs), (told.RootElement.GetProperty("stamp").GetInt32(), told.RootElement.GetProperty("text").GetString()));
        Assert.Equal(theirs, await DraftAsync(id));
    }

    [Fact]
    public async Task PostBlock_PutsItAtTheEnd_AndTheChecksSayWhatIsMissing()
    {
        var id = await BegunAsync("13-blocks");
        using var editor = await app.SignedInAsync(Roles.Editor);
        var page = await editor.GetPageAsync(StudioAddresses.Document(id));
        using var put = await editor.SubmitAsync(page.Doing("Block"), ("block", "figure"));
        page = await editor.FollowAsync(put);
        Assert.EndsWith("source: TAG\n---\n:::\n", await DraftAsync(id), StringComparison.Ordinal);
        var finding = Assert.Single(page.QuerySelectorAll(".findings > li"), f => f.TextContent.Contains("TAG", StringComparison.Ordinal));
        Assert.Equal("Line 19", finding.QuerySelector("h3 a")!.TextContent);
        Assert.All(page.QuerySelectorAll("[data-part=open]"), n => Assert.NotEqual("0", n.TextContent));
    }

    [Fact]
    public async Task PostSend_SavesFirst_AndSendsWhatWasTyped()
    {
        var id = await BegunAsync("19-send");
        using var editor = await app.SignedInAsync(Roles.Editor);
        var page = await editor.GetPageAsync(StudioAddresses.Document(id));
        using var sent = await editor.SubmitAsync(page.Doing("Send"), ("Input.Text", Written.Replace("First", "Sent", StringComparison.Ordinal).Replace("a-lesson-to-write", "a-lesson-to-send", StringComparison.Ordinal)));
        await editor.FollowAsync(sent);
        var revision = await app.WithDatabaseAsync(db => db.Revisions.AsNoTracking().SingleAsync(r => r.DocumentId == id));
        Assert.Contains("Sent words.", revision.Text, StringComparison.Ordinal);
        page = await editor.GetPageAsync(StudioAddresses.Document(id));
        Assert.Null(page.QuerySelector("textarea[data-editor]"));
        Assert.Contains("stays as it is", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_TellsWhatIsSaidOfTextThatIsNotSaved()
    {
        var id = await BegunAsync("14-check");
        using var editor = await app.SignedInAsync(Roles.Editor);
        var page = await editor.GetPageAsync(StudioAddresses.Document(id));
        using var told = await AskAsync(editor, page, id, "check", ("text", Written + "\n:::nothing-like-it\nWords.\n:::\n"));
        using var json = JsonDocument.Parse(await told.Content.ReadAsStringAsync());
        Assert.Matches(@"^6 words, 1 minute\. Reading age \d+\.$", json.RootElement.GetProperty("counts").GetString());
        var mark = Assert.Single(json.RootElement.GetProperty("marks").EnumerateArray());
        Assert.Equal(15, mark.GetProperty("line").GetInt32());
        Assert.Contains("no block of the kind", json.RootElement.GetProperty("findings").GetString(), StringComparison.Ordinal);
        Assert.Equal(Written, await DraftAsync(id));
    }

    [Fact]
    public async Task Preview_IsTheLearnersPage_OfFaultyTextToo()
    {
        var id = await BegunAsync("15-preview");
        using var editor = await app.SignedInAsync(Roles.Editor);
        var page = await editor.GetPageAsync(StudioAddresses.Document(id));
        using var told = await AskAsync(editor, page, id, "preview", ("text", Written.Replace("Third words.", ":::key-point Do this\nAsk first.\n:::\n\n:::check\nid: unfinished\n---\nWhat?\n:::\n\n:::parent-voice\nid: a\ncontribution: nobody-yet\nabout: A cup of tea\n---\nOur own words.\n:::", StringComparison.Ordinal)));
        var preview = await told.ReadPageAsync();
        Assert.Equal("A lesson to write", preview.QuerySelector("article.lesson h1")!.TextContent);
        Assert.Equal("Ask first.", preview.QuerySelector("aside.key-point p:last-child")!.TextContent);
        Assert.Contains("Our own words.", preview.QuerySelector(".parent-voice")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'self'", told.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        using var stranger = app.Stranger();
        using var gone = await stranger.GetAsync("/courses/meetings-as-equals/a-fair-meeting/preview");
        Assert.NotEqual(HttpStatusCode.OK, gone.StatusCode);
    }

    [Fact]
    public async Task Draft_ByScript_SavesMergesAndSaysWhatIsContested()
    {
        var id = await BegunAsync("16-script");
        using var editor = await app.SignedInAsync(Roles.Editor);
        var page = await editor.GetPageAsync(StudioAddresses.Document(id));
        using var saved = await AskAsync(editor, page, id, "draft", ("text", Written.Replace("First", "A", StringComparison.Ordinal)), ("stamp", "1"));
        using var first = JsonDocument.Parse(await saved.Content.ReadAsStringAsync());
        Assert.Equal(2, first.RootElement.GetProperty("stamp").GetInt32());
        Assert.StartsWith("Saved ", first.RootElement.GetProperty("saved").GetString(), StringComparison.Ordinal);
        using var merged = await AskAsync(editor, page, id, "draft", ("text", Written.Replace("Third", "C", StringComparison.Ordinal)), ("stamp", "1"));
        using var second = JsonDocument.Parse(await merged.Content.ReadAsStringAsync());
        Assert.Equal(Written.Replace("First", "A", StringComparison.Ordinal).Replace("Third", "C", StringComparison.Ordinal), second.RootElement.GetProperty("text").GetString());
        using var contested = await AskAsync(editor, page, id, "draft", ("text", Written.Replace("First", "Another", StringComparison.Ordinal)), ("stamp", "1"));
        Assert.Equal(HttpStatusCode.Conflict, contested.StatusCode);
        Assert.Contains("A words.", await DraftAsync(id), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Presence_TellsEachOfTheOthers_UntilTheyLeave()
    {
        var id = await BegunAsync("17-presence");
        using var editor = await app.SignedInAsync(Roles.Editor);
        var page = await editor.GetPageAsync(StudioAddresses.Document(id));
        using var own = await AskAsync(editor, page, id, "presence", ("line", "9"), ("heading", "One"));
        Assert.Contains("\"html\":\"\"", await own.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var publisher = await app.SignedInAsync(Roles.Publisher);
        var seen = await publisher.GetPageAsync(StudioAddresses.Document(id));
        Assert.Contains("writes under “One”", seen.QuerySelector("[data-part=people]")!.TextContent, StringComparison.Ordinal);
        Assert.Null(seen.QuerySelector("textarea"));
        using var left = await AskAsync(editor, page, id, "presence", ("leaves", "true"));
        Assert.Equal(HttpStatusCode.NoContent, left.StatusCode);
        Assert.Empty((await publisher.GetPageAsync(StudioAddresses.Document(id))).QuerySelector("[data-part=people]")!.Children);
    }

    [Fact]
    public async Task Vocabulary_NamesWhatThereIs()
    {
        using var editor = await app.SignedInAsync(Roles.Editor);
        using var json = JsonDocument.Parse(await editor.GetStringAsync($"/studio/vocabulary?path={Folder}/20-a.md"));
        var named = json.RootElement.GetProperty("named");
        Assert.Contains(named.GetProperty("source").EnumerateArray(), s => s.GetProperty("label").GetString() == "TCE");
        Assert.Contains(named.GetProperty("document").EnumerateArray(), d => d.GetProperty("label").GetString() == "meetings-in-the-room");
        Assert.Contains(json.RootElement.GetProperty("front").GetProperty("fields").EnumerateArray(), f => f.GetProperty("name").GetString() == "heavy");
        Assert.Contains(json.RootElement.GetProperty("blocks").EnumerateArray(), b => b.GetProperty("template").GetString()!.StartsWith(":::scenario", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(Roles.Learner)]
    [InlineData(Roles.Parent)]
    [InlineData(Roles.Trainer)]
    [InlineData(Roles.Admin)]
    public async Task ForAnybodyElse_NothingIsThere(string role)
    {
        var id = await BegunAsync($"18-{role}");
        using var somebody = await app.SignedInAsync(role);
        foreach (var address in (string[])["/studio", "/studio/new", "/studio/replace", StudioAddresses.Document(id), $"{StudioAddresses.Document(id)}/preview", $"{StudioAddresses.Document(id)}/device-key", $"{StudioAddresses.Document(id)}/rename", "/studio/vocabulary"])
        {
            using var answer = await somebody.GetAsync(address);
            Assert.True(answer.StatusCode == HttpStatusCode.NotFound, $"{role} got {(int)answer.StatusCode} at {address}");
        }
        using var editor = await app.SignedInAsync(Roles.Editor);
        Assert.Equal(32, (await editor.GetByteArrayAsync($"{StudioAddresses.Document(id)}/device-key")).Length);
    }

    private Task<Guid> BegunAsync(string name) => app.BegunAsync($"{Folder}/{name}.md", Written);

    private async Task OtherSavesAsync(Guid id, string text, int stamp)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var saved = await scope.ServiceProvider.GetRequiredService<Pace.Learning.Web.Studio.Drafts.DraftRecorder>().SaveAsync(id, text, stamp, (await app.MemberAsync(Roles.Publisher)).Id, CancellationToken.None);
        Assert.IsType<Pace.Learning.Web.Studio.Drafts.SaveResult.Saved>(saved);
    }

    private Task<string> DraftAsync(Guid id) => app.WithDatabaseAsync(db => db.Drafts.Where(d => d.DocumentId == id).Select(d => d.Text).SingleAsync());

    private static IHtmlFormElement Form(IHtmlDocument page) => (IHtmlFormElement)page.QuerySelector("form#document")!;

    private static string Text(IHtmlDocument page) => ((IHtmlTextAreaElement)page.QuerySelector("textarea[name='Input.Text']")!).Value;

    private static Task<HttpResponseMessage> AskAsync(HttpClient client, IHtmlDocument page, Guid id, string what, params (string Name, string Value)[] fields) => client.PostAsync(
        $"{StudioAddresses.Document(id)}/{what}",
        new FormUrlEncodedContent(fields.Append(("__RequestVerificationToken", ((IHtmlInputElement)page.QuerySelector("form#document input[name=__RequestVerificationToken]")!).Value)).Select(f => KeyValuePair.Create(f.Item1, f.Item2))));
}
