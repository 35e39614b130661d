using Microsoft.Playwright;
using Pace.Learning.Tests.Support.Browser;

namespace Pace.Learning.Tests.Browser;

/// <summary>What a lesson's page weighs, as transferred.</summary>
public sealed class WeightTests(SiteInBrowser site) : IClassFixture<SiteInBrowser>
{
    private const string Lesson = "/courses/relational-safeguarding/where-the-harm-is/what-grooming-does";
    private const string NextLesson = "/courses/relational-safeguarding/where-the-harm-is/what-parents-bring";

    [Fact]
    public async Task LessonPage_WeighsUnder100KilobytesFirstAndUnder30After_AndAsksNobodyElse()
    {
        // Not through OpenPage: while requests are intercepted the browser keeps nothing in its cache.
        var browser = await Chromium.StartedAsync();
        await using var context = await browser.NewContextAsync(new BrowserNewContextOptions { BaseURL = site.Address.ToString() });
        Assert.True((await context.APIRequest.GetAsync("/dev/sign-in?as=learner")).Ok);
        var page = await context.NewPageAsync();
        var elsewhere = new List<string>();
        page.Request += (_, request) =>
        {
            if (new Uri(request.Url).Authority != site.Address.Authority)
            {
                elsewhere.Add(request.Url);
            }
        };
        await using var network = await Network.WatchAsync(page);

        var first = await network.BytesOfAsync(page, Lesson);
        var next = await network.BytesOfAsync(page, NextLesson);

        Assert.True(first is > 10_000 and < 100_000, $"The first view took {first:N0} bytes");
        Assert.True(next is > 1_000 and < 30_000, $"The next view took {next:N0} bytes");
        Assert.Empty(elsewhere);
    }

    /// <summary>Counts bytes as they came over the wire, headers and compression included.</summary>
    private sealed class Network : IAsyncDisposable
    {
        private readonly ICDPSession session;
        private double bytes;

        private Network(ICDPSession session) => this.session = session;

        public static async Task<Network> WatchAsync(IPage page)
        {
            var session = await page.Context.NewCDPSessionAsync(page);
            var network = new Network(session);
            session.Event("Network.loadingFinished").OnEvent += (_, message) =>
                network.bytes += message?.GetProperty("encodedDataLength").GetDouble() ?? 0;
            await session.SendAsync("Network.enable");
            return network;
        }

        public async Task<double> BytesOfAsync(IPage page, string path)
        {
            bytes = 0;
            await page.GotoAsync(path);
            await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
            return bytes;
        }

        public async ValueTask DisposeAsync() => await session.DetachAsync();
    }
}
