using System.Security.Cryptography;
using AngleSharp.Dom;

namespace Pace.Learning.Tests.Agreements.Documents;

public sealed class DocumentPagesTests(DocumentsApp app) : IClassFixture<DocumentsApp>
{
    [Fact]
    public async Task TheList_TellsWhatEachIsAndWhoSigns()
    {
        var page = await app.Stranger().GetPageAsync("/agreements/documents");

        var card = page.QuerySelectorAll(".card").First(c => c.QuerySelector("h2 a")!.GetAttribute("href") == DocumentsApp.Url);
        Assert.Contains("What we promise to <parents>.", card.TextContent);
        Assert.Contains("Director of Children's Services", card.TextContent);
        Assert.Contains("Version 2, in effect since 2 February 2026", card.TextContent);
        Assert.Contains("No version of it is in effect today.", page.QuerySelectorAll(".card").First(c => c != card).TextContent);
    }

    [Fact]
    public async Task TheDocument_IsTheVersionInEffect_WithPlainWordsAtEachClause_AndItsHash()
    {
        var page = await app.Stranger().GetPageAsync(DocumentsApp.Url);

        Assert.Equal(["We ask first", "We stay", "We do this now"], page.QuerySelectorAll(".clause h2").Select(h => h.TextContent));
        Assert.Equal("In short, we ask first.", page.QuerySelector(".clause .clause-summary p:last-child")!.TextContent);
        Assert.NotNull(page.QuerySelector(".clause .clause-text strong"));
        Assert.Contains("Why areas sign it.", page.QuerySelector("main")!.TextContent);
        Assert.Contains("I sign for my agency.", page.QuerySelector("blockquote")!.TextContent);
        Assert.Contains("In effect since 2 February 2026", page.QuerySelector(".facts")!.TextContent);
        Assert.Contains("It stops holding on 1 April 2099", page.QuerySelector(".facts")!.TextContent);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(app.Bytes(2))), page.QuerySelector("code.hash")!.TextContent);
        Assert.Contains("A new version takes effect on 1 January 2099", page.QuerySelector("main")!.TextContent);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task TheFile_HasTheExactBytes(int version)
    {
        var page = await app.Stranger().GetPageAsync($"{DocumentsApp.Url}/{version}");

        using var file = await app.Stranger().GetAsync(page.QuerySelector("a[download]")!.GetAttribute("href"));

        Assert.Equal(app.Bytes(version), await file.Content.ReadAsByteArrayAsync());
        Assert.Equal("attachment", file.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal($"a-charter-{version}.md", file.Content.Headers.ContentDisposition.FileName);
        Assert.Equal("nosniff", file.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal($"\"{page.QuerySelector("code.hash")!.TextContent}\"", file.Headers.ETag!.Tag);
    }

    [Fact]
    public async Task EveryVersion_HasItsPage_AndSaysHowItStands()
    {
        var first = await app.Stranger().GetPageAsync($"{DocumentsApp.Url}/1");
        Assert.Contains("Ended on 3 May 2026", Standing(first));
        Assert.Contains("We used to do this", first.QuerySelector(".agreement-text")!.TextContent);
        Assert.Contains("In effect since", Standing(await app.Stranger().GetPageAsync($"{DocumentsApp.Url}/2")));
        Assert.Contains("Takes effect on 1 January 2099", Standing(await app.Stranger().GetPageAsync($"{DocumentsApp.Url}/3")));

        static string Standing(IParentNode page) => page.QuerySelector(".facts")!.TextContent;
    }

    [Fact]
    public async Task WhatChanged_IsToldClauseByClause_ChangedOnesFirst_AndInWords()
    {
        var page = await app.Stranger().GetPageAsync($"{DocumentsApp.Url}/2?since=1");

        var changes = page.QuerySelectorAll(".difference").ToDictionary(d => d.QuerySelector("h3")!.TextContent, d => d);
        Assert.Equal("Changed", changes["We ask first"].QuerySelector(".tag")!.TextContent);
        Assert.Equal("New clause", changes["We do this now"].QuerySelector(".tag")!.TextContent);
        Assert.Equal("No longer there", changes["We used to do this"].QuerySelector(".tag")!.TextContent);
        Assert.Equal(" (removed: a week, end) ", changes["We ask first"].QuerySelector(".difference-text del")!.TextContent);
        Assert.Equal(" (added: **three days**, end) ", changes["We ask first"].QuerySelector(".difference-text ins")!.TextContent);
        Assert.Equal(["Clauses that changed", "Clauses that are the same"], page.QuerySelectorAll(".agreement h2").Select(h => h.TextContent));
        Assert.Contains("A week became three days.", page.QuerySelector(".lead")!.TextContent);
        Assert.Null(page.QuerySelector(".agreement-text"));
    }

    [Fact]
    public async Task ClausesThatOnlyMoved_AreSaidToHaveMoved()
    {
        var page = await app.Stranger().GetPageAsync($"{DocumentsApp.Url}/3?since=2");

        Assert.Null(page.QuerySelector(".difference"));
        Assert.Equal(["Clauses that moved", "Clauses that are the same"], page.QuerySelectorAll(".agreement h2").Select(h => h.TextContent));
    }

    [Theory]
    [InlineData("/agreements/documents/none")]
    [InlineData(DocumentsApp.Url + "/9")]
    [InlineData(DocumentsApp.Url + "/9.md")]
    [InlineData(DocumentsApp.Url + "/4")] // nobody has locked it: it may still change
    [InlineData(DocumentsApp.Url + "/4.md")]
    [InlineData(DocumentsApp.Url + "/2?since=2")]
    [InlineData(DocumentsApp.Url + "/2?since=3")]
    [InlineData(DocumentsApp.Url + "/2?since=one")]
    [InlineData(DocumentsApp.Url + "/1?since=0")]
    public async Task WhatIsNotThere_IsNotFound(string url)
    {
        using var answer = await app.Stranger().GetAsync(url);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task PagesAreKeptForStrangers_EachDifferenceByItself()
    {
        using var whole = await app.Stranger().GetAsync($"{DocumentsApp.Url}/2");
        using var again = await app.Stranger().GetAsync($"{DocumentsApp.Url}/2");
        using var since = await app.Stranger().GetAsync($"{DocumentsApp.Url}/2?since=1");

        Assert.True(again.Headers.Contains("Age"));
        Assert.NotNull((await again.ReadPageAsync()).QuerySelector(".agreement-text"));
        Assert.Null((await since.ReadPageAsync()).QuerySelector(".agreement-text"));
    }

    [Fact]
    public async Task TheSitemap_NamesEveryVersionThatIsLocked()
    {
        var sitemap = await app.Stranger().GetStringAsync("/sitemap.xml");

        Assert.Contains("/agreements/documents<", sitemap);
        Assert.Contains($"{DocumentsApp.Url}<", sitemap);
        Assert.Contains($"{DocumentsApp.Url}/1<", sitemap);
        Assert.Contains($"{DocumentsApp.Url}/3<", sitemap);
        Assert.DoesNotContain($"{DocumentsApp.Url}/4<", sitemap);
    }

    [Fact]
    public async Task Search_FindsDocumentsAndTheClausesInEffect()
    {
        var document = await app.Stranger().GetPageAsync("/search?q=charter+promise");
        Assert.Contains(document.QuerySelectorAll(".search-results li"), r => r.QuerySelector("a")!.GetAttribute("href") == DocumentsApp.Url && r.TextContent.Contains("Agreement", StringComparison.Ordinal));
        var clause = await app.Stranger().GetPageAsync("/search?q=three+days");
        Assert.Contains(clause.QuerySelectorAll(".search-results li"), r => r.QuerySelector("a")!.GetAttribute("href") == $"{DocumentsApp.Url}#ask" && r.TextContent.Contains("Clause in A charter", StringComparison.Ordinal));
        var old = await app.Stranger().GetPageAsync("/search?q=%22used+to+do%22");
        Assert.DoesNotContain($"{DocumentsApp.Url}#gone", old.QuerySelectorAll(".search-results a").Select(a => a.GetAttribute("href")));
    }
}

/// <summary>Its own site, since these change files and the day.</summary>
public sealed class DocumentChangesTests(DocumentsApp app) : IClassFixture<DocumentsApp>
{
    [Fact]
    public async Task AChangedVersionIsNeverShown_TheDayBringsTheNext_AndHealthTells()
    {
        var before = await app.Stranger().GetPageAsync(DocumentsApp.Url);
        var bytes = app.Bytes(2);

        app.Write("agreements/a-charter/2.md", System.Text.Encoding.UTF8.GetString(bytes).Replace("three days", "three years", StringComparison.Ordinal));
        app.Publish();

        var after = await app.Stranger().GetPageAsync(DocumentsApp.Url);
        Assert.Equal(before.QuerySelector("code.hash")!.TextContent, after.QuerySelector("code.hash")!.TextContent);
        Assert.DoesNotContain("three years", after.Body!.TextContent);
        Assert.Equal(bytes, await app.Stranger().GetByteArrayAsync($"{DocumentsApp.Url}/2.md"));
        Assert.Contains("1 errors", await (await app.SignedInAsync(Roles.Admin)).GetStringAsync("/health/ready"));

        app.Write("agreements/a-charter/2.md", System.Text.Encoding.UTF8.GetString(bytes));
        app.Publish();
        Assert.DoesNotContain("1 errors", await (await app.SignedInAsync(Roles.Admin)).GetStringAsync("/health/ready"));

        app.Clock.Advance(new DateTime(2099, 1, 2, 0, 0, 0, DateTimeKind.Utc) - app.Clock.GetUtcNow().UtcDateTime);
        var next = await app.Stranger().GetPageAsync(DocumentsApp.Url);
        Assert.Contains("In effect since 1 January 2099", next.QuerySelector(".facts")!.TextContent);
    }
}
