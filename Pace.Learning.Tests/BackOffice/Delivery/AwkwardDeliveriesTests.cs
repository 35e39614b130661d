using System.Text.Json.Nodes;
using Pace.Learning.Web.Studio;
using Pace.Learning.Web.Studio.Documents;

namespace Pace.Learning.Tests.BackOffice.Delivery;

/// <summary>What an editor of Umbraco publishes by accident or on purpose stops nothing but itself.</summary>
public sealed class AwkwardDeliveriesTests : IAsyncLifetime
{
    private FakeUmbraco umbraco = null!;
    private AppWithUmbraco app = null!;

    public async ValueTask InitializeAsync()
    {
        umbraco = await FakeUmbraco.StartAsync(Repository.Content);
        app = await AppWithUmbraco.OpenAsync(umbraco);
    }

    public async ValueTask DisposeAsync()
    {
        await umbraco.DisposeAsync();
        await app.DisposeAsync();
    }

    [Fact]
    public async Task ACourseWithTheFileNameOfAnother_TakesNothingIntoIt()
    {
        umbraco.Publish("courses/a-copy/course.md", Course("a-copy"), with: FileName("meetings-as-equals", "2026-11-30T03:17:43"));
        umbraco.Publish("courses/a-copy/01-more/module.md", "---\nid: a-copy-more\ntitle: More\nsummary: More.\n---\n");
        umbraco.Publish("courses/a-copy/01-more/01-foreign.md", "---\nid: a-copy-foreign\ntitle: A foreign lesson\nsummary: Foreign.\n---\n\n## Begin\n\nBegin.\n");
        Assert.True(await app.CompareAsync());
        Assert.Contains(app.Site.Problems, p => p.Reason.Contains("meetings-as-equals", StringComparison.Ordinal));
        var learner = await app.SignedInAsync(Roles.Learner);
        Assert.DoesNotContain("A foreign lesson", await learner.GetStringAsync("/courses/meetings-as-equals"), StringComparison.Ordinal);
        Assert.Equal(3, app.Site.Problems.Count);
    }

    [Fact]
    public async Task MarkupThatIsTooDeep_StopsNothingElse()
    {
        umbraco.Publish("pages/a-deep-page.md", Page("a-deep-page", ""), with: json => json["properties"]!["body"] = new JsonObject { ["markup"] = string.Concat(Enumerable.Repeat("<b>", 30_000)) + "Words", ["blocks"] = new JsonArray() });
        umbraco.Publish("pages/a-usual-page.md", Page("a-usual-page", "As usual."));
        await app.SaysAsync("/a-usual-page", "As usual.");
        Assert.Contains("tangled", Assert.Single(app.Site.Problems).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ADocumentInTheBin_DoesntStopWhatIsKeptOfADelivery()
    {
        const string Binned = "courses/meetings-as-equals/01-the-meeting/09-binned.md";
        const string Waiting = "courses/meetings-as-equals/01-the-meeting/08-waiting.md";
        var module = Path.GetFileName(Path.GetDirectoryName(Directory.EnumerateFiles(Path.Combine(Repository.Content, "courses", "meetings-as-equals"), "module.md", SearchOption.AllDirectories).Order(StringComparer.Ordinal).First()))!;
        var (binned, waiting) = (Binned.Replace("01-the-meeting", module, StringComparison.Ordinal), Waiting.Replace("01-the-meeting", module, StringComparison.Ordinal));
        const string Text = "---\nid: meetings-late\ntitle: Late\nsummary: A late one.\n---\n\n## Late\n\nBetter late.\n";
        await app.WithDatabaseAsync(async db =>
        {
            var now = app.Clock.GetUtcNow().UtcDateTime;
            var (gone, kept) = (new Document(binned, null, now), new Document(waiting, null, now));
            gone.Bin(Guid.NewGuid(), now);
            var revision = kept.AddRevision(Pace.Learning.Content.Delivery.NormalizedText.Of(binned, Text), RevisionOrigin.Elsewhere, null, now);
            kept.Write();
            kept.Send(1);
            db.AddRange(gone, kept, revision);
            await db.SaveChangesAsync();
            return 0;
        });
        umbraco.Publish(binned, Text);
        await Eventually.HoldsAsync(async () => await app.WithDatabaseAsync(db => db.ListLines.AnyAsync(l => l.Text.StartsWith("meetings-late "))), "the lesson's id is written down");
    }

    private static Action<JsonObject> FileName(string name, string made) => json => (json["properties"]!["fileName"], json["createDate"]) = (name, made);

    private static string Course(string id) => File.ReadAllText(Path.Combine(Repository.Content, "courses/meetings-as-equals/course.md")).Replace("id: meetings-as-equals", $"id: {id}", StringComparison.Ordinal);

    private static string Page(string id, string body) => $"---\nid: {id}\ntitle: Page\nsummary: A page of a test.\nreading-age: 18\n---\n{body}\n";

    [Fact]
    public void ASecretThatCouldBeGuessed_EndsTheStart()
    {
        using var site = app.WithWebHostBuilder(b => b.UseSetting("Pace:Umbraco:Secret", "pace"));
        Assert.Contains("Pace__Umbraco__Secret has 4 characters", Assert.ThrowsAny<Exception>(() => site.CreateClient()).ToString(), StringComparison.Ordinal);
    }
}
