using System.Security.Cryptography;
using System.Text;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;
using Pace.Learning.Web.Accounts.SignIn;

namespace Pace.Learning.Web.Accounts.OpenIdConnect;

/// <summary>Decides whether an id_token is to be believed (OpenID Connect Core 3.1.3.7).</summary>
internal static class IdTokens
{
    private static readonly TimeSpan ClockDifference = TimeSpan.FromMinutes(1);

    // Public keys only: with "none" or a shared secret anybody could be the service.
    private static readonly string[] Algorithms =
    [
        SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512,
        SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.RsaSsaPssSha384, SecurityAlgorithms.RsaSsaPssSha512,
        SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.EcdsaSha384, SecurityAlgorithms.EcdsaSha512,
    ];

    public static async Task<JsonWebToken> ValidateAsync(
        string idToken, string? nonce, Provider provider, Discovery discovery, CancellationToken cancellation)
    {
        var configuration = await discovery.GetAsync(cancellation);
        var result = await CheckAsync(idToken, provider, configuration);
        if (result.Exception is SecurityTokenSignatureKeyNotFoundException or SecurityTokenInvalidSignatureException
            && await discovery.GetAgainAsync(cancellation) is { } fresh)
        {
            result = await CheckAsync(idToken, provider, fresh);
        }
        if (!result.IsValid)
        {
            throw new SignInRefusedException(Why(result.Exception), result.Exception);
        }
        var token = (JsonWebToken)result.SecurityToken;
        CheckNonce(token, nonce);
        CheckParty(token, provider.ClientId);
        return token.Subject is { Length: > 0 and <= 255 } ? token : throw new SignInRefusedException(SignInRefusal.Token);
    }

    private static Task<TokenValidationResult> CheckAsync(string idToken, Provider provider, OpenIdConnectConfiguration configuration) =>
        new JsonWebTokenHandler { MapInboundClaims = false }.ValidateTokenAsync(idToken, new TokenValidationParameters
        {
            ValidIssuer = configuration.Issuer,
            ValidAudience = provider.ClientId,
            IssuerSigningKeys = configuration.SigningKeys,
            ValidAlgorithms = Algorithms,
            RequireSignedTokens = true,
            RequireExpirationTime = true,
            ClockSkew = ClockDifference,
        });

    private static SignInRefusal Why(Exception? exception) => exception switch
    {
        SecurityTokenInvalidIssuerException => SignInRefusal.Issuer,
        SecurityTokenInvalidAudienceException => SignInRefusal.Audience,
        SecurityTokenExpiredException or SecurityTokenNoExpirationException => SignInRefusal.Expired,
        SecurityTokenNotYetValidException => SignInRefusal.NotYet,
        SecurityTokenInvalidSignatureException or SecurityTokenInvalidAlgorithmException or SecurityTokenInvalidSigningKeyException => SignInRefusal.Signature,
        _ => SignInRefusal.Token,
    };

    private static void CheckNonce(JsonWebToken token, string? nonce)
    {
        var given = token.TryGetPayloadValue<string>("nonce", out var value) ? value : "";
        if (nonce is not { Length: > 0 } || !CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), Encoding.UTF8.GetBytes(nonce)))
        {
            throw new SignInRefusedException(SignInRefusal.Nonce);
        }
    }

    private static void CheckParty(JsonWebToken token, string clientId)
    {
        var party = token.TryGetPayloadValue<string>("azp", out var value) ? value : null;
        if (party is null ? token.Audiences.Count() > 1 : party != clientId)
        {
            throw new SignInRefusedException(SignInRefusal.Audience);
        }
    }
}
