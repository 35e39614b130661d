using AngleSharp.Html.Dom;
using Pace.Learning.Tests.Parents;

namespace Pace.Learning.Tests.Contributions;

public sealed class ContributionSearchTests(AppUnderTest app) : IClassFixture<AppUnderTest>
{
    private const string Address = "/manage/participation/contributions";

    [Fact]
    public async Task Contributions_AreFoundByWordsKindPlaceAndUse_AndWhatWasTakenBackOnlyByTheManagerAndWithoutAWord()
    {
        var placed = await app.ShareAsync("Words with marker-kettle in them.", ContributionSamples.Key);
        var loose = await app.ShareAsync("Words with marker-kettle too.");
        var parent = await app.SignedInAsync("parent");
        using var given = await parent.ConsentAsync(placed);
        var (manager, editor) = (await app.SignedInAsync("participation-manager"), await app.SignedInAsync("editor"));

        using var answer = await editor.SubmitAsync((await editor.GetPageAsync(Address)).QuerySelector("main form[role=search]")!, ("q", "MARKER-kettle"), ("kind", "Text"));
        Assert.Contains("kind=Text", answer.RequestMessage!.RequestUri!.Query, StringComparison.Ordinal);
        var page = await answer.ReadPageAsync();
        Assert.Equal(new HashSet<Guid> { placed, loose }, Found(page).ToHashSet());
        Assert.Contains("2 contributions", page.MainText(), StringComparison.Ordinal);

        await AssertFoundAsync("&where=placed", placed);
        await AssertFoundAsync("&where=relational-safeguarding", placed);
        await AssertFoundAsync("&where=unplaced", loose);
        await AssertFoundAsync("&may=course", placed);
        await AssertFoundAsync("&may=none", loose);
        await AssertFoundAsync("&kind=Audio");
        await AssertFoundAsync("&where=gone");
        Assert.Contains("No contribution fits this", (await editor.GetPageAsync($"{Address}?q=marker-kettle&kind=Video")).MainText(), StringComparison.Ordinal);

        using var withdrawn = await parent.WithdrawAsync("Contribution", loose);
        await AssertFoundAsync("", placed);
        var name = (await app.MemberAsync("parent")).Name;
        var back = await manager.GetPageAsync($"{Address}?back=true&q={name}");
        Assert.Contains("Taken back on", Assert.Single(back.QuerySelectorAll("main tbody th")).TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("marker-kettle", back.MainText(), StringComparison.Ordinal);
        Assert.DoesNotContain("A sample", back.QuerySelector("main tbody")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(back.QuerySelectorAll("main tbody a"));
        Assert.Empty((await manager.GetPageAsync($"{Address}?back=true&q=marker-kettle")).QuerySelectorAll("main tbody tr"));
        // An editor who types the address sees what is shared.
        Assert.Equal([placed], Found(await editor.GetPageAsync($"{Address}?back=true&q=marker-kettle")));

        async Task AssertFoundAsync(string more, params Guid[] expected) => Assert.Equal(expected, Found(await editor.GetPageAsync($"{Address}?q=marker-kettle{more}")));
    }

    private static IEnumerable<Guid> Found(IHtmlDocument page) => page.QuerySelectorAll("main tbody a").Select(a => Guid.Parse(a.GetAttribute("href")!.Split('/')[^1]));
}
