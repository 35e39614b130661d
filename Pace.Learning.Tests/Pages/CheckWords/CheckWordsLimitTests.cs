using Pace.Learning.Tests.Platform.Security;

namespace Pace.Learning.Tests.Pages.CheckWords;

public sealed class CheckWordsLimitTests(RateLimitTests.StrictApp app) : IClassFixture<RateLimitTests.StrictApp>
{
    [Fact]
    public async Task ManyTextsOfOneNetwork_ArePaused_ButThePageStaysOpen()
    {
        var client = app.Stranger();
        var form = (await client.GetPageAsync("/check-your-words")).QuerySelector("main form")!;
        for (var i = 0; i < RateLimitTests.StrictApp.Most; i++)
        {
            using var fine = await client.SubmitAsync(form, ("Input.Text", "A calm text."));
            Assert.Equal("Nothing found", (await fine.ReadPageAsync()).QuerySelector("#result h2")!.TextContent);
        }
        using var paused = await client.SubmitAsync(form, ("Input.Text", "A calm text."));

        Assert.Equal(HttpStatusCode.TooManyRequests, paused.StatusCode);
        await client.GetPageAsync("/check-your-words");
    }
}
