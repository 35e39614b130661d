namespace Pace.Learning.Tests.Platform.Security;

public sealed class HeaderTests(AppUnderTest app) : IClassFixture<AppUnderTest>
{
    [Theory]
    [InlineData("/")]
    [InlineData("/sign-in")]
    [InlineData("/js/passkey.js")]
    [InlineData("/nothing-here")]
    [InlineData("/account")]
    public async Task EveryAnswer_IsClosed(string path)
    {
        using var answer = await app.Stranger().GetAsync(path);
        Assert.Equal(
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; media-src 'self'; " +
            "manifest-src 'self'; object-src 'none'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
            Assert.Single(answer.Headers.GetValues("Content-Security-Policy")));
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("same-origin", Assert.Single(answer.Headers.GetValues("Referrer-Policy")));
        Assert.Equal("same-origin", Assert.Single(answer.Headers.GetValues("Cross-Origin-Opener-Policy")));
        Assert.False(answer.Headers.Contains("Strict-Transport-Security"), "HSTS in Development would lock a developer's localhost");
    }

    [Fact]
    public async Task ParentsPages_TellNobodyWhereTheyCameFrom()
    {
        using var answer = await (await app.SignedInAsync(Roles.Parent)).GetAsync("/account");
        Assert.Equal("no-referrer", Assert.Single(answer.Headers.GetValues("Referrer-Policy")));
    }

    [Fact]
    public async Task SignedInPages_AreNotKeptByTheBrowser()
    {
        using var answer = await (await app.SignedInAsync(Roles.Learner)).GetAsync("/");
        Assert.True(answer.Headers.CacheControl!.NoStore);
    }

    [Theory]
    [InlineData("/sign-in")]
    [InlineData("/sign-in/sent")]
    [InlineData("/sign-in/link?token=x")]
    [InlineData("/signed-out")]
    [InlineData("/dev/mail")]
    public async Task Pages_HaveNoInlineScriptOrStyle(string path)
    {
        var page = await app.Stranger().GetPageAsync(path);
        Assert.Empty(page.QuerySelectorAll("[style], style, script:not([src])"));
        Assert.DoesNotContain(page.All, e => e.Attributes.Any(a => a.Name.StartsWith("on", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task NothingThere_IsNotFound_ForStrangersToo()
    {
        using var answer = await app.Stranger().GetAsync("/nothing-here");
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task FormWithoutItsToken_IsExplained()
    {
        var client = app.Stranger();
        using var answer = await client.PostAsync("/sign-in", new FormUrlEncodedContent([KeyValuePair.Create("Link.Email", "a@example.org")]));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var page = await answer.ReadPageAsync();
        Assert.Equal("This page was open for a long time", page.QuerySelector("h1")!.TextContent);
        Assert.Contains("Nothing was sent or changed", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }
}
