using Pace.Learning.Tests.Contributions;

namespace Pace.Learning.Tests.Shared;

/// <summary>A form with more in it than the site takes is refused for that, and not as one that was open too long; and every such page has a way back.</summary>
public sealed class TooMuchTests(AppUnderTest app) : IClassFixture<AppUnderTest>
{
    private static readonly string Six = new('x', 6 * 1024 * 1024);

    [Fact]
    public async Task SixMegabytes_AreTooMuch_AndThePageSaysTheLimitAndTheWayBack()
    {
        const string Page = "/account/name";
        var learner = await app.SignedInAsync(Roles.Learner);
        var before = await learner.GetPageAsync(Page);
        using var refused = await learner.ForgeAsync(before.MainForm, ("Input.DisplayName", Six));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, refused.StatusCode);
        var page = await refused.ReadPageAsync();
        Assert.Equal("That was too much to send at once", page.QuerySelector("h1")!.TextContent);
        Assert.Contains("4 MB (about 4 million letters)", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(Page, page.QuerySelector("main a.button")!.GetAttribute("href"));
        Assert.Equal(NameOn(before), NameOn(await learner.GetPageAsync(Page)));
    }

    [Fact]
    public async Task WhereNothingIsKept_ItIsTooMuchAsWell_AndTheRefererIsTheWayBack_IfItIsOurs()
    {
        foreach (var (from, back) in new[] { ("http://localhost/sign-in?returnUrl=%2Fcourses", "/sign-in?returnUrl=%2Fcourses"), ("https://elsewhere.example/sign-in", "/sign-in"), ("http://localhost//elsewhere.example/", "/sign-in") })
        {
            var stranger = app.Stranger();
            using var request = new HttpRequestMessage(HttpMethod.Post, "/sign-in") { Content = new FormUrlEncodedContent([KeyValuePair.Create("Input.Email", Six)]) };
            request.Headers.Referrer = new Uri(from);
            using var refused = await stranger.SendAsync(request);
            Assert.Equal(HttpStatusCode.RequestEntityTooLarge, refused.StatusCode);
            Assert.Equal(back, (await refused.ReadPageAsync()).QuerySelector("main a.button")!.GetAttribute("href"));
        }
    }

    [Fact]
    public async Task APageOfSomebodyElse_OffersToOpenItAgain_AsWhoIsThereNow()
    {
        const string Page = "/account/name";
        var form = (await (await app.SignedInAsync(Roles.Learner)).GetPageAsync(Page)).MainForm;
        var other = await app.SignedInAsync(Roles.AreaLead);
        using var refused = await other.ForgeAsync(form);
        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        var back = (await refused.ReadPageAsync()).QuerySelectorAll("main .button-row a").Select(a => a.GetAttribute("href")!).ToList();
        Assert.Equal([Page, "/", "/search"], back);
        Assert.NotNull((await other.GetPageAsync(back[0])).MainForm);
    }

    [Theory]
    [InlineData("/status/400")]
    [InlineData("/status/404")]
    [InlineData("/status/409")]
    [InlineData("/status/429")]
    public async Task WhereNoFormWasSent_TheFrontPageIsTheWayOn(string address)
    {
        using var answer = await app.Stranger().GetAsync(address);
        Assert.Equal("/", (await answer.ReadPageAsync()).QuerySelector("main a.button")!.GetAttribute("href"));
    }

    private static string? NameOn(AngleSharp.Dom.IDocument page) => page.QuerySelector("[name='Input.DisplayName']")!.GetAttribute("value");
}
