using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace Pace.Learning.Web.Accounts.OpenIdConnect;

/// <summary>One scheme a service that is set up: authorization code flow with PKCE, state, nonce and the <c>iss</c> parameter.</summary>
internal static class OpenIdConnectRegistration
{
    // Long enough to prove one's address by a link in between.
    private static readonly TimeSpan AnswerLifetime = TimeSpan.FromMinutes(30);

    // Public keys only: with "none" or a shared secret anybody could be the service.
    private static readonly string[] Algorithms =
    [
        SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512,
        SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.RsaSsaPssSha384, SecurityAlgorithms.RsaSsaPssSha512,
        SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.EcdsaSha384, SecurityAlgorithms.EcdsaSha512,
    ];

    public static void AddOpenIdConnect(this WebApplicationBuilder builder)
    {
        var providers = Providers.From(builder.Configuration);
        var secure = SecurityRegistration.SecureWhen(builder.Configuration.GetSection("Pace").Get<PaceOptions>() ?? new PaceOptions());
        builder.Services.AddSingleton(providers);
        builder.Services.AddScoped<UsedStates>();
        builder.Services.PostConfigure<CookieAuthenticationOptions>(IdentityConstants.ExternalScheme, cookie => cookie.ExpireTimeSpan = AnswerLifetime);
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IPostConfigureOptions<OpenIdConnectOptions>, OpenIdConnectPostConfigureOptions>());
        foreach (var provider in providers.All)
        {
            builder.Services.AddAuthentication().AddRemoteScheme<OpenIdConnectOptions, ExternalSignInHandler>(provider.Scheme, provider.DisplayName, options =>
            {
                Ask(options, provider);
                Believe(options, provider);
                options.CorrelationCookie.SecurePolicy = options.NonceCookie.SecurePolicy = secure;
            });
        }
    }

    /// <summary>Sends somebody to another service. A link and not a form, because browsers hold the policy on forms against where redirects lead.</summary>
    public static void MapOpenIdConnect(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/sign-in/with/{provider}", (string provider, string? returnUrl, Providers providers) =>
            providers.All.SingleOrDefault(p => p.Name.Equals(provider, StringComparison.OrdinalIgnoreCase)) is { } known
                ? Results.Challenge(new AuthenticationProperties { RedirectUri = ReturnUrl.On("/sign-in/external", returnUrl) }, [known.Scheme])
                : Results.NotFound()).AllowAnonymous();

    private static void Ask(OpenIdConnectOptions options, Provider provider)
    {
        var discovery = new Discovery(provider);
        options.ConfigurationManager = discovery;
        options.BackchannelHttpHandler = new BasicCredentials(provider, discovery);
        options.BackchannelTimeout = TimeSpan.FromSeconds(10);
        options.ClientId = provider.ClientId;
        options.ClientSecret = provider.ClientSecret;
        options.CallbackPath = $"/sign-in/callback/{provider.Name}";
        options.ResponseType = OpenIdConnectResponseType.Code;
        options.ResponseMode = OpenIdConnectResponseMode.Query;
        options.PushedAuthorizationBehavior = PushedAuthorizationBehavior.Disable;
        options.DisableTelemetry = true;
        options.Scope.Add("email");
        options.CorrelationCookie.Name = "pace-state.";
        options.NonceCookie.Name = "pace-nonce.";
        options.CorrelationCookie.SameSite = options.NonceCookie.SameSite = SameSiteMode.Lax;
        // Signing out there doesn't reach us, and with these addresses any other site could sign people out.
        options.RemoteSignOutPath = options.SignedOutCallbackPath = default;
    }

    private static void Believe(OpenIdConnectOptions options, Provider provider)
    {
        options.SignInScheme = IdentityConstants.ExternalScheme;
        options.Events = new ExternalSignInEvents(provider);
        options.TokenValidationParameters.ValidAlgorithms = Algorithms;
        options.TokenValidationParameters.ClockSkew = TimeSpan.FromMinutes(1);
        options.GetClaimsFromUserInfoEndpoint = true;
        options.ClaimActions.Clear();
    }
}
