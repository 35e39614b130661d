using System.Text;
using System.Text.Json.Nodes;
using Pace.Learning.Tests.Contributions;
using Pace.Learning.Tests.Media;

namespace Pace.Learning.Tests.BackOffice.Delivery;

/// <summary>Files of Umbraco's media are brought over once, looked through, and served from here; what Umbraco takes away is taken away here.</summary>
public sealed class BroughtFilesTests : IAsyncLifetime
{
    private const string Page = "pages/pictures-of-a-test.md";
    private const string PageUrl = "/pictures-of-a-test";
    private const string Address = "/media/5zbdy3g2/kitchen-table.jpg";

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

    private static string Text(string body) => $"---\nid: pictures-of-a-test\ntitle: Pictures\nsummary: A page of a test.\nreading-age: 18\n---\n{body}\n";

    [Fact]
    public async Task APickedPicture_IsServedFromHere_WithItsAlternativeTextAndSmallerCopies_AndWasBroughtOnce()
    {
        var picked = umbraco.AddMedia(Address, MediaSteps.Picture(), "image/jpeg", "Two adults at a kitchen table");
        PublishFigure(picked);
        await app.SaysAsync(PageUrl, "Two adults at a kitchen table");

        var picture = (await app.Stranger().GetPageAsync(PageUrl)).QuerySelector("figure img")!;
        Assert.Equal("Two adults at a kitchen table", picture.GetAttribute("alt"));
        Assert.Equal(("1200", "600"), (picture.GetAttribute("width"), picture.GetAttribute("height")));
        await AssertServedAsync(picture.GetAttribute("src")!, "image/jpeg");
        var smaller = picture.GetAttribute("srcset")!.Split(", ").Select(s => s.Split(' ')[0]).ToList();
        Assert.Equal(3, smaller.Count);
        await AssertServedAsync(smaller[0], "image/webp");
        Assert.DoesNotContain(umbraco.Url, (await app.Stranger().GetStringAsync(PageUrl)), StringComparison.Ordinal);

        // Another document shows it too, and everything is compared.
        umbraco.Publish("pages/more-pictures.md", Text($"![The same table]({Address}?width=500&rmode=max)").Replace("id: pictures", "id: more-pictures", StringComparison.Ordinal));
        await app.SaysAsync("/more-pictures", "The same table");
        Assert.True(await app.CompareAsync());
        Assert.Equal([Address], umbraco.Sent);
        Assert.Equal(picture.GetAttribute("src"), (await app.Stranger().GetPageAsync("/more-pictures")).QuerySelector("main img")!.GetAttribute("src"));
    }

    [Fact]
    public async Task FilesInTexts_AreServedFromHere_AndLinksToOtherSitesStayAsTheyAre()
    {
        umbraco.AddMedia(Address, MediaSteps.Picture(), "image/jpeg");
        umbraco.AddMedia("/media/p4p3r000/the-paper.txt", "A plain paper."u8.ToArray(), "text/plain");
        umbraco.Publish(Page, Text($"![A table]({umbraco.Url}{Address})\n\nRead [the paper](/media/p4p3r000/the-paper.txt) or [another one](https://www.example.org/media/abcd1234/paper.pdf)."));
        await app.SaysAsync(PageUrl, "the paper");
        var page = await app.Stranger().GetPageAsync(PageUrl);
        await AssertServedAsync(page.QuerySelector("main img")!.GetAttribute("src")!, "image/jpeg");
        var paper = page.QuerySelectorAll("main a").Single(a => a.TextContent == "the paper").GetAttribute("href")!;
        using var answer = await app.Stranger().GetAsync(paper);
        Assert.Equal("A plain paper.", await answer.Content.ReadAsStringAsync());
        Assert.Equal("the-paper.txt", answer.Content.Headers.ContentDisposition!.FileName);
        Assert.Contains("https://www.example.org/media/abcd1234/paper.pdf", page.QuerySelectorAll("main a").Select(a => a.GetAttribute("href")));
    }

    [Fact]
    public async Task SoundWithItsTranscript_IsServedFromHere()
    {
        umbraco.AddMedia("/media/f11m0000/a-call.mp3", MediaBytes.Mp3(40_000), "audio/mpeg");
        umbraco.AddMedia("/media/f11m0001/a-call.md", "**Worker:** Good morning.\n"u8.ToArray(), "text/markdown");
        umbraco.Publish(Page, Text(":::media A call\nid: a-call\nkind: audio\nsrc: /media/f11m0000/a-call.mp3\ntranscript: /media/f11m0001/a-call.md\n---\n:::"));
        await app.SaysAsync(PageUrl, "Good morning.");
        await AssertServedAsync((await app.Stranger().GetPageAsync(PageUrl)).QuerySelector("audio")!.GetAttribute("src")!, "audio/mpeg");
    }

