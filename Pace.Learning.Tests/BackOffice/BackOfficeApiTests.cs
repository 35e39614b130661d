using System.Net.Http.Json;
using System.Security.Claims;
using System.Text.Encodings.Web;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Pace.Learning.BackOffice.Types;

namespace Pace.Learning.Tests.BackOffice;

/// <summary>What the back office's pages may ask, who may ask it, and that the site is asked with a signature.</summary>
public sealed class BackOfficeApiTests
{
    private const string Scheme = "OpenIddict.Validation.AspNetCore";
    private const string Section = "http://umbraco.test/section";

    [Theory]
    [InlineData("/dashboard", "/sub/back-office/dashboard")]
    [InlineData("/contributions?q=two%20words%26more", "/sub/back-office/contributions?q=two%20words%26more")]
    [InlineData("/contributions", "/sub/back-office/contributions?q=")]
    public async Task Get_GoesOnSignedAndBringsTheSitesJsonAsync(string asked, string sent)
    {
        await using var host = await HostAsync(SiteStub.Says("""{"reviews":[{"title":"Y Siarter"}]}"""));
        using var response = await GetAsync(host, asked, "content");
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("application/json", response.Content.Headers.ContentType!.MediaType);
        Assert.True(response.Headers.CacheControl!.NoStore);
        Assert.Equal("""{"reviews":[{"title":"Y Siarter"}]}""", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        var request = Assert.Single(host.Umbraco.Site!.Asked);
        Assert.Equal(("GET", sent), (request.Method, request.Address.PathAndQuery));
        Assert.True(Signatures.IsGood(UmbracoUnderTest.Secret, request.Signature, sent));
    }

    [Theory]
    [InlineData("document")]
    [InlineData("review")]
    public async Task Post_GoesOnSignedWithItsBlocksAsTheDeliveryApiShowsThemAsync(string path)
    {
        await using var host = await HostAsync(SiteStub.Says("""{"findings":[]}"""));
        var text = TypeDefinitions.Ours.ByAlias["paceText"].Key;
        var body = JsonNode.Parse($$"""
            {"key":"11111111-1111-1111-1111-111111111111","documentType":"paceLesson","cultures":[],"properties":{"title":"A","blocks":{
              "layout":{"Umbraco.BlockList":[{"contentKey":"22222222-2222-2222-2222-222222222222"}]},
              "contentData":[{"contentTypeKey":"{{text}}","key":"22222222-2222-2222-2222-222222222222","values":[{"alias":"markdown","value":"Words."}]}],
              "settingsData":[],"expose":[{"contentKey":"22222222-2222-2222-2222-222222222222","culture":null,"segment":null}]} } }
            """)!;
        using var response = await SendAsync(host, HttpMethod.Post, "/" + path, "content", JsonContent.Create(body));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var request = Assert.Single(host.Umbraco.Site!.Asked);
        Assert.Equal(("POST", "/sub/back-office/" + path), (request.Method, request.Address.PathAndQuery));
        Assert.True(Signatures.IsGood(UmbracoUnderTest.Secret, request.Signature, request.Body));
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse("""
            {"key":"11111111-1111-1111-1111-111111111111","documentType":"paceLesson","cultures":[],"properties":{"title":"A","blocks":
              {"items":[{"content":{"contentType":"paceText","id":"22222222-2222-2222-2222-222222222222","name":"n/a","properties":{"markdown":"Words."}},"settings":null}]}}}
            """), JsonNode.Parse(request.Body)), request.Body);
    }

    [Theory]
    [InlineData(null, HttpStatusCode.Unauthorized)]
    [InlineData("media", HttpStatusCode.Forbidden)]
    public async Task WhoMayNotWorkWithContent_AsksNothingAsync(string? section, HttpStatusCode expected)
    {
        await using var host = await HostAsync(SiteStub.Says("{}"));
        foreach (var path in new[] { "/dashboard", "/contributions?q=a" })
        {
            using var response = await GetAsync(host, path, section);
            Assert.Equal(expected, response.StatusCode);
        }
        foreach (var path in new[] { "/document", "/review" })
        {
            using var response = await SendAsync(host, HttpMethod.Post, path, section, JsonContent.Create(new { }));
            Assert.Equal(expected, response.StatusCode);
        }
        Assert.Empty(host.Umbraco.Site!.Asked);
    }

    [Theory]
    [InlineData(false, true)]
    [InlineData(true, false)]
    public async Task WithoutUmbracosSignIn_NobodyIsLetInAsync(bool withPolicy, bool withScheme)
    {
        await using var host = await HostAsync(SiteStub.Says("{}"), withPolicy, withScheme);
        using var response = await GetAsync(host, "/dashboard", "content");
        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Empty(host.Umbraco.Site!.Asked);
    }

    [Theory]
    [InlineData(401, 502, "same secret")]
    [InlineData(500, 502, "the site's log")]
    public async Task SiteThatFails_IsTheSitesFaultAndNotTheEndOfTheSessionAsync(int answered, int expected, string words)
    {
        await using var host = await HostAsync(SiteStub.Says("{}", (HttpStatusCode)answered));
        using var response = await GetAsync(host, "/dashboard", "content");
        Assert.Equal(expected, (int)response.StatusCode);
        var problem = await response.Content.ReadFromJsonAsync<JsonNode>(TestContext.Current.CancellationToken);
        Assert.Contains(words, (string?)problem!["detail"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<html>")]
    [InlineData("\"text\"")]
    public async Task AnswerThatIsNoJson_NeverReachesTheBrowserAsync(string answer)
    {
        await using var host = await HostAsync(SiteStub.Says(answer));
        using var response = await GetAsync(host, "/dashboard", "content");
        Assert.Equal(HttpStatusCode.BadGateway, response.StatusCode);
        Assert.DoesNotContain(answer, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("[]")]
    public async Task PostOfSomethingElse_IsRefusedHereAsync(string body)
    {
        await using var host = await HostAsync(SiteStub.Says("{}"));
        using var response = await SendAsync(host, HttpMethod.Post, "/document", "content", new StringContent(body, null, "application/json"));
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Empty(host.Umbraco.Site!.Asked);
    }

    private static Task<HttpResponseMessage> GetAsync(Host host, string path, string? section) => SendAsync(host, HttpMethod.Get, path, section, null);

    private static async Task<HttpResponseMessage> SendAsync(Host host, HttpMethod method, string path, string? section, HttpContent? body)
    {
        using var request = new HttpRequestMessage(method, "/umbraco/pace-learning/api/v1" + path) { Content = body };
        if (section is not null)
        {
            request.Headers.Add("Authorization", "Bearer " + section);
        }
        return await host.Client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    // Umbraco's policy and scheme by their names, with a sign-in that believes what it is told.
    private static async Task<Host> HostAsync(Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> site, bool withPolicy = true, bool withScheme = true)
    {
        var umbraco = new UmbracoUnderTest(site);
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseTestServer();
        foreach (var service in umbraco.Services)
        {
            builder.Services.Add(service);
        }
        builder.Services.AddControllers();
        var authentication = builder.Services.AddAuthentication();
        if (withScheme)
        {
            authentication.AddScheme<AuthenticationSchemeOptions, Believing>(Scheme, null);
        }
        builder.Services.AddAuthorization(options =>
        {
            if (withPolicy)
            {
                options.AddPolicy("SectionAccessContent", policy => policy.AddAuthenticationSchemes(Scheme).RequireClaim(Section, "content"));
            }
        });
        var app = builder.Build();
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapControllers();
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new Host(app, umbraco);
    }

    private sealed record Host(WebApplication App, UmbracoUnderTest Umbraco) : IAsyncDisposable
    {
        public HttpClient Client { get; } = App.GetTestClient();

        public async ValueTask DisposeAsync()
        {
            Client.Dispose();
            await App.DisposeAsync();
            Umbraco.Dispose();
        }
    }

    private sealed class Believing(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder) : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
    {
        protected override Task<AuthenticateResult> HandleAuthenticateAsync()
        {
            var token = Request.Headers.Authorization.ToString();
            return Task.FromResult(token.StartsWith("Bearer ", StringComparison.Ordinal)
                ? AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(new ClaimsIdentity([new Claim(Section, token[7..])], Scheme.Name)), Scheme.Name))
                : AuthenticateResult.NoResult());
        }
    }
}
