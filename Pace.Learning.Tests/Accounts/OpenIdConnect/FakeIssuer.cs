using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Pace.Learning.Tests.Accounts.OpenIdConnect;

/// <summary>A sign-in service that answers whatever a test wants, to see what is believed.</summary>
internal sealed class FakeIssuer : IAsyncDisposable
{
    public const string ClientId = "pace";
    public const string Secret = "a secret that is long enough to sign with, for tests";

    private readonly WebApplication app;
    private RsaSecurityKey published = NewKey();

    private FakeIssuer(WebApplication app) => this.app = app;

    public string Url { get; private set; } = "";

    /// <summary>What the token endpoint hands out.</summary>
    public string IdToken { get; set; } = "";

    /// <summary>What it says when it is asked for more about a person; nothing, so it refuses.</summary>
    public Dictionary<string, object>? More { get; set; }

    /// <summary>Whether it says that it names itself in each answer.</summary>
    public bool NamesItself { get; set; } = true;

    public static async Task<FakeIssuer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var issuer = new FakeIssuer(builder.Build());
        issuer.Map();
        await issuer.app.StartAsync();
        issuer.Url = issuer.app.Urls.Single();
        return issuer;
    }

    /// <summary>A token as it should be, but for what a test changes.</summary>
    public string Mint(string nonce, Action<Dictionary<string, object>>? change = null, SigningCredentials? credentials = null)
    {
        var now = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        var claims = new Dictionary<string, object>
        {
            ["iss"] = Url, ["sub"] = "mallory", ["aud"] = ClientId, ["exp"] = now + 300, ["iat"] = now, ["nonce"] = nonce,
            ["email"] = "learner@demo.example", ["email_verified"] = true,
        };
        change?.Invoke(claims);
        var handler = new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false };
        return handler.CreateToken(JsonSerializer.Serialize(claims), credentials ?? new SigningCredentials(published, SecurityAlgorithms.RsaSha256));
    }

    public string MintUnsigned(string nonce)
    {
        var signed = Mint(nonce).Split('.');
        return $"{Base64UrlEncoder.Encode("""{"alg":"none","typ":"JWT"}""")}.{signed[1]}.";
    }

    public static SigningCredentials AnotherKey() => new(NewKey(), SecurityAlgorithms.RsaSha256);

    /// <summary>The published key's name on a key of one's own.</summary>
    public SigningCredentials AnotherKeyOfTheSameName() => new(new RsaSecurityKey(RSA.Create(2048)) { KeyId = published.KeyId }, SecurityAlgorithms.RsaSha256);

    public static SigningCredentials SharedSecret() => new(new SymmetricSecurityKey(Encoding.UTF8.GetBytes(Secret)), SecurityAlgorithms.HmacSha256);

    /// <summary>Signs with a new key from now on.</summary>
    public void ChangeKey() => published = NewKey();

    public async ValueTask DisposeAsync() => await app.DisposeAsync();

    private static RsaSecurityKey NewKey() => new(RSA.Create(2048)) { KeyId = Guid.NewGuid().ToString("N") };

    private void Map()
    {
        app.MapGet("/.well-known/openid-configuration", () => new Dictionary<string, object>
        {
            ["issuer"] = Url, ["authorization_endpoint"] = Url + "/authorize", ["token_endpoint"] = Url + "/token", ["jwks_uri"] = Url + "/keys",
            ["userinfo_endpoint"] = Url + "/more",
            ["response_types_supported"] = new[] { "code" }, ["subject_types_supported"] = new[] { "public" },
            ["id_token_signing_alg_values_supported"] = new[] { "RS256", "none", "HS256" },
            ["authorization_response_iss_parameter_supported"] = NamesItself,
        });
        app.MapGet("/keys", () =>
        {
            var key = JsonWebKeyConverter.ConvertFromRSASecurityKey(new RsaSecurityKey(published.Rsa.ExportParameters(false)) { KeyId = published.KeyId });
            return new { keys = new[] { new { kty = key.Kty, n = key.N, e = key.E, kid = key.Kid, use = "sig" } } };
        });
        app.MapGet("/more", () => More is { } more ? Results.Json(more) : Results.StatusCode(StatusCodes.Status403Forbidden));
        app.MapPost("/token", () => Results.Json(new { access_token = "none", token_type = "Bearer", id_token = IdToken }));
    }
}
