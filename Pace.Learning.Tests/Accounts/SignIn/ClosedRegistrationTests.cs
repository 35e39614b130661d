using Microsoft.AspNetCore.Hosting;

namespace Pace.Learning.Tests.Accounts.SignIn;

public sealed class ClosedRegistrationTests(ClosedRegistrationTests.ClosedApp app) : IClassFixture<ClosedRegistrationTests.ClosedApp>
{
    [Fact]
    public async Task UnknownAddress_GetsAMailWithoutALink()
    {
        var client = app.Stranger();
        using var answer = await client.SubmitAsync((await client.GetPageAsync("/sign-in")).Form("Link.Email"), ("Link.Email", "stranger@example.org"));
        Assert.Equal("Check your e-mail", (await client.FollowAsync(answer)).Heading);
        var mail = await app.NewestMailAsync("stranger@example.org");
        Assert.Empty(mail.QuerySelectorAll(".mail-text a"));
        Assert.Contains("no account for it yet", mail.QuerySelector(".mail-text")!.TextContent, StringComparison.Ordinal);
    }

    public sealed class ClosedApp : AppUnderTest
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("Pace:Accounts:OpenRegistration", "false");
        }
    }
}
