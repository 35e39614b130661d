using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Pace.Learning.Web.Courses.Certificates.Badges;

/// <summary>A compact JSON Web Signature (RFC 7515) with RS256, the algorithm that every Open Badges 3.0 verifier knows.</summary>
internal static class Jws
{
    // A credential says itself until when it is valid.
    private static readonly JsonWebTokenHandler Handler = new() { SetDefaultTimesOnTokenCreation = false };

    public static string Sign(JsonObject payload, RSA key, string keyAddress) =>
        Handler.CreateToken(payload.ToJsonString(), new SigningCredentials(new RsaSecurityKey(key) { KeyId = keyAddress }, SecurityAlgorithms.RsaSha256)
        {
            // The key is ours to keep and to dispose of.
            CryptoProviderFactory = new CryptoProviderFactory { CacheSignatureProviders = false },
        });

    public static JsonObject PublicKey(RSA key, string keyAddress)
    {
        var jwk = JsonWebKeyConverter.ConvertFromRSASecurityKey(new RsaSecurityKey(key.ExportParameters(includePrivateParameters: false)));
        return new JsonObject { ["kty"] = jwk.Kty, ["use"] = "sig", ["alg"] = SecurityAlgorithms.RsaSha256, ["kid"] = keyAddress, ["n"] = jwk.N, ["e"] = jwk.E };
    }
}
