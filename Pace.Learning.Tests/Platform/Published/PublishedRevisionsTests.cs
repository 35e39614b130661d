using System.Text;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Pace.Learning.Content.Files;
using Pace.Learning.Web.Platform.Published;

namespace Pace.Learning.Tests.Platform.Published;

/// <summary>A site on which texts are published from elsewhere than its folder.</summary>
public sealed class RevisedApp : AppUnderTest
{
    private readonly TemporaryFolder content = new();

    public Revisions Published { get; } = new();

    protected override string ContentFolder => content.Path;

    public override ValueTask InitializeAsync()
    {
        Write("pages/first.md", PageOf("first", "First words."));
        return base.InitializeAsync();
    }

    public void Write(string path, string text)
    {
        var file = new FileInfo(Path.Combine(content.Path, path));
        file.Directory!.Create();
        File.WriteAllText(file.FullName, text);
    }

    public static string PageOf(string id, string text) => $"---\nid: {id}\ntitle: A page\nsummary: About it.\nreading-age: 20\n---\n{text}\n";

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.ConfigureTestServices(services => services.AddSingleton<IPublishedRevisions>(Published));
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        content.Dispose();
    }

    public sealed class Revisions : IPublishedRevisions
    {
        public PublishedRevisions Current { get; private set; } = PublishedRevisions.None;

        public event Action? Changed;

        public void Publish(Dictionary<string, string> texts, params string[] retired)
        {
            Current = new(texts.ToDictionary(t => t.Key, t => Encoding.UTF8.GetBytes(t.Value)), retired.ToHashSet());
            Changed?.Invoke();
        }
    }
}

public sealed class PublishedRevisionsTests(RevisedApp app) : IClassFixture<RevisedApp>
{
    [Fact]
    public async Task WhatIsPublishedFromElsewhere_ReplacesTheFile_ComesOnTop_OrRetiresIt_AtOnce()
    {
        var stranger = app.Stranger();
        Assert.Contains("First words.", await stranger.GetStringAsync("/first"));

        app.Published.Publish(new() { ["pages/first.md"] = RevisedApp.PageOf("first", "Revised words."), ["pages/second.md"] = RevisedApp.PageOf("second", "Second page.") });
        Assert.Contains("Revised words.", await stranger.GetStringAsync("/first"));
        Assert.Contains("Second page.", await stranger.GetStringAsync("/second"));
        Assert.Contains("/second", await stranger.GetStringAsync("/search?q=second"));

        app.Published.Publish(new() { ["pages/second.md"] = RevisedApp.PageOf("second", "Second page.") }, "pages/first.md");
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync("/first")).StatusCode);
        Assert.DoesNotContain("href=\"/first\"", await stranger.GetStringAsync("/search?q=words"));

        app.Published.Publish([]);
        Assert.Contains("First words.", await stranger.GetStringAsync("/first"));
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync("/second")).StatusCode);
    }

    [Fact]
    public async Task APreview_ShowsDraftsAndTheirFindings_AndPublishesNothing()
    {
        var published = app.Services.GetRequiredService<PublishedContent>();
        var number = published.Number;

        var good = published.Preview(Drafts("pages/first.md", RevisedApp.PageOf("first", "## New\n\nDraft words.")));
        var bad = published.Preview(Drafts("pages/first.md", RevisedApp.PageOf("first", "Draft words. [gone](#nowhere)")));
        var linked = published.Preview(Drafts("pages/other.md", RevisedApp.PageOf("other", "[first](ref:first)")), new HashSet<string> { "pages/first.md" });

        Assert.Empty(good.Findings);
        Assert.True(good.Library.TryGetPage("first", out var page));
        Assert.Equal("New", Assert.Single(page.Body.Headings).Text);
        Assert.Equal(["broken-link"], bad.Findings.Select(f => f.Rule));
        Assert.True(bad.Library.TryGetPage("first", out page));
        Assert.Contains("Draft words.", page.Body.PlainText, StringComparison.Ordinal);
        Assert.Equal(["broken-link"], linked.Findings.Select(f => f.Rule));
        Assert.False(linked.Library.TryGetPage("first", out _));
        Assert.Equal(number, published.Number);
        Assert.DoesNotContain("Draft words.", await app.Stranger().GetStringAsync("/first"));
    }

    [Fact]
    public void APreview_TellsWhatItBreaksElsewhere()
    {
        var published = app.Services.GetRequiredService<PublishedContent>();
        app.Published.Publish(new() { ["pages/linking.md"] = RevisedApp.PageOf("linking", "[first](ref:first)") });

        var preview = published.Preview(new MemoryFolder(new Dictionary<string, string>()), new HashSet<string> { "pages/first.md" });

        Assert.Empty(preview.Findings);
        Assert.Equal("pages/linking.md", Assert.Single(preview.Elsewhere).Path);
        app.Published.Publish([]);
    }

    private static MemoryFolder Drafts(string path, string text) => new(new Dictionary<string, string> { [path] = text });
}
