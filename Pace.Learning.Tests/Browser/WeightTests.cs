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
        await using var open = await site.OpenAsync("/health/live", new Reader { As = "learner" });
        await using var network = await Network.WatchAsync(open.Page);

        await open.GoToAsync(Lesson);
        await open.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        var first = network.TakeBytes();
        await open.GoToAsync(NextLesson);
        await open.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        var next = network.TakeBytes();

        Assert.True(first is > 10_000 and < 100_000, $"The first view took {first:N0} bytes");
        Assert.True(next < 30_000, $"The next view took {next:N0} bytes");
        open.AssertNothingFromElsewhere();
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

        public double TakeBytes()
        {
            var taken = bytes;
            bytes = 0;
            return taken;
        }

        public async ValueTask DisposeAsync() => await session.DetachAsync();
    }
}
