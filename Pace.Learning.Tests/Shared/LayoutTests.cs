using System.IO.Compression;
using System.Text.Json;
using System.Text.RegularExpressions;
using Pace.Learning.Web.Shared;

namespace Pace.Learning.Tests.Shared;

public sealed partial class LayoutTests(AppUnderTest app) : IClassFixture<AppUnderTest>
{
    [Fact]
    public async Task Strangers_AreOfferedToSignIn()
    {
        var page = await app.Stranger().GetPageAsync("/");
        Assert.NotNull(page.QuerySelector(".account-nav a[href='/sign-in']"));
        Assert.Null(page.QuerySelector("form[action='/sign-out']"));
    }

    [Fact]
    public async Task SignedIn_TheHeaderGreetsByName_AndSigningOutIsAFormWithItsToken()
    {
        var client = await app.SignedInAsync(Roles.Learner);
        var page = await client.GetPageAsync("/");
        Assert.Equal("Sam Learner", page.QuerySelector(".account-nav summary")!.TextContent);
        Assert.NotNull(page.QuerySelector(".site-nav a[href='/my/learning']"));
        var form = page.QuerySelector("form[action='/sign-out']")!;
        Assert.Equal("post", form.GetAttribute("method"));
        Assert.NotNull(form.QuerySelector("input[name='__RequestVerificationToken']"));
    }

    [Fact]
    public async Task TheNameOfTheSite_IsASetting()
    {
        await using var renamed = app.WithWebHostBuilder(builder =>
        {
            builder.UseSetting("Pace:Organisation:SiteName", "Somewhere to Learn");
            builder.UseSetting("Pace:Organisation:FullName", "A Charity of Another Name");
            builder.UseSetting("Pace:Organisation:Name", "Another");
        });
        var page = await renamed.CreateClient().GetPageAsync("/");
        Assert.Equal("Somewhere to Learn", page.Title);
        Assert.Equal("Somewhere to Learn", page.QuerySelector(".site-name")!.TextContent);
        Assert.Contains("A Charity of Another Name", page.QuerySelector(".site-footer")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Pace", page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ThePartOfTheSite_IsMarkedInTheNavigation()
    {
        var page = await app.Stranger().GetPageAsync("/pathways");
        Assert.Equal("page", page.QuerySelector(".site-nav a[href='/pathways']")!.GetAttribute("aria-current"));
        Assert.Single(page.QuerySelectorAll(".site-nav [aria-current]"));
    }

    [Fact]
    public async Task Pages_SendNoCookies_ToStrangersWhoOnlyRead()
    {
        using var answer = await app.Stranger().GetAsync("/");
        Assert.False(answer.Headers.Contains("Set-Cookie"));
    }

    [Fact]
    public async Task Pages_HaveNothingInline()
    {
        foreach (var path in (string[])["/", "/dev/patterns?exit", "/leaving-fast", "/status/404"])
        {
            using var answer = await app.Stranger().GetAsync(path);
            var page = await answer.ReadPageAsync();
            Assert.Empty(page.QuerySelectorAll("style, [style], script:not([src])"));
            Assert.DoesNotContain(page.All, e => e.Attributes.Any(a => a.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase)));
        }
    }

    [Fact]
    public async Task AnUnknownAddress_IsNotFound_AndSaysSoKindly()
    {
        using var answer = await app.Stranger().GetAsync("/nothing/here");
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        var page = await answer.ReadPageAsync();
        Assert.Equal("We cannot find that page", page.QuerySelector("h1")!.TextContent);
        Assert.NotNull(page.QuerySelector("main a[href='/']"));
        Assert.NotNull(page.QuerySelector("main a[href^='mailto:']"));
    }

    [Fact]
    public async Task WhatIsForbidden_LooksLikeWhatDoesNotExist()
    {
        using var forbidden = await app.Stranger().GetAsync("/status/403");
        using var missing = await app.Stranger().GetAsync("/status/404");
        Assert.Equal(HttpStatusCode.NotFound, forbidden.StatusCode);
        Assert.Equal(await missing.Content.ReadAsStringAsync(), await forbidden.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task AFault_IsOurs_AndSaysThatNothingIsLost()
    {
        using var answer = await app.Stranger().GetAsync("/status/500");
        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        Assert.Contains("our fault, not yours", (await answer.ReadPageAsync()).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/", 0, 12)]
    [InlineData("/courses/relational-safeguarding", 0, 12)]
    // The register's map and the clauses beside their plain words are those pages' own.
    [InlineData("/areas", 1, 13)]
    [InlineData("/agreements/documents/parent-charter", 1, 13)]
    public async Task StyleSheets_HaveFingerprints_AndWeighLittleTogether(string path, int ofTheRoom, int kilobytes)
    {
        var page = await app.Stranger().GetPageAsync(path);
        var links = page.QuerySelectorAll("link[rel='stylesheet']").Select(l => l.GetAttribute("href")!).ToList();
        Assert.Equal(SiteFiles.StyleSheets.Count + 1 + ofTheRoom, links.Count);
        var bytes = 0L;
        foreach (var link in links)
        {
            Assert.Matches(@"^/css/[a-z]+\.[a-z0-9]{10}\.css$", link);
            var css = await app.Stranger().GetByteArrayAsync(link);
            bytes += Compressed(css);
        }
        Assert.InRange(bytes, 1, kilobytes * 1024);
    }

    [Fact]
    public async Task TheFonts_AreThoseOfPackageJson_AndKeptForAYear()
    {
        var web = Path.Combine(Repository.Root, "Pace.Learning.Web");
        var package = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(web, "package.json")));
        var version = package.RootElement.GetProperty("dependencies").GetProperty("@fontsource/atkinson-hyperlegible-next").GetString()!;
        var fonts = FontUrl().Matches(await File.ReadAllTextAsync(Path.Combine(web, "wwwroot", "css", "base.css"))).Select(m => m.Groups[1].Value).ToList();
        Assert.Equal(2, fonts.Count);
        var bytes = 0L;
        foreach (var font in fonts)
        {
            Assert.Contains(version, font, StringComparison.Ordinal);
            using var answer = await app.Stranger().GetAsync(font);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Equal("public, max-age=31536000, immutable", answer.Headers.GetValues("Cache-Control").Single());
            bytes += answer.Content.Headers.ContentLength!.Value;
        }
        Assert.InRange(bytes, 1, 60 * 1024);
        var page = await app.Stranger().GetPageAsync("/");
        Assert.Equal(fonts, page.QuerySelectorAll("link[rel='preload']").Select(l => l.GetAttribute("href")));
    }

    [Fact]
    public void TheLockFile_NamesNoDownloadAddresses() =>
        Assert.DoesNotContain("\"resolved\"", File.ReadAllText(Path.Combine(Repository.Root, "Pace.Learning.Web", "package-lock.json")), StringComparison.Ordinal);

    private static long Compressed(byte[] content)
    {
        using var target = new MemoryStream();
        using (var brotli = new BrotliStream(target, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            brotli.Write(content);
        }
        return target.Length;
    }

    [GeneratedRegex(@"url\(""\.\.(/fonts/[^""]+)""\)")]
    private static partial Regex FontUrl();
}
