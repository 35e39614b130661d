using Pace.Learning.Content.Shapes;
using Pace.Learning.Tests.Parents;
using Pace.Learning.Tests.Studio;
using Pace.Learning.Web.Studio;
using Pace.Learning.Web.Studio.Documents;
using Pace.Learning.Web.Studio.Drafts;
using Pace.Learning.Web.Studio.Releases;
using Pace.Learning.Web.Studio.Tree;

namespace Pace.Learning.Tests.BackOffice.Asked;

/// <summary>What Umbraco holds is written there alone: in the Studio it can be read, and every way to change it leads there.</summary>
public sealed class StudioBesideUmbracoTests(Office office) : IClassFixture<Office>
{
    private const string Lesson = "courses/words-that-dont-blame/01-what-a-record-does/02-who-reads-it.md";

    [Fact]
    public async Task ADocumentOfUmbraco_IsReadHere_AndWrittenThere()
    {
        var editor = await office.SignedInAsync(Roles.Editor);
        var home = await editor.GetPageAsync(StudioAddresses.Home);
        Assert.Equal($"{office.Umbraco.Url}/umbraco", home.QuerySelectorAll("main a").Single(a => a.TextContent == "Open Umbraco").GetAttribute("href"));
        Assert.Empty(home.QuerySelectorAll("a[href='/studio/new?kind=course'], a[href='/studio/new?kind=pathway'], a[href='/studio/new?kind=page']"));
        Assert.NotNull(home.QuerySelector("a[href='/studio/new?kind=download']"));

        var page = await editor.GetPageAsync(StudioAddresses.Open(Lesson));
        Assert.Equal(EditAddress(Lesson), page.QuerySelectorAll("main a").Single(a => a.TextContent == "Open it in Umbraco").GetAttribute("href"));
        Assert.Empty(page.QuerySelectorAll("main form"));
        Assert.Contains("title: Who reads it", page.QuerySelector("pre")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("This is written in Umbraco", (await editor.GetPageAsync("/studio/new?kind=lesson")).MainText(), StringComparison.Ordinal);
        Assert.Empty((await editor.GetPageAsync("/studio/new?kind=lesson")).QuerySelectorAll("main form"));
    }

    [Fact]
    public async Task WhatIsPublicIsShown_NotWhatTheFolderSays_AndWhatIsGoneIsntListed()
    {
        const string Path = "pages/help.md";
        await office.PublishedAsync(Path, (await File.ReadAllTextAsync(System.IO.Path.Combine(Repository.Content, Path), TestContext.Current.CancellationToken)).Replace("title: ", "title: From Umbraco, ", StringComparison.Ordinal));
        var editor = await office.SignedInAsync(Roles.Editor);
        Assert.Contains("From Umbraco, ", (await editor.GetPageAsync(StudioAddresses.Open(Path))).QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        const string Gone = "pages/accessibility.md";
        office.Umbraco.Unpublish(Gone);
        await office.Services.GetRequiredService<Web.BackOffice.Delivery.DeliverySync>().CompareAsync([UmbracoTypes.KeyOf(Gone)], TestContext.Current.CancellationToken);
        Assert.DoesNotContain((await editor.GetPageAsync(StudioAddresses.Home)).QuerySelectorAll(".tree a"), a => a.GetAttribute("href") == StudioAddresses.Open(Gone));
        using var gone = await editor.GetAsync(StudioAddresses.Open(Gone));
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
    }

    // Somebody may have had the page open since before, or send the form by hand.
    [Fact]
    public async Task EveryActThatWouldChangeIt_IsRefusedInWords()
    {
        var editor = await office.SignedInAsync(Roles.Editor);
        var sheet = await editor.GetPageAsync(StudioAddresses.Open("downloads/trauma-process-check.md"));
        var form = sheet.QuerySelector("main form")!;
        form.SetAttribute("action", StudioAddresses.Open(Lesson));
        using (var opened = await editor.SubmitAsync(form))
        {
            Assert.Contains("It is written in Umbraco", (await editor.FollowAsync(opened)).Body!.TextContent, StringComparison.Ordinal);
        }
        Assert.False(await office.WithDatabaseAsync(db => db.Documents.AnyAsync(d => d.Path == Lesson)));

        var (by, path) = ((await office.MemberAsync(Roles.Editor)).Id, "pathways/frontline-staff.md");
        var id = await office.WithDatabaseAsync(async db =>
        {
            var document = new Document(path, null, office.Clock.GetUtcNow().UtcDateTime);
            var revision = document.AddRevision("---\nid: x\n---\n", RevisionOrigin.Draft, by, office.Clock.GetUtcNow().UtcDateTime);
            document.TakeFile("", revision.Number, office.Clock.GetUtcNow().UtcDateTime);
            document.Write();
            db.AddRange(document, revision, new Draft(document.Id, "---\nid: x\n---\n", 1, by, office.Clock.GetUtcNow().UtcDateTime));
            await db.SaveChangesAsync();
            return document.Id;
        });
        await using var scope = office.Services.CreateAsyncScope();
        var (drafts, releases) = (scope.ServiceProvider.GetRequiredService<DraftRecorder>(), scope.ServiceProvider.GetRequiredService<ReleaseRecorder>());
        var stop = TestContext.Current.CancellationToken;
        string?[] refusals =
        [
            (await drafts.OpenAsync(path, by, stop)).Refusal?.Words,
            (await drafts.CreateAsync("courses/another/course.md", "---\n---\n", by, stop)).Refusal?.Words,
            ((await drafts.SaveAsync(id, "other", 1, by, stop)) as SaveResult.Refused)?.Refusal.Words,
            (await drafts.RollBackAsync(id, 1, by, stop))?.Words,
            (await releases.RetireAsync(id, by, "Why not", 0, null, stop))?.Words,
            (await releases.BringBackAsync(id, [], null, by, stop)).Blockers.FirstOrDefault(b => b.Reason is BlockReason.Conflict)?.Words ?? "It is written in Umbraco: it isn’t retired",
            (await scope.ServiceProvider.GetRequiredService<DocumentBin>().PutAsync(id, by, 0, stop))?.Words,
            (await scope.ServiceProvider.GetRequiredService<DocumentNames>().RenameAsync(id, "pathways/another.md", by, stop))?.Words,
            (await scope.ServiceProvider.GetRequiredService<FolderNames>().RenameAsync("courses/words-that-dont-blame", "words", by, stop))?.Words,
        ];
        Assert.All(refusals, words => Assert.StartsWith("It is written in Umbraco", words, StringComparison.Ordinal));

        foreach (var address in (string[])[StudioAddresses.Document(id), StudioAddresses.Workflow(id), $"/studio/documents/{id}/rename"])
        {
            var page = await editor.GetPageAsync(address);
            Assert.Contains("It is written in Umbraco", page.MainText(), StringComparison.Ordinal);
            Assert.DoesNotContain(page.QuerySelectorAll("main h2, main label"), e => e.TextContent == "Write");
            Assert.Empty(page.QuerySelectorAll("main form:not([action*='handler=TakeBack'])"));
        }
        var found = await editor.GetPageAsync("/studio/replace?Input.Words=frontline");
        Assert.Empty(found.QuerySelectorAll("input[name=paths][value^='courses/']:not([disabled])"));
    }

    // Sent to review, kept since a place is still empty, or neither: nobody comes to a page that breaks, whatever they press.
    [Fact]
    public async Task EveryPageOfADocumentThatCameFromUmbraco_Opens_AndNoFormBreaks()
    {
        var (reviewed, kept) = ("courses/words-that-dont-blame/01-what-a-record-does/01-a-sentence-that-travels.md", Lesson);
        Assert.True((bool)(await office.AskAsync("review", await office.InUmbracoAsync(reviewed, text => $"{text}\nRead once more.\n")))["sent"]!);
        Assert.False((bool)(await office.AskAsync("review", await office.InUmbracoAsync(kept, text => $"{text}\n:::parent-voice\nid: a-chair\ncontribution: a-chair-of-nobody\nabout: A chair\n---\nWhat we say.\n:::\n")))["sent"]!);
        var people = new[] { await office.SignedInAsync(Roles.Editor), await office.SignedInAsync(Roles.Publisher) };
        foreach (var path in (string[])[reviewed, kept])
        {
            var id = await office.WithDatabaseAsync(db => db.Documents.Where(d => d.Path == path).Select(d => d.Id).SingleAsync());
            var open = StudioAddresses.Document(id);
            string[] pages =
            [
                open, $"{open}/workflow", $"{open}/versions", $"{open}/compare", $"{open}/compare?from=1", $"{open}/compare?from=1&to=1", $"{open}/compare?from=nothing&to=1", $"{open}/preview", $"{open}/preview?revision=1", $"{open}/preview?framed=true&revision=1",
                $"{open}/comments", $"{open}/comments.json", $"{open}/rename", StudioAddresses.Open(path), $"/studio/used?path={Uri.EscapeDataString(path)}", "/studio", "/studio/releases", "/studio/conflicts", "/studio/statistics", "/studio/emptied",
            ];
            foreach (var person in people)
            {
                foreach (var page in pages)
                {
                    using var answer = await person.GetAsync(page, TestContext.Current.CancellationToken);
                    Assert.True((int)answer.StatusCode < 400, $"{page}: {answer.StatusCode}");
                }
                var token = (await person.GetPageAsync("/studio")).QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
                foreach (var act in (string[])["", "?handler=Open", "?handler=Send", "?handler=Block", "?handler=Answer", "?handler=AskAgain", "?handler=Instead", "?handler=Choose", "/draft", "/check", "/answer", "/presence", "/versions?handler=RollBack",
                    "/workflow?handler=Retire", "/workflow?handler=Bin", "/workflow?handler=Publish", "/workflow?handler=BringBack", "/workflow?handler=Restore", "/workflow?handler=Approve", "/workflow?handler=TakeBack", "/workflow?handler=Send", "/rename"])
                {
                    using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["__RequestVerificationToken"] = token, ["number"] = "1", ["text"] = "Words", ["stamp"] = "0", ["Input.Name"] = "other", ["Retiring.Reason"] = "Why not" });
                    using var answer = await person.PostAsync(open + act, form, TestContext.Current.CancellationToken);
                    Assert.True((int)answer.StatusCode < 500, $"{act}: {answer.StatusCode}");
                }
            }
        }
    }

    [Fact]
    public async Task WhatStaysHere_IsWrittenHere()
    {
        var id = await office.WrittenAsync("downloads/meetings-fairness-checklist.md", text => $"{text}\nBring water.\n");
        var editor = await office.SignedInAsync(Roles.Editor);
        var page = await editor.GetPageAsync(StudioAddresses.Document(id));
        Assert.NotNull(page.QuerySelector("main textarea[name='Input.Text']"));
        Assert.DoesNotContain("written in Umbraco", page.MainText(), StringComparison.Ordinal);
    }

    private string EditAddress(string path) => $"{office.Umbraco.Url}/umbraco/section/content/workspace/document/edit/{UmbracoTypes.KeyOf(path)}";
}
