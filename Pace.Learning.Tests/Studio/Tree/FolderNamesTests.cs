using Pace.Learning.Content.Findings;
using Pace.Learning.Tests.Courses;
using Pace.Learning.Web.Platform.Ledger;
using Pace.Learning.Web.Studio;
using Pace.Learning.Web.Studio.Tree;

namespace Pace.Learning.Tests.Studio.Tree;

/// <summary>A course, a module or an agreement gets another address: all that stands in it moves, and nobody loses anything.</summary>
public sealed class FolderNamesTests(AppUnderTest app) : IClassFixture<AppUnderTest>
{
    [Fact]
    public async Task Module_MovesWithItsLessons_DraftsAndProgressStay_AndEveryOldAddressLeadsOn()
    {
        const string Course = "meetings-as-equals";
        const string From = $"courses/{Course}/01-a-fair-meeting", To = $"courses/{Course}/01-meeting-fairly";
        var lessons = Directory.EnumerateFiles(Path.Combine(Repository.Content, From), "0*.md").Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal).ToList();
        var draft = await app.WrittenAsync($"{From}/{lessons[1]}", text => text + "\nA draft under way.\n");
        var approved = await app.ApprovedAsync($"{From}/{lessons[2]}", text => text + "\nApproved already.\n");
        using var learner = await app.SignedInAsync(Roles.Learner);
        await EnrolAsync(learner, Course);
        await learner.ReadAsync(FormerPath.AddressOf($"{From}/{lessons[0]}")!);
        var id = await app.WrittenAsync($"{From}/module.md", text => text);

