using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Pace.Learning.Web.BackOffice.Delivery;
using Pace.Learning.Web.Platform.Published;

namespace Pace.Learning.Tests.BackOffice.Delivery;

/// <summary>The site with an Umbraco that has the repository's documents.</summary>
/// <param name="umbraco">The Umbraco.</param>
/// <param name="compareEvery">How often everything is compared; never, unless said, so that what a webhook brings about isn't what comparing would have found anyway.</param>
/// <param name="culture">The language in which documents are asked for that vary by language.</param>
/// <param name="settleFor">For how long nothing may have changed there before it is read for the first time.</param>
internal sealed class AppWithUmbraco(FakeUmbraco umbraco, string compareEvery = AppWithUmbraco.Never, string? culture = null, string settleFor = "00:00:00") : AppUnderTest
{
    public const string Often = "00:00:00.500";
    public const string Never = "01:00:00";

    private readonly string url = umbraco.Url;

    public DeliveredSite Site => Services.GetRequiredService<DeliveredSite>();

    public DeliverySync Sync => Services.GetRequiredService<DeliverySync>();

    public PublishedContent Published => Services.GetRequiredService<PublishedContent>();

    /// <summary>The site once it has read the Umbraco, which sends it webhooks from then on.</summary>
    public static async Task<AppWithUmbraco> OpenAsync(FakeUmbraco umbraco, string compareEvery = Never, string? culture = null)
    {
        var app = new AppWithUmbraco(umbraco, compareEvery, culture);
        await app.InitializeAsync();
        await Eventually.HoldsAsync(() => Task.FromResult(app.Sync.ComparedAt is not null), "Umbraco was compared once");
        umbraco.Webhooks = new(app.Stranger(), () => app.Clock.GetUtcNow());
        return app;
    }

    /// <summary>The same site in another process, on what this one has kept.</summary>
    public async Task<WebApplicationFactory<Program>> AgainAsync()
    {
        await using var earlier = new AppOn(ConnectionString, DataFolder);
        return earlier.WithWebHostBuilder(Configure);
    }

    /// <summary>Compares everything now.</summary>
    public Task<bool> CompareAsync() => Sync.CompareAsync([], TestContext.Current.CancellationToken);

    /// <summary>Waits until a page says something, to a stranger or to somebody who has signed in.</summary>
    public async Task SaysAsync(string address, string words, HttpClient? reader = null) =>
        await Eventually.GetAsync(
            () => TextOfAsync(reader ?? Stranger(), address), text => text.Contains(words, StringComparison.Ordinal), _ => $"{address} says “{words}”; {string.Join("; ", Site.Problems.Select(p => $"{p.Name}: {p.Reason}"))}");

    /// <summary>Waits until a page is gone.</summary>
    public async Task IsGoneAsync(string address, HttpClient? reader = null) =>
        await Eventually.HoldsAsync(async () => (await (reader ?? Stranger()).GetAsync(address)).StatusCode == HttpStatusCode.NotFound, $"{address} is gone");

    /// <summary>What an address says, also where it says that nothing is there.</summary>
    public static async Task<string> TextOfAsync(HttpClient reader, string address)
    {
        using var answer = await reader.GetAsync(address);
        return await answer.Content.ReadAsStringAsync();
    }

    /// <summary>Somebody of a role in another process.</summary>
    public async Task<HttpClient> SignedInAsync(WebApplicationFactory<Program> other, string role)
    {
        var client = other.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });
        using var answer = await client.GetAsync($"/dev/sign-in?as={Uri.EscapeDataString(await AddressAsync(role))}");
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return client;
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        Configure(builder);
    }

    private void Configure(IWebHostBuilder builder)
    {
        builder.UseSetting("Pace:Umbraco:Url", url).UseSetting("Pace:Umbraco:ApiKey", FakeUmbraco.Key).UseSetting("Pace:Umbraco:Secret", FakeWebhooks.Secret)
            .UseSetting("Pace:Umbraco:CompareEvery", compareEvery).UseSetting("Pace:Umbraco:SettleFor", settleFor).UseSetting("Pace:Umbraco:Timeout", "00:00:02");
        if (culture is not null)
        {
            builder.UseSetting("Pace:Umbraco:Culture", culture);
        }
    }
}