    [Fact]
    public async Task AFilmWithItsCaptions_IsServedFromHere_AndCaptionsThatCannotBeReadAreToldOf()
    {
        umbraco.AddMedia("/media/f11m0000/a-walk.mp4", MediaBytes.Mp4("isom", ["avc1", "mp4a"], 40_000), "video/mp4");
        umbraco.AddMedia("/media/f11m0001/a-walk.vtt", "WEBVTT\n\n00:00.000 --> 00:02.000\nHello.\n"u8.ToArray(), "text/vtt");
        umbraco.AddMedia("/media/f11m0002/a-walk.vtt", "WEBVTT\n\n00:00,000 --> 00:02,000\nHello.\n"u8.ToArray(), "text/vtt");
        static string Film(string captions) => Text($":::media A walk\nid: a-walk\nkind: video\nsrc: /media/f11m0000/a-walk.mp4\ncaptions: {captions}\n---\nWe walk to the school.\n:::");
        umbraco.Publish(Page, Film("/media/f11m0001/a-walk.vtt"));
        await app.SaysAsync(PageUrl, "We walk to the school.");
        var page = await app.Stranger().GetPageAsync(PageUrl);
        await AssertServedAsync(page.QuerySelector("video")!.GetAttribute("src")!, "video/mp4");
        await AssertServedAsync(page.QuerySelector("track")!.GetAttribute("src")!, "text/vtt");
        using (var part = new HttpRequestMessage(HttpMethod.Get, page.QuerySelector("video")!.GetAttribute("src")))
        {
            part.Headers.Range = new(100, 199);
            Assert.Equal(HttpStatusCode.PartialContent, (await app.Stranger().SendAsync(part)).StatusCode);
        }

        umbraco.Publish(Page, Film("/media/f11m0002/a-walk.vtt"));
        await Eventually.HoldsAsync(() => Task.FromResult(app.Site.Problems.Count > 0), "the trouble was found");
        Assert.Contains("Line 3", Assert.Single(app.Site.Problems).Reason, StringComparison.Ordinal);
        Assert.Contains("We walk to the school.", await app.Stranger().GetStringAsync(PageUrl), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a drawing that runs", "image/svg+xml", "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>", "script")]
    [InlineData("a page", "image/png", "<html><body>Hello</body></html>", "no drawing")]
    [InlineData("nothing", "image/png", "", "can’t be shown")]
    public async Task AFileThatIsntFit_IsRefused_ToldOf_AndNotServed(string what, string type, string bytes, string why)
    {
        umbraco.AddMedia(Address, Encoding.UTF8.GetBytes(bytes), type);
        umbraco.Publish(Page, Text($"![{what}]({Address})"));
        await Eventually.HoldsAsync(() => Task.FromResult(app.Site.Problems.Count > 0), "the trouble was found");
        Assert.Contains(why, Assert.Single(app.Site.Problems).Reason, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await app.Stranger().GetAsync(PageUrl)).StatusCode);
    }

    [Fact]
    public async Task AFileThatLiesElsewhere_IsNeverFetched()
    {
        var picked = umbraco.AddMedia(Address, MediaSteps.Picture(), "image/jpeg", "A table");
        picked["url"] = "http://127.0.0.1:9/media/5zbdy3g2/kitchen-table.jpg";
        PublishFigure(picked);
        await Eventually.HoldsAsync(() => Task.FromResult(app.Site.Problems.Count > 0), "the trouble was found");
        Assert.Contains("another address", Assert.Single(app.Site.Problems).Reason, StringComparison.Ordinal);
        Assert.Empty(umbraco.Sent);
    }

    [Fact]
    public async Task AFileThatTakesLong_HoldsUpNothingElse_AndIsShownWhenItHasCome()
    {
        umbraco.AddMedia(Address, MediaSteps.Picture(), "image/jpeg");
        var isThere = new TaskCompletionSource();
        umbraco.FilesWaitFor = isThere.Task;
        umbraco.Publish(Page, Text($"![A table]({Address})"));
        umbraco.Publish("pages/meanwhile.md", Text("Meanwhile.").Replace("id: pictures", "id: meanwhile", StringComparison.Ordinal));
        await app.SaysAsync("/meanwhile", "Meanwhile.");
        Assert.Contains("still being brought over", Assert.Single(app.Site.Problems).Reason, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await app.Stranger().GetAsync(PageUrl)).StatusCode);
        isThere.SetResult();
        await app.SaysAsync(PageUrl, "A table");
        await AssertServedAsync(await PictureAsync(), "image/jpeg");
        await Eventually.HoldsAsync(() => Task.FromResult(app.Site.Problems.Count == 0), "nothing is wrong any more");
    }

