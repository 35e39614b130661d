using Pace.Learning.Content.Reading;

namespace Pace.Learning.Tests.Parents;

public sealed class ReadingAgeTests(AppUnderTest app) : IClassFixture<AppUnderTest>
{
    public static TheoryData<string> Pages =>
    [
        "/taking-part", "/taking-part/preferences", "/taking-part/pause", "/taking-part/details", "/taking-part/who-has-looked", "/taking-part/worry",
        "/taking-part/my-data", "/taking-part/drafts", "/taking-part/erase", "/taking-part/erased", "/taking-part/thank-you",
    ];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task ParentsPage_CanBeReadAtEleven_AndLeftFast(string url) => Check(url, await (await app.SignedInAsync(Web.Platform.Security.Roles.Parent)).GetPageAsync(url));

    [Fact]
    public async Task WhatItMeans_CanBeReadAtEleven() => Check("/taking-part", await app.Stranger().GetPageAsync("/taking-part"));

    [Fact]
    public async Task Invitation_CanBeReadAtEleven()
    {
        var link = await app.InviteAsync("reader@family.example");
        Check(link, await app.Stranger().GetPageAsync(link));
        var join = link.Replace("invitation?", "invitation/join?", StringComparison.Ordinal);
        Check(join, await app.Stranger().GetPageAsync(join));
    }

    private static void Check(string url, AngleSharp.Html.Dom.IHtmlDocument page)
    {
        var age = ReadingAge.OfHtml(page.QuerySelector("main")!.InnerHtml);
        Assert.True(age.Years <= 11, $"{url}: reading age {age.Years:0.0}, {age.WordsPerSentence:0.0} words a sentence, {age.SyllablesPerWord:0.00} syllables a word");
        Assert.NotNull(page.QuerySelector("[data-exit]"));
        Assert.Single(page.QuerySelectorAll("h1"));
    }
}
