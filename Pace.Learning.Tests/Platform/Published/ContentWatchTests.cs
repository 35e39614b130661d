namespace Pace.Learning.Tests.Platform.Published;

/// <summary>A site whose content a test may change.</summary>
public sealed class ChangingApp : AppUnderTest
{
    private readonly string content = Directory.CreateTempSubdirectory("pace-content-").FullName;

    protected override string ContentFolder => content;

    public override ValueTask InitializeAsync()
    {
        WritePage("first", "first", "First words.");
        return base.InitializeAsync();
    }

    public void WritePage(string file, string id, string text)
    {
        Directory.CreateDirectory(Path.Combine(content, "pages"));
        File.WriteAllText(
            Path.Combine(content, "pages", file + ".md"),
            $"---\nid: {id}\ntitle: A page\nsummary: About it.\nreading-age: 20\n---\n{text}\n");
    }

    public void DeletePage(string file) => File.Delete(Path.Combine(content, "pages", file + ".md"));

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Directory.Delete(content, recursive: true);
    }
}

public sealed class ContentWatchTests(ChangingApp app) : IClassFixture<ChangingApp>
{
    [Fact]
    public async Task Changes_AppearWithoutARestart_AndABrokenFileKeepsTheLastGoodOne()
    {
        var stranger = app.Stranger();
        Assert.Contains("First words.", await stranger.GetStringAsync("/first"));

        app.WritePage("first", "first", "Second words.");
        await Eventually.HoldsAsync(async () => (await stranger.GetStringAsync("/first")).Contains("Second words."), "the page shows the new words");

        app.WritePage("first", "NOT AN ID", "Third words.");
        app.WritePage("other", "other", "Other words.");
        await Eventually.HoldsAsync(async () => (await stranger.GetAsync("/other")).StatusCode == HttpStatusCode.OK, "the new page is there");
        Assert.Contains("Second words.", await stranger.GetStringAsync("/first"));
        Assert.Contains("other words", (await stranger.GetStringAsync("/search?q=other")).Replace("<mark>", "").Replace("</mark>", ""), StringComparison.OrdinalIgnoreCase);

        app.DeletePage("other");
        await Eventually.HoldsAsync(async () => (await stranger.GetAsync("/other")).StatusCode == HttpStatusCode.NotFound, "the deleted page is gone");
    }
}
