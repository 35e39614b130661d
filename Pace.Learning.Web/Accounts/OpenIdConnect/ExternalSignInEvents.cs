using System.Globalization;
using System.IdentityModel.Tokens.Jwt;
using System.Text.Json;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;
using Pace.Learning.Web.Accounts.SignIn;

namespace Pace.Learning.Web.Accounts.OpenIdConnect;

/// <summary>What is asked of an answer beyond what the library checks, who it says somebody is, and what happens when it isn't taken.</summary>
internal sealed partial class ExternalSignInEvents(Provider provider) : OpenIdConnectEvents
{
    private const string AskedAt = "asked-at";
    private const string Nonce = "nonce";

    public override Task RedirectToIdentityProvider(RedirectContext context)
    {
        context.ProtocolMessage.RedirectUri = context.HttpContext.RequestServices.GetRequiredService<PublicUrl>().Of(context.Options.CallbackPath);
        context.Properties.Items[Nonce] = context.ProtocolMessage.Nonce;
        context.Properties.Items[AskedAt] = context.Options.TimeProvider!.GetUtcNow().ToString("O");
        return Task.CompletedTask;
    }

    // RFC 9207: an answer of another service than the one asked would send that one's code to this one.
    public override async Task MessageReceived(MessageReceivedContext context)
    {
        if (!context.Properties!.Items.ContainsKey(AskedAt))
        {
            return;
        }
        var configuration = await context.Options.ConfigurationManager!.GetConfigurationAsync(context.HttpContext.RequestAborted);
        if (context.ProtocolMessage.Iss is { Length: > 0 } issuer ? issuer != configuration.Issuer : configuration.AuthorizationResponseIssParameterSupported)
        {
            context.Fail(new SignInRefusedException(SignInRefusal.MixedUp));
        }
    }

    // The state counts once, and not for long.
    public override async Task AuthorizationCodeReceived(AuthorizationCodeReceivedContext context)
    {
        var states = context.HttpContext.RequestServices.GetRequiredService<UsedStates>();
        if (IsOld(context) || context.Request.Query["state"] is not [{ Length: > 0 } state] || !await states.UseAsync(state, context.HttpContext.RequestAborted))
        {
            context.Fail(new SignInRefusedException(SignInRefusal.State));
        }
    }

    public override Task TokenValidated(TokenValidatedContext context)
    {
        var token = context.SecurityToken;
        if (WhatIsWrong(token, context) is { } refusal)
        {
            context.Fail(new SignInRefusedException(refusal));
            return Task.CompletedTask;
        }
        using var claims = JsonDocument.Parse(Base64UrlEncoder.Decode(token.RawPayload));
        context.Principal = ExternalPerson.Read(token.Issuer, token.Subject, claims.RootElement).AsPrincipal(context.Scheme.Name, provider.DisplayName);
        return Task.CompletedTask;
    }

    public override Task UserInformationReceived(UserInformationReceivedContext context)
    {
        var (known, service) = ExternalPerson.From(context.Principal)!.Value;
        var more = ExternalPerson.Read(known.Issuer, known.Subject, context.User.RootElement);
        context.Principal = (more with { Name = more.Name ?? known.Name }).AsPrincipal(context.Scheme.Name, service);
        return Task.CompletedTask;
    }

    public override Task RemoteFailure(RemoteFailureContext context)
    {
        var refusal = Why(context.Failure);
        var logger = context.HttpContext.RequestServices.GetRequiredService<ILogger<ExternalSignInEvents>>();
        LogRefused(logger, provider.Name, refusal.Code, context.Failure?.InnerException?.GetType().Name ?? context.Failure?.GetType().Name);
        context.Response.Redirect(refusal.Url);
        context.HandleResponse();
        return Task.CompletedTask;
    }

    private static bool IsOld(AuthorizationCodeReceivedContext context) =>
        !DateTimeOffset.TryParse(context.Properties!.Items[AskedAt], CultureInfo.InvariantCulture, out var askedAt)
        || context.Options.TimeProvider!.GetUtcNow() - askedAt > context.Options.RemoteAuthenticationTimeout;

    private static SignInRefusal? WhatIsWrong(JwtSecurityToken token, TokenValidatedContext context)
    {
        // The library takes a token without a signature here, since it comes from the service itself.
        if (token.RawSignature is not { Length: > 0 })
        {
            return SignInRefusal.Signature;
        }
        // It takes the nonce of any sign-in that this browser has begun; ours is that of this one.
        if (context.Nonce is not { Length: > 0 } nonce || nonce != context.Properties!.Items[Nonce])
        {
            return SignInRefusal.Nonce;
        }
        var party = token.Payload.Azp;
        if (party is null ? token.Audiences.Count() > 1 : party != context.Options.ClientId)
        {
            return SignInRefusal.Audience;
        }
        return token.Subject is { Length: > 0 and <= 255 } ? null : SignInRefusal.Token;
    }

    private static SignInRefusal Why(Exception? failure) => failure switch
    {
        SignInRefusedException refused => refused.Refusal,
        // The library's own words for a state that is missing, made up, or from another browser.
        AuthenticationFailureException => SignInRefusal.State,
        OpenIdConnectProtocolException e when e.Data.Contains("error") =>
            e.Data["error"] is "access_denied" or "login_required" or "interaction_required" ? SignInRefusal.Denied : SignInRefusal.Service,
        OpenIdConnectProtocolInvalidNonceException => SignInRefusal.Nonce,
        SecurityTokenInvalidIssuerException => SignInRefusal.Issuer,
        SecurityTokenInvalidAudienceException => SignInRefusal.Audience,
        SecurityTokenExpiredException or SecurityTokenNoExpirationException => SignInRefusal.Expired,
        SecurityTokenNotYetValidException => SignInRefusal.NotYet,
        SecurityTokenInvalidSignatureException or SecurityTokenInvalidAlgorithmException or SecurityTokenInvalidSigningKeyException => SignInRefusal.Signature,
        OpenIdConnectProtocolException { InnerException: null } or SecurityTokenException or ArgumentException => SignInRefusal.Token,
        _ => SignInRefusal.Service,
    };

    // Without personal data: the messages of token errors repeat names and addresses.
    [LoggerMessage(Level = LogLevel.Warning, Message = "Sign-in with {Provider} refused: {Code} ({Kind})")]
    private static partial void LogRefused(ILogger logger, string provider, string code, string? kind);
}

/// <summary>An answer of a sign-in service that isn't taken, and why.</summary>
internal sealed class SignInRefusedException(SignInRefusal refusal) : Exception(refusal.Code)
{
    public SignInRefusal Refusal => refusal;
}
