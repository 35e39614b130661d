using Microsoft.Playwright;

namespace Pace.Learning.Tests.Support.Browser;

/// <summary>The site on a real port, for tests with a browser. Use as a class fixture.</summary>
public class SiteInBrowser : AppUnderTest
{
    /// <summary>Where the site is, such as <c>http://127.0.0.1:40123/</c>.</summary>
    public Uri Address => ClientOptions.BaseAddress;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        UseKestrel(0);
        StartServer();
    }

    // On a real port the factory's own client follows redirects, whatever it is told.
    public override HttpClient Stranger() => new(new HttpClientHandler { AllowAutoRedirect = false, UseProxy = false }) { BaseAddress = Address };

    /// <summary>Opens a page as a reader sees it. Dispose it when done.</summary>
    public async Task<OpenPage> OpenAsync(string path, Reader? reader = null)
    {
        reader ??= new Reader();
        var browser = await Chromium.StartedAsync(reader.Records);
        var context = await browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = Address.ToString(),
            ViewportSize = new ViewportSize { Width = reader.Width, Height = reader.Height },
            ColorScheme = reader.Dark ? ColorScheme.Dark : ColorScheme.Light,
            JavaScriptEnabled = reader.Scripts,
            ReducedMotion = reader.ReducedMotion ? ReducedMotion.Reduce : ReducedMotion.NoPreference,
            ForcedColors = reader.ForcedColours ? ForcedColors.Active : ForcedColors.None,
            HasTouch = reader.Touch,
            IsMobile = reader.Touch,
            Locale = "en-GB",
        });
        context.SetDefaultTimeout(60_000);
        if ((reader.As is { } role ? await AddressAsync(role) : reader.Demo) is { } who)
        {
            var answer = await context.APIRequest.GetAsync($"/dev/sign-in?as={Uri.EscapeDataString(who)}");
            Assert.True(answer.Ok, $"Signing in as {who} answered {answer.Status}");
        }
        var open = await OpenPage.InAsync(context, Address, reader);
        await open.GoToAsync(path);
        return open;
    }
}
