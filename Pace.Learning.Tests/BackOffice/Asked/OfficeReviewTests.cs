using System.Text.Json;
using AngleSharp.Html.Dom;
using Pace.Learning.Content.Delivery;
using Pace.Learning.Content.Shapes;
using Pace.Learning.Tests.Contributions;
using Pace.Learning.Tests.Studio.Reviews;
using Pace.Learning.Web.Studio;
using Pace.Learning.Web.Studio.Documents;
using Pace.Learning.Web.Studio.Reviews;
using Umbraco.Cms.Core.Models;

namespace Pace.Learning.Tests.BackOffice.Asked;

/// <summary>What is written in Umbraco is reviewed by parents here, and published there once they approve exactly those words.</summary>
public sealed class OfficeReviewTests(Office office) : IClassFixture<Office>
{
    private static readonly string[] Lessons = [.. Directory.EnumerateFiles(System.IO.Path.Combine(Repository.Content, "courses", "meetings-as-equals"), "0*.md", SearchOption.AllDirectories)
        .Select(f => Path.GetRelativePath(Repository.Content, f).Replace('\\', '/')).Order(StringComparer.Ordinal)];

    [Fact]
    public async Task ALesson_IsRead_Approved_Published_AndSaysSo_UntilItsWordsChangeAgain()
    {
        var (path, parent) = (Lessons[1], await office.GroupMemberAsync());
        const string Words = "Keep two chairs free.";
        var lesson = await office.InUmbracoAsync(path, text => $"{text}\n{Words}\n");
        Assert.Equal("none", (string?)(await office.AskAsync("document", lesson))["review"]!["state"]);
        var sent = await office.AskAsync("review", lesson);
        Assert.True((bool)sent["sent"]!, (string?)sent["message"]);
        Assert.Equal("waiting", (string?)(await office.AskAsync("document", lesson))["review"]!["state"]);
        Assert.Contains((await office.GetAsync("dashboard"))["reviews"]!.AsArray(), r => (string?)r!["state"] == "waiting");
        // Pressed twice, it is one review.
        Assert.True((bool)(await office.AskAsync("review", lesson))["sent"]!);
        var document = await DocumentAsync(path);
        Assert.Equal((WorkState.InReview, 1), (document.State, document.LastNumber));
        Assert.Equal(["Review"], (await office.PublishAsync(lesson)).Select(m => m.Category));

        var draft = await parent.Browser.GetPageAsync(DraftAddresses.Draft(document.Id, 1));
        Assert.Contains(Words, draft.QuerySelector(".lesson-body")!.TextContent, StringComparison.Ordinal);
        using (var said = await parent.Browser.SubmitAsync(draft.QuerySelectorAll("button[name=verdict]").Single(b => b.GetAttribute("value") == "Approved")))
        {
            Assert.NotNull(said.Headers.Location);
        }
        Assert.Equal("approved", (string?)(await office.AskAsync("document", lesson))["review"]!["state"]);
        Assert.Empty(await office.PublishAsync(lesson));
        // One word more, and parents are asked again.
        Assert.Equal(["Review"], (await office.PublishAsync(await office.InUmbracoAsync(path, text => $"{text}\n{Words} Or three.\n"))).Select(m => m.Category));

        // The same words in blocks are the words that were approved.
        await office.PublishedAsync(path, $"{await System.IO.File.ReadAllTextAsync(System.IO.Path.Combine(Repository.Content, path), TestContext.Current.CancellationToken)}\n{Words}\n", inBlocks: true);
        await Eventually.HoldsAsync(async () => (await DocumentAsync(path)) is { State: WorkState.Idle, PublishedNumber: 1 }, "the approved revision is known as public");
        var learner = await office.SignedInAsync(Roles.Learner);
        var page = await learner.GetPageAsync(UrlOf(path));
        Assert.Contains(Words, page.QuerySelector("article.lesson")!.TextContent, StringComparison.Ordinal);

        await office.PublishedAsync(path, $"{await System.IO.File.ReadAllTextAsync(System.IO.Path.Combine(Repository.Content, path), TestContext.Current.CancellationToken)}\nOther words, published by force.\n");
        await Eventually.HoldsAsync(async () => (await DocumentAsync(path)).PublishedNumber == 2, "what is public now is another revision");
        Assert.Equal(0, await office.WithDatabaseAsync(db => db.Approvals.CountAsync(a => a.DocumentId == document.Id && a.Number == 2)));
    }

