using Microsoft.AspNetCore.Hosting;
using Pace.Learning.Tests.Accounts;

namespace Pace.Learning.Tests.Platform.Security;

public sealed class RateLimitTests(RateLimitTests.StrictApp app) : IClassFixture<RateLimitTests.StrictApp>
{
    [Fact]
    public async Task ManyTriesOfOneNetwork_ArePaused_ButThePageStaysOpen()
    {
        var client = app.Stranger();
        var form = (await client.GetPageAsync("/sign-in")).Form("Link.Email");
        for (var i = 0; i < StrictApp.Most; i++)
        {
            using var fine = await client.SubmitAsync(form, ("Link.Email", $"person{i}@example.org"));
            Assert.Equal(HttpStatusCode.Redirect, fine.StatusCode);
        }
        using var paused = await client.SubmitAsync(form, ("Link.Email", "another@example.org"));
        Assert.Equal(HttpStatusCode.TooManyRequests, paused.StatusCode);
        Assert.Equal("60", Assert.Single(paused.Headers.GetValues("Retry-After")));
        Assert.Equal("Please wait a minute", (await paused.ReadPageAsync()).Heading);
        await client.GetPageAsync("/sign-in");
    }

    /// <summary>The site with a low limit.</summary>
    public sealed class StrictApp : AppUnderTest
    {
        public const int Most = 5;

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("Pace:Security:SignInsPerMinute", Most.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }
    }
}
