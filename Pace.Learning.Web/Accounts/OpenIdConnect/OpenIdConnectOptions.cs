using Microsoft.AspNetCore.Authentication.OAuth;
using Microsoft.AspNetCore.Identity;
using Pace.Learning.Web.Accounts.SignIn;

namespace Pace.Learning.Web.Accounts.OpenIdConnect;

/// <summary>How one sign-in service is asked.</summary>
internal sealed partial class OpenIdConnectOptions : OAuthOptions
{
    public Provider Provider { get; private set; } = null!;

    public Discovery Discovery { get; private set; } = null!;

    public void Use(Provider provider)
    {
        (Provider, Discovery) = (provider, new Discovery(provider));
        ClientId = provider.ClientId;
        // The framework asks for these three; the real ones come from discovery, and not every service gives us a secret.
        ClientSecret = "unused";
        AuthorizationEndpoint = "/";
        TokenEndpoint = "/";
        CallbackPath = $"/sign-in/callback/{provider.Name}";
        SignInScheme = IdentityConstants.ExternalScheme;
        UsePkce = true;
        BackchannelTimeout = TimeSpan.FromSeconds(10);
        CorrelationCookie.SameSite = SameSiteMode.Lax;
        CorrelationCookie.Name = "pace-state.";
        Scope.Clear();
        Scope.Add("openid");
        Scope.Add("email");
        Scope.Add("profile");
        Events.OnRemoteFailure = context =>
        {
            var refusal = (context.Failure as SignInRefusedException)?.Refusal ?? SignInRefusal.Service;
            var logger = context.HttpContext.RequestServices.GetRequiredService<ILogger<OpenIdConnectOptions>>();
            LogRefused(logger, provider.Name, refusal.Code, context.Failure?.InnerException?.GetType().Name ?? context.Failure?.GetType().Name);
            context.Response.Redirect(refusal.Url);
            context.HandleResponse();
            return Task.CompletedTask;
        };
    }

    // Without personal data: the messages of token errors repeat names and addresses.
    [LoggerMessage(Level = LogLevel.Warning, Message = "Sign-in with {Provider} refused: {Code} ({Kind})")]
    private static partial void LogRefused(ILogger logger, string provider, string code, string? kind);
}

/// <summary>An answer of a sign-in service that isn't taken, and why.</summary>
internal sealed class SignInRefusedException(SignInRefusal refusal, Exception? inner = null) : Exception(refusal.Code, inner)
{
    public SignInRefusal Refusal => refusal;
}