    [Fact]
    public async Task OtherWordsSent_TakeThePlaceOfThoseBeingRead_AndFaultsStopBefore()
    {
        var path = Lessons[2];
        Assert.True((bool)(await office.AskAsync("review", await office.InUmbracoAsync(path, text => $"{text}\nFirst thought.\n")))["sent"]!);
        var faulty = await office.AskAsync("review", await office.InUmbracoAsync(path, text => $"{text}\n:::check\nid: broken\n---\n"));
        Assert.False((bool)faulty["sent"]!);
        Assert.Contains("It can’t go to review yet", (string?)faulty["message"], StringComparison.Ordinal);
        Assert.Equal((WorkState.InReview, 1), ((await DocumentAsync(path)).State, (await DocumentAsync(path)).LastNumber));
        Assert.True((bool)(await office.AskAsync("review", await office.InUmbracoAsync(path, text => $"{text}\nSecond thought.\n")))["sent"]!);
        Assert.Equal((WorkState.InReview, 2), ((await DocumentAsync(path)).State, (await DocumentAsync(path)).CandidateNumber ?? 0));
        Assert.False((bool)(await office.AskAsync("review", await office.InUmbracoAsync("pages/help.md", text => text + "\nMore.\n")))["sent"]!);
        Assert.Contains("public already", (string?)(await office.AskAsync("review", await office.InUmbracoAsync(Lessons[3])))["message"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task ANewPlace_IsChosen_FilledOnTheSite_AndThenRead()
    {
        var path = Lessons[4];
        const string Key = "a-seat-at-the-table";
        var found = (await office.GetAsync("contributions?q=a%20seat%20at%20the%20table"))["contributions"]!.AsArray();
        var place = Assert.Single(found, f => (string?)f!["place"] == Key)!;
        Assert.True((bool)place["isNew"]!);
        string With(string text) => $"{text}\n:::parent-voice\nid: a-seat\ncontribution: {Key}\nabout: A seat at the table\n---\nWhat we say where no parent does.\n:::\n";
        var lesson = await office.InUmbracoAsync(path, With);
        var answer = await office.AskAsync("review", lesson);
        Assert.False((bool)answer["sent"]!);
        Assert.Contains("new place", (string?)answer["message"], StringComparison.Ordinal);
        var panel = await office.AskAsync("document", lesson);
        Assert.False((bool)Assert.Single(panel["consents"]!.AsArray(), c => (string?)c!["place"] == Key)!["allowed"]!);

        // Staff put a parent's words there, by the page that they always use.
        var id = await office.ShareAsync("I sat with them.");
        var parent = await office.SignedInAsync(Roles.Parent);
        using (var given = await parent.ConsentAsync(id))
        {
            Assert.NotNull(given.Headers.Location);
        }
        var manager = await office.SignedInAsync(Roles.ParticipationManager);
        using (var placed = await manager.PlaceAsync(id, Key))
        {
            Assert.NotNull(placed.Headers.Location);
        }
        Assert.True((bool)Assert.Single((await office.AskAsync("document", lesson))["consents"]!.AsArray(), c => (string?)c!["place"] == Key)!["allowed"]!);
        Assert.True((bool)Assert.Single((await office.GetAsync($"contributions?q={Key}"))["contributions"]!.AsArray(), f => (string?)f!["place"] == Key)!["allowed"]!);
        var sent = await office.AskAsync("review", lesson);
        Assert.True((bool)sent["sent"]!, (string?)sent["message"]);
    }

    [Fact]
    public async Task ANewPlaceThatStaysEmpty_IsSentFromTheStudio_AndMayBePublishedOnceParentsAgree()
    {
        var path = Lessons[5];
        string With(string text) => $"{text}\n:::parent-voice\nid: an-empty-seat\ncontribution: an-empty-seat\nabout: An empty seat\n---\nWhat we say where no parent does.\n:::\n";
        var lesson = await office.InUmbracoAsync(path, With);
        Assert.False((bool)(await office.AskAsync("review", lesson))["sent"]!);
        var (editor, parent) = (await office.SignedInAsync(Roles.Editor), await office.GroupMemberAsync());
        var id = (await DocumentAsync(path)).Id;
        var page = await editor.GetPageAsync(StudioAddresses.Workflow(id));
        var form = (IHtmlFormElement)page.QuerySelector("form[action*='handler=Send']")!;
        using (var sent = await editor.SubmitAsync(form, ("Input.EmptyPlaces", "an-empty-seat")))
        {
            Assert.NotNull(sent.Headers.Location);
        }
        var document = await DocumentAsync(path);
        Assert.Equal(WorkState.InReview, document.State);
        using (var said = await parent.Browser.SubmitAsync((await parent.Browser.GetPageAsync(DraftAddresses.Draft(id, document.CandidateNumber!.Value))).QuerySelectorAll("button[name=verdict]").Single(b => b.GetAttribute("value") == "Approved")))
        {
            Assert.NotNull(said.Headers.Location);
        }
        Assert.Empty(await office.PublishAsync(lesson));
    }

    [Fact]
    public async Task ANewCourse_IsReviewedFromTheTop_AndFindsItsPlaceWhenItIsPublished()
    {
        var (course, module, lesson) = (Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid());
        var whole = await office.DocumentAsync("courses/a-new-course/course.md", (await System.IO.File.ReadAllTextAsync(System.IO.Path.Combine(Repository.Content, "courses/meetings-as-equals/course.md"), TestContext.Current.CancellationToken))
            .Replace("id: meetings-as-equals", "id: a-new-course", StringComparison.Ordinal), course, null);
        var part = await office.DocumentAsync("courses/a-new-course/01-begin/module.md", "---\nid: a-new-course-begin\ntitle: Begin\nsummary: The beginning.\ncomplete:\n  read: all\n---\n", module, course);
        var first = await office.DocumentAsync("courses/a-new-course/01-begin/01-first.md", "---\nid: a-new-course-first\ntitle: The first one\nsummary: The first.\n---\n\n## Begin\n\nBegin here, together.\n", lesson, module);
        foreach (var document in (IContent[])[whole, part, first])
        {
            var sent = await office.AskAsync("review", document);
            Assert.True((bool)sent["sent"]!, (string?)sent["message"]);
        }
        Assert.Equal(
            ["courses/a-new-course/01-begin/01-first.md", "courses/a-new-course/01-begin/module.md", "courses/a-new-course/course.md"],
            await office.WithDatabaseAsync(db => db.Documents.Where(d => d.Path.StartsWith("courses/a-new-course/")).Select(d => d.Path).OrderBy(p => p).ToListAsync()));

        // A parent reads the lesson as it will be, in its course that nobody else sees yet.
        var parent = await office.GroupMemberAsync();
        foreach (var path in (string[])["course.md", "01-begin/module.md", "01-begin/01-first.md"])
        {
            var id = (await DocumentAsync($"courses/a-new-course/{path}")).Id;
            var draft = await parent.Browser.GetPageAsync(DraftAddresses.Draft(id, 1));
            Assert.Contains(path.EndsWith("01-first.md", StringComparison.Ordinal) ? "Begin here, together." : "", draft.QuerySelector(".lesson-body")!.TextContent, StringComparison.Ordinal);
            using var said = await parent.Browser.SubmitAsync(draft.QuerySelectorAll("button[name=verdict]").Single(b => b.GetAttribute("value") == "Approved"));
            Assert.NotNull(said.Headers.Location);
        }
        foreach (var document in (IContent[])[whole, part, first])
        {
            Assert.Empty(await office.PublishAsync(document));
        }
        // The lesson was moved to another number before it was published.
        office.Umbraco.Publish("courses/a-new-course/course.md", Text(whole, "courses/a-new-course/course.md"));
        office.Umbraco.Publish("courses/a-new-course/01-begin/module.md", Text(part, "courses/a-new-course/01-begin/module.md"));
        await office.PublishedAsync("courses/a-new-course/01-begin/03-first.md", Text(first, "courses/a-new-course/01-begin/01-first.md"));
        await Eventually.HoldsAsync(async () => await office.WithDatabaseAsync(db => db.Documents.CountAsync(d => d.Path.StartsWith("courses/a-new-course/") && d.PublishedNumber == 1)) == 3, "all that was approved is known as public");
        Assert.Equal(WorkState.Idle, (await DocumentAsync("courses/a-new-course/01-begin/03-first.md")).State);
        Assert.Contains("Begin here, together.", await (await office.SignedInAsync(Roles.Learner)).GetStringAsync("/courses/a-new-course/begin/first"), StringComparison.Ordinal);
        // Its ids can't be given up unseen from now on.
        await Eventually.HoldsAsync(async () => await office.WithDatabaseAsync(db => db.ListLines.AnyAsync(l => l.Text.StartsWith("a-new-course-first "))), "the lesson's id is written down");
        const string Path = "courses/a-new-course/01-begin/03-first.md";
        var known = await office.DocumentAsync(Path, Text(first, Path), UmbracoTypes.KeyOf(Path), UmbracoTypes.KeyOf("courses/a-new-course/01-begin/module.md"));
        known.SetValue("paceId", "another-id");
        var published = office.Services.GetRequiredService<Web.Platform.Published.PublishedContent>();
        await Eventually.HoldsAsync(() => Task.FromResult(published.TextOf(Pace.Learning.Content.Compilation.PublishedIds.File)?.Contains("a-new-course-first ", StringComparison.Ordinal) is true), "the list of ids is read again");
        Assert.Contains(await office.PublishAsync(known), m => m.Category == "Checks" && m.Message.Contains("a-new-course-first", StringComparison.Ordinal));
    }

    private static string Text(IContent document, string path) => DocumentProperties.TextOf(path, DeliveredAnswers.Item(JsonSerializer.SerializeToUtf8Bytes(new
    {
        id = document.Key, contentType = document.ContentType.Alias, properties = document.Properties.ToDictionary(p => p.Alias, p => p.GetValue()),
    })));

    private static string UrlOf(string path) => "/" + string.Join('/', path[..^3].Split('/').Select(p => p.Length > 3 && char.IsAsciiDigit(p[0]) ? p[(p.IndexOf('-', StringComparison.Ordinal) + 1)..] : p));

    private Task<Document> DocumentAsync(string path) => office.WithDatabaseAsync(db => db.Documents.AsNoTracking().SingleAsync(d => d.Path == path));
}
