using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Pace.Learning.Web.Platform.Mount;

namespace Pace.Learning.Web.Accounts;

/// <summary>What a host does when nobody names a scheme; nothing when the site has its process to itself.</summary>
internal sealed class HostSchemes
{
    public string? Authenticate { get; private set; }

    public string? Challenge { get; private set; }

    public string? Forbid { get; private set; }

    public string? SignIn { get; private set; }

    public string? SignOut { get; private set; }

    /// <summary>Takes note of the host's defaults and puts <see cref="DefaultScheme"/> before them.</summary>
    public void StandBehind(AuthenticationOptions options)
    {
        Authenticate = options.DefaultAuthenticateScheme ?? options.DefaultScheme;
        Challenge = options.DefaultChallengeScheme ?? options.DefaultScheme;
        Forbid = options.DefaultForbidScheme ?? Challenge;
        SignIn = options.DefaultSignInScheme ?? options.DefaultScheme;
        SignOut = options.DefaultSignOutScheme ?? SignIn;
        options.AddScheme<DefaultScheme>(DefaultScheme.Name, displayName: null);
        options.DefaultScheme = DefaultScheme.Name;
        options.DefaultAuthenticateScheme = options.DefaultChallengeScheme = options.DefaultForbidScheme = null;
        options.DefaultSignInScheme = options.DefaultSignOutScheme = null;
    }
}

/// <summary>The scheme that is meant when nobody names one: our session for our requests, the host's for all others.</summary>
internal sealed class DefaultScheme(HostSchemes host) : IAuthenticationSignInHandler
{
    public const string Name = "Pace.Default";

    private HttpContext http = null!;

    public Task InitializeAsync(AuthenticationScheme scheme, HttpContext context)
    {
        http = context;
        return Task.CompletedTask;
    }

    public Task<AuthenticateResult> AuthenticateAsync() =>
        OursOr(host.Authenticate) is { } scheme ? http.AuthenticateAsync(scheme) : Task.FromResult(AuthenticateResult.NoResult());

    public Task ChallengeAsync(AuthenticationProperties? properties) => http.ChallengeAsync(Required(host.Challenge), properties);

    public Task ForbidAsync(AuthenticationProperties? properties) => http.ForbidAsync(Required(host.Forbid), properties);

    public Task SignInAsync(ClaimsPrincipal user, AuthenticationProperties? properties) => http.SignInAsync(Required(host.SignIn), user, properties);

    public Task SignOutAsync(AuthenticationProperties? properties) => http.SignOutAsync(Required(host.SignOut), properties);

    private string? OursOr(string? hosts) => http.IsOurs ? AccountSchemes.Session : hosts;

    private string Required(string? hosts) => OursOr(hosts) ?? throw new InvalidOperationException("The host has no default authentication scheme for this.");
}
