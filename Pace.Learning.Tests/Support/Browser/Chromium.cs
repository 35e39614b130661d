using Microsoft.Playwright;
using Pace.Learning.Tests.Support.Browser;

[assembly: AssemblyFixture(typeof(Chromium))]

namespace Pace.Learning.Tests.Support.Browser;

/// <summary>One headless browser for all tests, started by the first that needs it. Set <c>CHROMIUM_PATH</c> where it isn't in the usual place.</summary>
public sealed class Chromium : IAsyncDisposable
{
    private static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    private static readonly SemaphoreSlim Starting = new(1);
    private static IPlaywright? playwright;
    private static IBrowser? browser;

    internal static async Task<IBrowser> StartedAsync()
    {
        await Starting.WaitAsync();
        try
        {
            playwright ??= await Playwright.CreateAsync();
            return browser ??= await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
            {
                ExecutablePath = Environment.GetEnvironmentVariable("CHROMIUM_PATH") ?? "/usr/bin/chromium",
                Args = Arguments,
            });
        }
        finally
        {
            Starting.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
        {
            await browser.DisposeAsync();
        }
        playwright?.Dispose();
    }
}
