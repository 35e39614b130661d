using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Pace.Learning.Web.Platform;
using Pace.Learning.Web.Platform.Security;

namespace Pace.Learning.Web.Accounts.OpenIdConnect;

/// <summary>One scheme a service that is set up.</summary>
internal static class OpenIdConnectRegistration
{
    // Long enough to prove one's address by a link in between.
    private static readonly TimeSpan AnswerLifetime = TimeSpan.FromMinutes(30);

    public static void AddOpenIdConnect(this WebApplicationBuilder builder)
    {
        var providers = Providers.From(builder.Configuration);
        var secure = SecurityRegistration.SecureWhen(builder.Configuration.GetSection("Pace").Get<PaceOptions>() ?? new PaceOptions());
        builder.Services.AddSingleton(providers);
        builder.Services.AddScoped<UsedStates>();
        builder.Services.PostConfigure<CookieAuthenticationOptions>(IdentityConstants.ExternalScheme, cookie => cookie.ExpireTimeSpan = AnswerLifetime);
        foreach (var provider in providers.All)
        {
            builder.Services.AddAuthentication().AddOAuth<OpenIdConnectOptions, OpenIdConnectHandler>(provider.Scheme, provider.DisplayName, options =>
            {
                options.Use(provider);
                options.CorrelationCookie.SecurePolicy = secure;
            });
        }
    }

    /// <summary>Sends somebody to another service. A link and not a form, because browsers hold the policy on forms against where redirects lead.</summary>
    public static void MapOpenIdConnect(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/sign-in/with/{provider}", (string provider, string? returnUrl, Providers providers) =>
            providers.All.SingleOrDefault(p => p.Name.Equals(provider, StringComparison.OrdinalIgnoreCase)) is { } known
                ? Results.Challenge(new AuthenticationProperties { RedirectUri = ReturnUrl.On("/sign-in/external", returnUrl) }, [known.Scheme])
                : Results.NotFound()).AllowAnonymous();
}
