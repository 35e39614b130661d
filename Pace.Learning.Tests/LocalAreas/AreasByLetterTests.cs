namespace Pace.Learning.Tests.LocalAreas;

/// <summary>The list of all areas goes by letters; what is searched for stands on one page.</summary>
public sealed class AreasByLetterTests(AppUnderTest app) : IClassFixture<AppUnderTest>
{
    private const string Address = "/manage/areas";

    [Fact]
    public async Task AllAreas_AreReachedByTheirLetters_AndNoPageHoldsAll()
    {
        var admin = await app.SignedInAsync(Roles.Admin);
        var page = await admin.GetPageAsync(Address);
        var letters = page.QuerySelectorAll(".pagination a").ToList();
        Assert.Equal("page", letters[0].GetAttribute("aria-current"));
        var names = new List<string>();
        foreach (var letter in letters)
        {
            var ofLetter = Names(await admin.GetPageAsync(letter.GetAttribute("href")!));
            Assert.All(ofLetter, name => Assert.StartsWith(letter.FirstChild!.TextContent, name, StringComparison.OrdinalIgnoreCase));
            Assert.InRange(ofLetter.Count, 1, 60);
            names.AddRange(ofLetter);
        }
        Assert.Equal(page.QuerySelector("h2")!.TextContent, $"{names.Count} areas");
        Assert.Contains("Calderdale", names);
    }

    [Fact]
    public async Task AFewAreas_StandOnOnePage_AndALetterKeepsWhatWasChosen()
    {
        var admin = await app.SignedInAsync(Roles.Admin);
        using var found = await admin.SubmitAsync((await admin.GetPageAsync(Address)).QuerySelector(".filter-form")!, ("Name", "calder"));
        var page = await found.ReadPageAsync();
        Assert.Equal(["Calderdale"], Names(page));
        Assert.Null(page.QuerySelector(".pagination"));
        var ended = await admin.GetPageAsync($"{Address}?Ended=true");
        Assert.All(ended.QuerySelectorAll(".pagination a"), a => Assert.Contains("Ended=true", a.GetAttribute("href")!, StringComparison.Ordinal));
        Assert.NotEmpty(Names(await admin.GetPageAsync($"{Address}?Letter=nonsense")));
    }

    private static List<string> Names(AngleSharp.Html.Dom.IHtmlDocument page) => [.. page.QuerySelectorAll("tbody th a").Select(a => a.TextContent)];
}
