using System.Text.Json.Nodes;
using Pace.Learning.Content.Shapes;
using Pace.Learning.Tests.Contributions;
using Pace.Learning.Tests.Media;
using Pace.Learning.Tests.Studio.Reviews;
using Pace.Learning.Web.BackOffice.Delivery;
using Pace.Learning.Web.BackOffice.Files;
using Pace.Learning.Web.Contributions;
using Pace.Learning.Web.Studio;
using Pace.Learning.Web.Studio.Documents;
using Pace.Learning.Web.Studio.Reviews;

namespace Pace.Learning.Tests.BackOffice.Asked;

/// <summary>Documents that an editor of Umbraco may well write, or send by hand, and that are answered in words all the same.</summary>
public sealed class AwkwardDocumentsTests(Office office) : IClassFixture<Office>
{
    private static readonly string[] Lessons = [.. Directory.EnumerateFiles(Path.Combine(Repository.Content, "courses", "meetings-as-equals"), "0*.md", SearchOption.AllDirectories)
        .Select(f => Path.GetRelativePath(Repository.Content, f).Replace('\\', '/')).Order(StringComparer.Ordinal)];

    [Theory]
    [InlineData(":::key-point\nid: a-point\n:::\n")]
    [InlineData(":::key-point\nid: a-point\n:::\n\n:::key-point\nid: another\n---\nWords.\n:::\n")]
    public async Task ABlockWhoseFieldsNeverEnd_IsToldOf(string block)
    {
        var lesson = await office.InUmbracoAsync(Lessons[0], text => $"{text}\n{block}");
        Assert.Contains(await office.PublishAsync(lesson), m => m.Category == "Checks" && m.Message.Contains("---", StringComparison.Ordinal));
        Assert.Contains((await office.AskAsync("document", lesson))["findings"]!.AsArray(), f => ((string?)f!["message"])!.Contains("need a line \"---\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task LinksToFilesOfOtherSites_AndOfThisOne_AreNotUmbracos()
    {
        var lesson = await office.InUmbracoAsync(Lessons[0], text => $"{text}\nRead [the paper](https://www.example.org/media/abcd1234/paper.pdf), and look at [the table](/media/meetings-one-table.svg).\n");
        Assert.Equal(["Review"], (await office.PublishAsync(lesson)).Select(m => m.Category));
        Assert.Null(office.Services.GetRequiredService<BroughtFiles>().FormerPathAt("/media/meetings-one-table.svg"));
        Assert.Empty(office.Services.GetRequiredService<DeliveredSite>().Problems);
    }

    [Fact]
    public async Task ALessonInAModuleThatHasNoPlace_IsLookedAtByItself()
    {
        var (module, lesson) = (Guid.NewGuid(), Guid.NewGuid());
        var part = await office.DocumentAsync("courses/nowhere/01-Begin Here/module.md", "---\nid: nowhere-begin\ntitle: Begin\nsummary: The beginning.\n---\n", module, UmbracoTypes.KeyOf("courses/meetings-as-equals/course.md"));
        part.SetValue("fileName", "Not_A_Name");
        Assert.NotEmpty(await office.PublishAsync(part));
        var first = await office.DocumentAsync("courses/nowhere/01-begin/01-first.md", "---\nid: nowhere-first\ntitle: First\nsummary: The first.\n---\n\n## Begin\n\nBegin here.\n", lesson, module);
        Assert.Equal(["Review"], (await office.PublishAsync(first)).Select(m => m.Category));
        Assert.False((bool)(await office.AskAsync("review", first))["sent"]!);
    }

    [Fact]
    public async Task WordsThatWereApprovedOnce_AndOfWhichSomebodyWantsAChangeSince_AreNotApproved()
    {
        var (path, parent) = (Lessons[1], await office.GroupMemberAsync());
        var first = await office.InUmbracoAsync(path, text => $"{text}\nA chair for each of us.\n");
        Assert.True((bool)(await office.AskAsync("review", first))["sent"]!);
        await SayAsync("Approved");
        Assert.Empty(await office.PublishAsync(first));
        Assert.True((bool)(await office.AskAsync("review", await office.InUmbracoAsync(path, text => $"{text}\nA chair for some of us.\n")))["sent"]!);
        Assert.True((bool)(await office.AskAsync("review", first))["sent"]!);
        await SayAsync("ChangesAsked");
        Assert.Equal(["Review"], (await office.PublishAsync(first)).Select(m => m.Category));
        Assert.Equal("changes-asked", (string?)(await office.AskAsync("document", first))["review"]!["state"]);
        await SayAsync("Approved");
        Assert.Empty(await office.PublishAsync(first));

        async Task SayAsync(string verdict)
        {
            var document = await office.WithDatabaseAsync(db => db.Documents.AsNoTracking().SingleAsync(d => d.Path == path));
            var draft = await parent.Browser.GetPageAsync(DraftAddresses.Draft(document.Id, document.CandidateNumber!.Value));
            using var said = await parent.Browser.SubmitAsync(draft.QuerySelectorAll("button[name=verdict]").Single(b => b.GetAttribute("value") == verdict));
            Assert.NotNull(said.Headers.Location);
        }
    }

    [Fact]
    public async Task WordsThatLieHereAsTheStudioKeptThem_AreSentAllTheSame()
    {
        var path = Lessons[3];
        var lesson = await office.InUmbracoAsync(path, text => $"{text}\nKept once before.\n");
        Assert.True((bool)(await office.AskAsync("review", lesson))["sent"]!);
        await office.WithDatabaseAsync(async db =>
        {
            var document = await db.Documents.SingleAsync(d => d.Path == path);
            document.TakeBack();
            await db.SaveChangesAsync();
            await db.Revisions.Where(r => r.DocumentId == document.Id).ExecuteUpdateAsync(r => r.SetProperty(x => x.Origin, RevisionOrigin.Draft));
            return 0;
        });
        var answer = await office.AskAsync("review", lesson);
        Assert.True((bool)answer["sent"]!, (string?)answer["message"]);
    }

    [Fact]
    public async Task AFileThatIsNoMedia_IsNeverFetched()
    {
        var asked = office.Umbraco.Asked;
        foreach (var address in (string[])["/media/../umbraco/delivery/api/v2/content", "/media/%2e%2e/umbraco/delivery/api/v2/content"])
        {
            var lesson = await office.InUmbracoAsync(Lessons[0], text => $"{text}\nRead [it]({address}).\n");
            await office.AskAsync("document", lesson);
        }
        await office.PostAsync("document", new JsonObject
        {
            ["key"] = Guid.NewGuid(), ["documentType"] = "pacePage", ["parentKey"] = null, ["name"] = "Page", ["cultures"] = new JsonArray(),
            ["properties"] = new JsonObject { ["body"] = new JsonArray(new JsonObject { ["id"] = Guid.NewGuid(), ["mediaType"] = "File", ["name"] = "x", ["url"] = "/umbraco/delivery/api/v2/content" }) },
        });
        Assert.Equal(asked, office.Umbraco.Asked);
    }

    [Fact]
    public async Task MarkupThatIsTooDeepOrTooMuch_IsToldOf()
    {
        foreach (var markup in (string[])[string.Concat(Enumerable.Repeat("<b>", 30_000)) + "Words", string.Concat(Enumerable.Repeat("<img src=\"/x\">", 60_000)), "<frameset></frameset>"])
        {
            var answer = await office.PostAsync("document", new JsonObject
            {
                ["key"] = Guid.NewGuid(), ["documentType"] = "pacePage", ["parentKey"] = null, ["name"] = "Page", ["cultures"] = new JsonArray(),
                ["properties"] = new JsonObject { ["paceId"] = "a-page", ["title"] = "Page", ["body"] = new JsonObject { ["markup"] = markup, ["blocks"] = new JsonArray() } },
            });
            Assert.NotEmpty(answer["findings"]!.AsArray());
        }
    }

    // What staff called it may say who it is.
    [Fact]
    public async Task AFilmOfAParentThatIsShownNoMore_IsToldOfByItsPathAlone()
    {
        var (path, parent, editor) = (Lessons[4], await office.SignedInAsync(Roles.Parent), await office.SignedInAsync(Roles.Editor));
        var contribution = await office.BeginRecordingAsync(ContributionKind.Video);
        using var uploaded = await parent.UploadAsync(contribution, Recordings.Film(1_000), "film.mp4");
        using var shared = await parent.SubmitAsync((await parent.GetPageAsync($"/taking-part/contributions/{contribution}/share")).MainForm);
        await editor.AddMediaAsync(
            MediaBytes.Mp4("isom", ["avc1", "mp4a"], 50_000), "at-the-table.mp4", ("Input.Title", "Jo Smith at the table"), ("Input.Shows", "yes"), ("Input.ContributionId", contribution.ToString()),
            ("Input.Captions", "WEBVTT\n\n00:00.000 --> 00:02.000\nHello.\n"), ("Input.Transcript", "Hello."));
        using var seen = await parent.ConsentAsync(contribution, named: "Face");
        await office.PublishedAsync(path, $"{await File.ReadAllTextAsync(Path.Combine(Repository.Content, path), TestContext.Current.CancellationToken)}\n:::media A film\nid: the-film\nkind: video\nsrc: media/at-the-table.mp4\ncaptions: media/at-the-table.vtt\ntranscript: media/at-the-table.md\ninstead: Something of ours.\n---\n:::\n");
        office.Clock.Advance(TimeSpan.FromMinutes(1));
        using var withdrawn = await parent.WithdrawAsync("Contribution", contribution);
        var told = (await office.GetAsync("dashboard")).ToJsonString();
        Assert.Contains("media/at-the-table.mp4", told, StringComparison.Ordinal);
        Assert.DoesNotContain("Jo Smith", told, StringComparison.Ordinal);
    }
}
