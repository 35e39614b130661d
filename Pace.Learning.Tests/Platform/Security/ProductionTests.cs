using System.Net;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Hosting;
using Pace.Learning.Tests.Support;

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
    public async Task Mailbox_IsForAdministrators()
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

    private HttpClient Browser() => app.CreateClient(new() { AllowAutoRedirect = false, BaseAddress = new Uri("https://localhost") });

    public sealed class ProductionApp : AppUnderTest
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseEnvironment("Production");
            builder.UseSetting("Pace:MasterKey", Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)));
        }
    }
}
