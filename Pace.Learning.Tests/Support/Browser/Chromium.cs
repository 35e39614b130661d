using Microsoft.Playwright;
using Pace.Learning.Tests.Support.Browser;

[assembly: AssemblyFixture(typeof(Chromium))]

namespace Pace.Learning.Tests.Support.Browser;

/// <summary>
/// One headless browser for all tests, started by the first that needs it: Chromium's own build without windows, which takes half the time, or the whole
/// Chromium where that isn't installed. Set <c>CHROMIUM_PATH</c> where neither is in the usual place.
/// </summary>
public sealed class Chromium : IAsyncDisposable
{
    private const string WithoutWindows = "/usr/bin/chromium-headless-shell";
    private const string Whole = "/usr/bin/chromium";

    private static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
        // No test asks anything of another site.
        "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
        // A microphone that hums and a camera that counts; a page is let near them only by a test that says so.
        "--use-fake-device-for-media-stream",
    ];

    private static readonly SemaphoreSlim Starting = new(1);
    private static readonly Dictionary<string, IBrowser> Started = [];
    private static IPlaywright? playwright;

    /// <summary>The browser.</summary>
    /// <param name="records">Whether pages may record: only the whole one has a microphone and a camera.</param>
    internal static async Task<IBrowser> StartedAsync(bool records = false)
    {
        var path = Environment.GetEnvironmentVariable("CHROMIUM_PATH") ?? (!records && File.Exists(WithoutWindows) ? WithoutWindows : Whole);
        await Starting.WaitAsync();
        try
        {
            if (Started.TryGetValue(path, out var browser))
            {
                return browser;
            }
            playwright ??= await Playwright.CreateAsync();
            Assertions.SetDefaultExpectTimeout(30_000);
            return Started[path] = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
            {
                ExecutablePath = path,
                Args = Arguments,
                // A machine that builds and tests at once takes its time.
                Timeout = 300_000,
            });
        }
        finally
        {
            Starting.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var browser in Started.Values)
        {
            await browser.DisposeAsync();
        }
        playwright?.Dispose();
    }
}
