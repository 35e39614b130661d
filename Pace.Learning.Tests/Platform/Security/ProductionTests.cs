using System.Security.Cryptography;
using Microsoft.AspNetCore.Hosting;
using Pace.Learning.Web.Platform.Mail;

namespace Pace.Learning.Tests.Platform.Security;

public sealed class ProductionTests(ProductionTests.ProductionApp app) : IClassFixture<ProductionTests.ProductionApp>
{
    [Theory]
    [InlineData("/dev/sign-in?as=learner")]
    [InlineData("/dev/sign-in?as=admin")]
    [InlineData("/dev/mail")]
    public async Task WhatDevelopersHave_IsNotThere(string path)
    {
        using var answer = await Browser().GetAsync(path);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task ListOfMail_IsForAdministrators()
    {
        using var answer = await Browser().GetAsync("/manage/mail");
        Assert.StartsWith("/sign-in", answer.Headers.Location!.PathAndQuery, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SignInPage_ShowsNoDemoPeople_AndSaysHttpsOnly()
    {
        using var answer = await Browser().GetAsync("/sign-in");
        var page = await answer.ReadPageAsync();
        Assert.NotNull(page.QuerySelector("form"));
        Assert.Empty(page.QuerySelectorAll("a[href*='/dev/']"));
        Assert.Equal("max-age=31536000; includeSubDomains", Assert.Single(answer.Headers.GetValues("Strict-Transport-Security")));
    }

    [Fact]
    public async Task MadeUpHost_IsNotAnswered()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/sign-in") { Headers = { Host = "evil.example" } };
        using var answer = await Browser().SendAsync(request);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public void WithoutItsAddress_TheSiteDoesNotStart_AndSaysWhatToSet()
    {
        using var lost = app.WithWebHostBuilder(builder => builder.UseSetting("Pace:PublicUrl", ""));
        var problem = Assert.ThrowsAny<Exception>(() => lost.CreateClient());
        Assert.Contains("Pace__PublicUrl", problem.GetBaseException().Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WithoutAMailServer_MailWaits_AndHealthSaysSo()
    {
        using var browser = Browser();
        var page = await (await browser.GetAsync("/sign-in")).ReadPageAsync();
        using var asked = await browser.SubmitAsync(page.QuerySelector("form:has([name='Link.Email'])")!, ("Link.Email", "waits@example.org"));
        await app.Services.GetRequiredService<Web.Platform.Mail.MailSender>().SendDueAsync();
        var mail = await app.WithDatabaseAsync(db => db.OutboxMails.AsNoTracking().SingleAsync(m => m.To == "waits@example.org"));
        Assert.Equal((Web.Platform.Mail.MailState.Waiting, true), (mail.State, mail.Body.Length > 0));
        var health = await app.Services.GetRequiredService<Microsoft.Extensions.Diagnostics.HealthChecks.HealthCheckService>().CheckHealthAsync(TestContext.Current.CancellationToken);
        Assert.Equal(Microsoft.Extensions.Diagnostics.HealthChecks.HealthStatus.Degraded, health.Entries["pace:mail"].Status);
    }

    private HttpClient Browser() => app.CreateClient(new() { AllowAutoRedirect = false, BaseAddress = new Uri("https://localhost") });

    public sealed class ProductionApp : AppUnderTest
    {
        // Without invented people, and with a key of its own.
        protected override bool IsPrepared => false;

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseEnvironment("Production");
            builder.UseSetting("Pace:PublicUrl", "https://localhost");
            builder.UseSetting("Pace:MasterKey", Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)));
        }
    }
}
