using System.Buffers.Text;
using System.Net.Http.Headers;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OAuth;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Pace.Learning.Web.Accounts.SignIn;
using Pace.Learning.Web.Platform;
using Pace.Learning.Web.Platform.Mount;

namespace Pace.Learning.Web.Accounts.OpenIdConnect;

/// <summary>
/// Signs in with another service: authorization code flow with PKCE, state, nonce and the <c>iss</c> parameter. The framework's OAuth handler
/// asks the question; the answer is checked here.
/// </summary>
internal sealed class OpenIdConnectHandler(
    IOptionsMonitor<OpenIdConnectOptions> options, ILoggerFactory logger, UrlEncoder encoder, UsedStates states, PublicUrl site)
    : OAuthHandler<OpenIdConnectOptions>(options, logger, encoder)
{
    private const string Nonce = "nonce";
    private const string AskedAt = "asked-at";

    private string RedirectUri => site.Of(Options.CallbackPath);

    /// <summary>Not while a host asks who somebody is: the answer comes to us, behind our own headers.</summary>
    public override async Task<bool> ShouldHandleRequestAsync() => Context.IsOurs && await base.ShouldHandleRequestAsync();

    protected override async Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        try
        {
            var configuration = await Options.Discovery.GetAsync(Context.RequestAborted);
            properties.SetParameter(nameof(OpenIdConnectConfiguration), configuration);
        }
        catch (SignInRefusedException e)
        {
            Response.Redirect(e.Refusal.Url);
            return;
        }
        properties.Items[Nonce] = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        properties.Items[AskedAt] = TimeProvider.GetUtcNow().ToString("O");
        await base.HandleChallengeAsync(properties);
    }

    protected override string BuildChallengeUrl(AuthenticationProperties properties, string redirectUri)
    {
        var configuration = properties.GetParameter<OpenIdConnectConfiguration>(nameof(OpenIdConnectConfiguration))!;
        var question = base.BuildChallengeUrl(properties, RedirectUri)[Options.AuthorizationEndpoint.Length..];
        var url = configuration.AuthorizationEndpoint + (configuration.AuthorizationEndpoint.Contains('?', StringComparison.Ordinal) ? "&" + question[1..] : question);
        return QueryHelpers.AddQueryString(url, Nonce, properties.Items[Nonce]!);
    }

    protected override async Task<HandleRequestResult> HandleRemoteAuthenticateAsync()
    {
        var state = Request.Query["state"].ToString();
        var properties = Options.StateDataFormat.Unprotect(state);
        try
        {
            if (properties is null || !ValidateCorrelationId(properties) || IsOld(properties) || !await states.UseAsync(state, Context.RequestAborted))
            {
                throw new SignInRefusedException(SignInRefusal.State);
            }
            return HandleRequestResult.Success(await ReadAnswerAsync(properties));
        }
        catch (SignInRefusedException e)
        {
            return HandleRequestResult.Fail(e, properties);
        }
        catch (Exception e) when (e is HttpRequestException or JsonException or TaskCanceledException)
        {
            return HandleRequestResult.Fail(new SignInRefusedException(SignInRefusal.Service, e), properties);
        }
    }

    private bool IsOld(AuthenticationProperties properties) =>
        !DateTimeOffset.TryParse(properties.Items[AskedAt], out var askedAt) || TimeProvider.GetUtcNow() - askedAt > Options.RemoteAuthenticationTimeout;

    private async Task<AuthenticationTicket> ReadAnswerAsync(AuthenticationProperties properties)
    {
        var configuration = await Options.Discovery.GetAsync(Context.RequestAborted);
        CheckWhoAnswers(configuration);
        if (Request.Query["error"].ToString() is { Length: > 0 } error)
        {
            throw new SignInRefusedException(error is "access_denied" or "login_required" or "interaction_required" ? SignInRefusal.Denied : SignInRefusal.Service);
        }
        var tokens = await RedeemAsync(configuration, Request.Query["code"].ToString(), properties);
        var idToken = await IdTokens.ValidateAsync(tokens.IdToken, properties.Items[Nonce], Options.Provider, Options.Discovery, Context.RequestAborted);
        var person = Read(idToken) with { Issuer = configuration.Issuer };
        if (person.Email is null && configuration.UserInfoEndpoint is { Length: > 0 } endpoint && tokens.AccessToken is { Length: > 0 } access)
        {
            person = await AskMoreAsync(endpoint, access, person);
        }
        return new AuthenticationTicket(new ClaimsPrincipal(person.AsIdentity(Scheme.Name, Options.Provider.DisplayName)), properties, Scheme.Name);
    }

    // RFC 9207: an answer of another service than the one asked would send that one's code to this one.
    private void CheckWhoAnswers(OpenIdConnectConfiguration configuration)
    {
        var issuer = Request.Query["iss"].ToString();
        if (issuer.Length == 0 ? configuration.AuthorizationResponseIssParameterSupported : issuer != configuration.Issuer)
        {
            throw new SignInRefusedException(SignInRefusal.MixedUp);
        }
    }

    private async Task<(string IdToken, string? AccessToken)> RedeemAsync(OpenIdConnectConfiguration configuration, string code, AuthenticationProperties properties)
    {
        var fields = new Dictionary<string, string>
        {
            ["grant_type"] = "authorization_code", ["code"] = code, ["redirect_uri"] = RedirectUri,
            [OAuthConstants.CodeVerifierKey] = properties.Items[OAuthConstants.CodeVerifierKey]!,
        };
        using var request = new HttpRequestMessage(HttpMethod.Post, configuration.TokenEndpoint);
        request.Headers.Accept.ParseAdd("application/json");
        AddClient(request, fields, configuration);
        request.Content = new FormUrlEncodedContent(fields);
        using var answer = await Backchannel.SendAsync(request, Context.RequestAborted);
        if (!answer.IsSuccessStatusCode)
        {
            throw new SignInRefusedException(SignInRefusal.Service);
        }
        using var json = await JsonDocument.ParseAsync(await answer.Content.ReadAsStreamAsync(Context.RequestAborted), cancellationToken: Context.RequestAborted);
        return Text(json.RootElement, "id_token") is { } idToken
            ? (idToken, Text(json.RootElement, "access_token"))
            : throw new SignInRefusedException(SignInRefusal.Token);
    }

    private void AddClient(HttpRequestMessage request, Dictionary<string, string> fields, OpenIdConnectConfiguration configuration)
    {
        var provider = Options.Provider;
        // Without the list the default is "basic" (OpenID Connect Discovery 3).
        var usesPost = provider.ClientSecret is null || configuration.TokenEndpointAuthMethodsSupported.Contains("client_secret_post");
        if (usesPost)
        {
            fields["client_id"] = provider.ClientId;
        }
        if (provider.ClientSecret is { } secret && usesPost)
        {
            fields["client_secret"] = secret;
        }
        else if (provider.ClientSecret is { } basic)
        {
            var pair = $"{Uri.EscapeDataString(provider.ClientId)}:{Uri.EscapeDataString(basic)}";
            request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(pair)));
        }
    }

    private async Task<OutsidePerson> AskMoreAsync(string endpoint, string accessToken, OutsidePerson person)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, endpoint);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", accessToken);
        using var answer = await Backchannel.SendAsync(request, Context.RequestAborted);
        if (!answer.IsSuccessStatusCode || answer.Content.Headers.ContentType?.MediaType != "application/json")
        {
            return person;
        }
        using var json = await JsonDocument.ParseAsync(await answer.Content.ReadAsStreamAsync(Context.RequestAborted), cancellationToken: Context.RequestAborted);
        // OpenID Connect Core 5.3.2: what is said about somebody else is not to be used.
        return Text(json.RootElement, "sub") == person.Subject
            ? person with { Email = Text(json.RootElement, "email"), EmailIsVerified = IsTrue(json.RootElement, "email_verified"), Name = Text(json.RootElement, "name") ?? person.Name }
            : throw new SignInRefusedException(SignInRefusal.Token);
    }

    private static OutsidePerson Read(JsonWebToken token)
    {
        var payload = JsonDocument.Parse(Base64UrlEncoderText(token.EncodedPayload)).RootElement;
        return new OutsidePerson("", token.Subject, Text(payload, "email"), IsTrue(payload, "email_verified"), Text(payload, "name"));
    }

    private static string Base64UrlEncoderText(string encoded) => Encoding.UTF8.GetString(Base64Url.DecodeFromChars(encoded));

    private static string? Text(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text ? text : null;

    private static bool IsTrue(JsonElement json, string name) => json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.True;
}
