using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.Mvc.Testing.Handlers;

namespace Pace.Learning.Tests.Accounts.Sessions;

/// <summary>Two hosts of the site on one database, as two processes that tell each other nothing in time.</summary>
public sealed class TwoHosts : AppUnderTest
{
    private AppOn? other;

    internal AppOn Other => other ??= new AppOn(ConnectionString, DataFolder, clock: Clock);

    public override async ValueTask DisposeAsync()
    {
        if (other is not null)
        {
            await other.DisposeAsync();
        }
        await base.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>A browser in which somebody has signed in, and the cookie that somebody else kept of it.</summary>
    internal async Task<(HttpClient Browser, KeptCookie Cookie)> SignedInWithCookieAsync(string address)
    {
        var jar = new CookieContainer();
        var browser = CreateDefaultClient(ClientOptions.BaseAddress, new CookieContainerHandler(jar));
        using var answer = await browser.GetAsync($"/dev/sign-in?as={Uri.EscapeDataString(address)}");
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return (browser, new KeptCookie(this, $"pace={jar.GetCookies(ClientOptions.BaseAddress)["pace"]!.Value}"));
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseSetting("Pace:Security:SignInsPerMinute", "100000");
    }
}

/// <summary>A session's cookie, kept from a moment: it is sent as it was, whatever the site says about it later.</summary>
internal sealed class KeptCookie(TwoHosts hosts, string cookie)
{
    /// <summary>Whether it opens a page, in one host and in the other.</summary>
    public async Task<(bool Here, bool There)> OpensAsync(string url) => (await OpensAsync(hosts, url), await OpensAsync(hosts.Other, url));

    private async Task<bool> OpensAsync(WebApplicationFactory<Program> host, string url)
    {
        using var client = host.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, HandleCookies = false });
        using var asked = new HttpRequestMessage(HttpMethod.Get, url);
        asked.Headers.Add("Cookie", cookie);
        using var answer = await client.SendAsync(asked);
        return answer.StatusCode == HttpStatusCode.OK;
    }
}
