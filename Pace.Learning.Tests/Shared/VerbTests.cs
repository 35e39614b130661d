using System.Globalization;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;

namespace Pace.Learning.Tests.Shared;

/// <summary>Every verb on every address, as whoever: HEAD answers as GET does, one that nobody knows is told which are known, and nothing ends in an error of ours.</summary>
public sealed class VerbTests(AppUnderTest app) : IClassFixture<AppUnderTest>
{
    private static readonly string[] All = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND"];

    [Theory]
    [InlineData("/")]
    [InlineData("/courses")]
    [InlineData("/areas.csv")]
    [InlineData("/areas.json")]
    [InlineData("/robots.txt")]
    [InlineData("/sitemap.xml")]
    [InlineData("/health/ready")]
    [InlineData("/ledger/checkpoints")]
    [InlineData("/ledger/checkpoints/latest")]
    [InlineData("/ledger/checkpoints/1")]
    [InlineData("/ledger/checkpoints/1/to/2")]
    [InlineData("/ledger/keys")]
    [InlineData("/ledger/keys/ledger-1.pem")]
    [InlineData("/.well-known/jwks.json")]
    public async Task Head_AnswersAsGetDoes_AndOtherVerbsAreToldWhichAreKnown(string path)
    {
        var stranger = app.Stranger();
        using var get = await stranger.GetAsync(path, TestContext.Current.CancellationToken);
        using var head = await SendAsync(stranger, "HEAD", path);
        Assert.Equal((get.StatusCode, get.Content.Headers.ContentType?.MediaType), (head.StatusCode, head.Content.Headers.ContentType?.MediaType));
        foreach (var verb in (string[])["PUT", "DELETE", "OPTIONS", "TRACE", "PROPFIND"])
        {
            using var answer = await SendAsync(stranger, verb, path);
            Assert.True(answer.StatusCode == HttpStatusCode.MethodNotAllowed || get.StatusCode == HttpStatusCode.NotFound, $"{verb} {path}: {(int)answer.StatusCode}");
            Assert.True(get.StatusCode == HttpStatusCode.NotFound || answer.Content.Headers.Allow.Concat(answer.Headers.TryGetValues("Allow", out var allow) ? allow : []).Any(), $"{verb} {path} doesn't say what is allowed");
        }
    }

    [Theory]
    [InlineData("/courses?handler=nonsense", "GET")]
    [InlineData("/courses?handler=nonsense", "POST")]
    [InlineData("/account/sign-in?handler=nonsense", "GET")]
    [InlineData("/account/sign-in?handler=nonsense", "POST")]
    public async Task AnActThatIsntThere_IsNotFound_NeverThePagesOwn(string address, string verb)
    {
        using var answer = await SendAsync(app.Stranger(), verb, address);
        Assert.Contains(answer.StatusCode, (HttpStatusCode[])[HttpStatusCode.NotFound, HttpStatusCode.MethodNotAllowed]);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(Roles.Learner)]
    [InlineData(Roles.Parent)]
    [InlineData(Roles.Editor)]
    [InlineData(Roles.ParticipationManager)]
    [InlineData(Roles.Admin)]
    public async Task NoVerbOnAnyAddress_EndsInAnErrorOfOurs(string? role)
    {
        var client = role is null ? app.Stranger() : await app.SignedInAsync(role);
        List<string> wrong = [];
        foreach (var endpoint in app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => !e.Metadata.Any(m => m.GetType().Name == "StaticAssetDescriptor") && !e.RoutePattern.RawText!.Contains("sign-out", StringComparison.Ordinal) && !e.RoutePattern.RawText.Contains("dev/", StringComparison.Ordinal)))
        {
            var path = MadeUp(endpoint.RoutePattern);
            HttpStatusCode? shown = null;
            foreach (var verb in All)
            {
                using var answer = await SendAsync(client, verb, path);
                if ((int)answer.StatusCode >= 500)
                {
                    wrong.Add($"{verb} {path}: {(int)answer.StatusCode}");
                }
                if (verb is "HEAD" && shown != answer.StatusCode)
                {
                    wrong.Add($"HEAD {path} answers {(int)answer.StatusCode}, GET {(int)shown!}");
                }
                if (verb is "PUT" or "PATCH" or "DELETE" or "OPTIONS" or "TRACE" or "PROPFIND" && answer.IsSuccessStatusCode)
                {
                    wrong.Add($"{verb} {path} was taken: {(int)answer.StatusCode}");
                }
                shown ??= answer.StatusCode;
            }
        }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    private static Task<HttpResponseMessage> SendAsync(HttpClient client, string verb, string path)
    {
        var request = new HttpRequestMessage(new HttpMethod(verb), path);
        return client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    private static string MadeUp(RoutePattern pattern) => "/" + string.Join('/', pattern.PathSegments.Select(s => string.Concat(s.Parts.Select(part => part switch
    {
        RoutePatternLiteralPart literal => literal.Content,
        RoutePatternSeparatorPart separator => separator.Content,
        RoutePatternParameterPart { ParameterPolicies: var rules } when rules.Any(r => r.Content == "guid") => Guid.Empty.ToString(),
        RoutePatternParameterPart { ParameterPolicies: var rules } when rules.Any(r => r.Content == "int") => 1.ToString(CultureInfo.InvariantCulture),
        _ => "x",
    })))).TrimEnd('/');
}