    [Fact]
    public async Task AFileThatWasReplaced_IsBroughtAgain_AndOneInTheBinIsServedNoMore_WhileItsPageStays()
    {
        umbraco.AddMedia(Address, MediaSteps.Picture(), "image/jpeg", "A table");
        umbraco.Publish(Page, Text($"![A table]({Address})"));
        await app.SaysAsync(PageUrl, "A table");
        var before = await PictureAsync();

        umbraco.AddMedia(Address, MediaSteps.Picture(900, 300), "image/jpeg", "A table");
        umbraco.SaveMedia(Address);
        await Eventually.HoldsAsync(async () => await PictureAsync() != before, "the new picture is shown");
        Assert.Equal(HttpStatusCode.NotFound, (await app.Stranger().GetAsync(before)).StatusCode);
        var after = await PictureAsync();
        await AssertServedAsync(after, "image/jpeg");

        // The bin tells nobody, and the document says the same as before.
        umbraco.BinMedia(Address);
        Assert.True(await app.CompareAsync());
        Assert.Equal(HttpStatusCode.NotFound, (await app.Stranger().GetAsync(after)).StatusCode);
        Assert.Contains("A table", await app.Stranger().GetStringAsync(PageUrl), StringComparison.Ordinal);
        Assert.Contains("in the bin", Assert.Single(app.Site.Problems).Reason, StringComparison.Ordinal);
        await using (var later = await app.AgainAsync())
        {
            Assert.Contains("A table", await later.CreateClient().GetStringAsync(PageUrl), StringComparison.Ordinal);
            Assert.Equal(HttpStatusCode.NotFound, (await later.CreateClient().GetAsync(after)).StatusCode);
        }

        umbraco.AddMedia(Address, MediaSteps.Picture(600, 300), "image/jpeg", "A table");
        Assert.True(await app.CompareAsync());
        await AssertServedAsync(await PictureAsync(), "image/jpeg");
        Assert.Empty(app.Site.Problems);
    }

    [Fact]
    public async Task WhatNoDocumentShowsAnyMore_IsDeletedHere()
    {
        umbraco.AddMedia(Address, MediaSteps.Picture(), "image/jpeg");
        umbraco.Publish(Page, Text($"![A table]({Address})"));
        await app.SaysAsync(PageUrl, "A table");
        var picture = await PictureAsync();
        var kept = Path.Combine(app.DataFolder, "umbraco", "files");
        Assert.NotEmpty(Directory.EnumerateFiles(kept, "*", SearchOption.AllDirectories));
        umbraco.Unpublish(Page);
        await app.IsGoneAsync(picture);
        await Eventually.HoldsAsync(() => Task.FromResult(!Directory.EnumerateFiles(kept, "*", SearchOption.AllDirectories).Any()), "the file was deleted");
    }

    private void PublishFigure(JsonObject picked) => umbraco.Publish(Page, Text(""), with: json => json["properties"]!["blocks"] = new JsonObject
    {
        ["items"] = new JsonArray(new JsonObject
        {
            ["content"] = new JsonObject
            {
                ["contentType"] = "paceFigureBlock", ["id"] = Guid.NewGuid().ToString(), ["name"] = "n/a",
                ["properties"] = new JsonObject { ["image"] = new JsonArray(picked.DeepClone()), ["caption"] = "Where we talk", ["source"] = "own" },
            },
            ["settings"] = null,
        }),
    });

    private async Task<string> PictureAsync() => (await app.Stranger().GetPageAsync(PageUrl)).QuerySelector("main img")!.GetAttribute("src")!;

    private async Task AssertServedAsync(string address, string type)
    {
        Assert.StartsWith("/media/umbraco/", address, StringComparison.Ordinal);
        using var answer = await app.Stranger().GetAsync(address);
        Assert.Equal(type, answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.NotEmpty(await answer.Content.ReadAsByteArrayAsync());
    }
}
