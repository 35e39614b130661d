using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace Pace.Learning.Web.Accounts.OpenIdConnect;

/// <summary>
/// What a sign-in service says about itself: its addresses and keys. When a key is unknown the library asks again beside the sign-in and refuses
/// that one; here the sign-in waits for the answer, so that nobody is turned away because a service has changed its keys.
/// </summary>
internal sealed class Discovery(Provider provider) : BaseConfigurationManager, IConfigurationManager<OpenIdConnectConfiguration>
{
    private static readonly TimeSpan BetweenRefreshes = TimeSpan.FromMinutes(1);

    private static readonly HttpClient Http =
        new(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(5), AllowAutoRedirect = false }) { Timeout = TimeSpan.FromSeconds(10) };

    private volatile ConfigurationManager<OpenIdConnectConfiguration> known = Unasked(provider.Authority.TrimEnd('/'));
    private long lastRefresh = -(long)BetweenRefreshes.TotalMilliseconds;

    public Task<OpenIdConnectConfiguration> GetConfigurationAsync(CancellationToken cancel) => known.GetConfigurationAsync(cancel);

    public override async Task<BaseConfiguration> GetBaseConfigurationAsync(CancellationToken cancel) => await GetConfigurationAsync(cancel);

    /// <summary>Forgets what is known, unless that was done a moment ago.</summary>
    public override void RequestRefresh()
    {
        var (now, last) = (Environment.TickCount64, Interlocked.Read(ref lastRefresh));
        if (now - last >= BetweenRefreshes.TotalMilliseconds && Interlocked.CompareExchange(ref lastRefresh, now, last) == last)
        {
            known = Unasked(provider.Authority.TrimEnd('/'));
        }
    }

    private static ConfigurationManager<OpenIdConnectConfiguration> Unasked(string authority) => new(
        authority + "/.well-known/openid-configuration", new OpenIdConnectConfigurationRetriever(),
        new HttpDocumentRetriever(Http) { RequireHttps = !new Uri(authority).IsLoopback }, new SpeaksForItself(authority));

    // OpenID Connect Discovery 4.3: a service may speak only for itself.
    private sealed class SpeaksForItself(string authority) : IConfigurationValidator<OpenIdConnectConfiguration>
    {
        public ConfigurationValidationResult Validate(OpenIdConnectConfiguration configuration) => new()
        {
            Succeeded = configuration.Issuer?.TrimEnd('/') == authority
                && configuration.AuthorizationEndpoint is { Length: > 0 } && configuration.TokenEndpoint is { Length: > 0 },
            ErrorMessage = "It names another issuer, or an address is missing.",
        };
    }
}
