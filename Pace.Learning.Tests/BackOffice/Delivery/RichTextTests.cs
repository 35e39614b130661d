using System.Text.Json.Nodes;
using AngleSharp.Dom;
using Pace.Learning.Tests.Media;

namespace Pace.Learning.Tests.BackOffice.Delivery;

/// <summary>Texts that an Umbraco holds in a rich text editor are read as the Studio reads what is pasted, with their links, pictures and blocks.</summary>
public sealed class RichTextTests : IAsyncLifetime
{
    private const string Page = "pages/rich-text-of-a-test.md";
    private const string PageUrl = "/rich-text-of-a-test";
    private const string Block = "4f00365f-ce0d-5a22-8b77-76ab115c6393";

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
    public async Task ItsWordsLinksPicturesAndBlocks_AreShownAsOurs()
    {
        umbraco.AddMedia("/media/5zbdy3g2/kitchen-table.jpg", MediaSteps.Picture(), "image/jpeg");
        var course = Content.Delivery.Delivered.Json("courses/relational-safeguarding/course.md", "---\nid: x\n---\n", inBlocks: false)["id"];
        Publish($"""
            <h2>How we talk</h2><p>Hello <strong>there</strong>. <a href="/working/?a=b" data-destination-id="{course}" data-destination-type="paceCourse" data-start-item-path="learning" data-link-type="Content">The course</a>
            and <a href="https://www.example.org/help">another site</a>, and <a href="#how-we-talk">up</a>.</p><script>alert(1)</script>
            <p><img src="/media/5zbdy3g2/kitchen-table.jpg?rmode=max&amp;width=500" alt="Two [adults] at a table" onerror="alert(1)"></p><umb-rte-block data-content-id="{Block}"></umb-rte-block><ul><li>One</li><li>Two</li></ul>
            """);
        await app.SaysAsync(PageUrl, "How we talk");
        var main = (await app.Stranger().GetPageAsync(PageUrl)).QuerySelector("main")!;
        Assert.Equal("there", main.QuerySelector("strong")!.TextContent);
        Assert.Equal("/courses/relational-safeguarding", HrefOf(main, "The course"));
        Assert.Equal("https://www.example.org/help", HrefOf(main, "another site"));
        Assert.Equal("#how-we-talk", HrefOf(main, "up"));
        var picture = main.QuerySelector("img")!;
        Assert.Equal("Two [adults] at a table", picture.GetAttribute("alt"));
        Assert.StartsWith("/media/umbraco/", picture.GetAttribute("src"), StringComparison.Ordinal);
        Assert.Contains("Ask her first.", main.QuerySelector(".key-point")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Two", main.QuerySelectorAll("li").Select(l => l.TextContent.Trim()));
        Assert.DoesNotContain("alert(1)", main.InnerHtml, StringComparison.Ordinal);
        Assert.Empty(app.Site.Problems);
    }

    [Fact]
    public async Task ALinkToWhatIsntDelivered_AndABlockThatIsMissing_AreToldOf()
    {
        Publish("""<p><a href="/courses/nowhere/" data-destination-id="71dad2ed-b0c1-549a-b2cc-a570207f84e7" data-link-type="Content">The course</a></p>""");
        await Eventually.HoldsAsync(() => Task.FromResult(app.Site.Problems.Count > 0), "the trouble was found");
        Assert.Contains("/courses/nowhere/", Assert.Single(app.Site.Problems).Reason, StringComparison.Ordinal);
        Publish("""<p>Words</p><umb-rte-block data-content-id="71dad2ed-b0c1-549a-b2cc-a570207f84e7"></umb-rte-block>""");
        await Eventually.HoldsAsync(() => Task.FromResult(app.Site.Problems is [{ Reason: "A block in a text isn't there." }]), "the missing block was found");
    }

    private void Publish(string markup) => umbraco.Publish(Page, "---\nid: rich-text-of-a-test\ntitle: Rich text\nsummary: A page of a test.\nreading-age: 18\n---\n", with: json => json["properties"]!["body"] = new JsonObject
    {
        ["markup"] = markup,
        ["blocks"] = new JsonArray(new JsonObject
        {
            ["content"] = new JsonObject { ["contentType"] = "paceKeyPointBlock", ["id"] = Block, ["name"] = "n/a", ["properties"] = new JsonObject { ["argument"] = "On Monday", ["text"] = "Ask her first." } },
            ["settings"] = null,
        }),
    });

    private static string? HrefOf(IElement main, string words) => main.QuerySelectorAll("a").Single(a => a.TextContent == words).GetAttribute("href");
}