        using var editor = await app.SignedInAsync(Roles.Editor);
        Assert.Contains("a publisher changes its address", (await editor.GetPageAsync($"/studio/documents/{id}/rename")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        using var publisher = await app.SignedInAsync(Roles.Publisher);
        var page = await publisher.GetPageAsync($"/studio/documents/{id}/rename");
        var table = page.QuerySelector("main table")!.TextContent;
        Assert.Contains($"{lessons.Count + 1} documents move together", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.All(lessons, l => Assert.Contains(FormerPath.AddressOf($"{From}/{l}")!, table, StringComparison.Ordinal));
        using (var taken = await publisher.SubmitAsync(page.QuerySelector("main form")!, ("Input.Name", Path.GetFileName(Directory.EnumerateDirectories(Path.Combine(Repository.Content, "courses", Course)).Order(StringComparer.Ordinal).Last())[3..])))
        {
            Assert.Contains("Choose another", (await taken.ReadPageAsync()).QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
        }
        using var renamed = await publisher.SubmitAsync(page.QuerySelector("main form")!, ("Input.Name", "meeting-fairly"));
        await publisher.FollowAsync(renamed);

        foreach (var lesson in lessons)
        {
            using var old = await learner.GetAsync(FormerPath.AddressOf($"{From}/{lesson}")!);
            Assert.Equal(HttpStatusCode.MovedPermanently, old.StatusCode);
            Assert.Equal(FormerPath.AddressOf($"{To}/{lesson}"), old.Headers.Location!.OriginalString);
            Assert.NotNull((await learner.FollowAsync(old)).QuerySelector("article.lesson h1"));
        }
        Assert.Contains("A draft under way.", await app.WithDatabaseAsync(db => db.Drafts.Where(d => d.DocumentId == draft).Select(d => d.Text).SingleAsync()), StringComparison.Ordinal);
        Assert.Equal(Web.Studio.Documents.WorkState.Approved, await app.WithDatabaseAsync(db => db.Documents.Where(d => d.Id == approved).Select(d => d.State).SingleAsync()));
        Assert.Equal(FormerPath.AddressOf($"{To}/{lessons[0]}"), (await learner.GetPageAsync($"/courses/{Course}")).QuerySelector(".lesson-list li.done a")!.GetAttribute("href"));
        var entries = await app.WithDatabaseAsync(db => db.LedgerEntries.CountAsync(e => e.Act == "document.renamed" && e.Payload.Contains(To)));
        Assert.Equal(lessons.Count + 1, entries);
        Assert.DoesNotContain(app.Services.GetRequiredService<Pace.Learning.Web.Platform.Published.PublishedContent>().Library.Findings, f => f.Severity is Severity.Error);
        var tree = (await editor.GetPageAsync("/studio")).QuerySelectorAll(".tree a").Select(a => a.GetAttribute("href")!).ToList();
        Assert.DoesNotContain(tree, a => a.Contains(Uri.EscapeDataString(From), StringComparison.Ordinal));

        // And what was approved before is published at its new place.
        page = await publisher.GetPageAsync(StudioAddresses.Workflow(approved));
        using var published = await publisher.SubmitAsync(page.QuerySelector("form[action*='handler=Publish']")!, [("Input.When", "now"), .. page.QuerySelectorAll("[name='Input.EmptyPlaces']").Select(i => ("Input.EmptyPlaces", i.GetAttribute("value")!))]);
        await publisher.FollowAsync(published);
        Assert.Contains("Approved already.", await learner.GetStringAsync(FormerPath.AddressOf($"{To}/{lessons[2]}")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Course_MovesWhole_AndComesBackToItsOldName()
    {
        const string From = "words-that-dont-blame", To = "words-without-blame";
        var id = await app.WrittenAsync($"courses/{From}/course.md", text => text);
        using var learner = await app.SignedInAsync(Roles.Learner);
        await EnrolAsync(learner, From);
        using var publisher = await app.SignedInAsync(Roles.Publisher);
        foreach (var (from, to) in new[] { (From, To), (To, From) })
        {
            var lesson = (await learner.GetPageAsync($"/courses/{from}")).QuerySelector(".lesson-list a")!.GetAttribute("href")!;
            var page = await publisher.GetPageAsync($"/studio/documents/{id}/rename");
            Assert.Contains($"/courses/{from}", page.QuerySelector("main table")!.TextContent, StringComparison.Ordinal);
            using var renamed = await publisher.SubmitAsync(page.QuerySelector("main form")!, ("Input.Name", to));
            await publisher.FollowAsync(renamed);
            foreach (var address in new[] { $"/courses/{from}", lesson, $"/courses/{from}/enrolment" })
            {
                using var old = await learner.GetAsync(address);
                Assert.Equal(HttpStatusCode.MovedPermanently, old.StatusCode);
                Assert.Equal(address.Replace($"/courses/{from}", $"/courses/{to}", StringComparison.Ordinal), old.Headers.Location!.OriginalString);
                await learner.FollowAsync(old);
            }
            Assert.NotNull((await learner.GetPageAsync($"/courses/{to}")).QuerySelector(".course-standing"));
            // What no header may have is written as an address has it.
            foreach (var odd in new[] { "/walking-alongside/small-choices%0A", "/a/b/%E2%80%A8", "/a%3Fb/c" })
            {
                using var led = await learner.GetAsync($"/courses/{from}{odd}");
                Assert.Equal(HttpStatusCode.MovedPermanently, led.StatusCode);
                Assert.Equal($"/courses/{to}{odd}", led.Headers.Location!.OriginalString);
            }
        }
    }

    [Fact]
    public async Task Agreement_ThatPeopleMayHaveSigned_KeepsItsAddress_AndOneThatIsNew_MovesWithItsVersion()
    {
        var signed = await app.WrittenAsync("agreements/parent-charter/agreement.md", text => text);
        using var publisher = await app.SignedInAsync(Roles.Publisher);
        var page = await publisher.GetPageAsync($"/studio/documents/{signed}/rename");
        Assert.Contains("may have signed a version of it, so its address stays", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("main form"));

        var agreement = await app.BegunAsync("agreements/school-promise/agreement.md", "---\nid: school-promise\ntitle: School promise\nsummary: What schools promise.\n---\n\nWords.\n");
        var version = await app.BegunAsync("agreements/school-promise/1.md", "---\neffective: 2090-01-01\n---\n\nA version under way.\n");
        using var editor = await app.SignedInAsync(Roles.Editor);
        page = await editor.GetPageAsync($"/studio/documents/{agreement}/rename");
        using var renamed = await editor.SubmitAsync(page.QuerySelector("main form")!, ("Input.Name", "schools-promise"));
        await editor.FollowAsync(renamed);
        Assert.Equal(
            ["agreements/schools-promise/1.md", "agreements/schools-promise/agreement.md"],
            await app.WithDatabaseAsync(db => db.Documents.Where(d => d.Id == agreement || d.Id == version).Select(d => d.Path).OrderBy(p => p).ToListAsync()));
        Assert.Contains("A version under way.", await app.WithDatabaseAsync(db => db.Drafts.Where(d => d.DocumentId == version).Select(d => d.Text).SingleAsync()), StringComparison.Ordinal);
    }

    private static async Task EnrolAsync(HttpClient learner, string course)
    {
        using var started = await learner.SubmitAsync((await learner.GetPageAsync($"/courses/{course}")).QuerySelector("form.enrolment")!, ("level", "frontline-staff"));
        await learner.FollowAsync(started);
    }
}
