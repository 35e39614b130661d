using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Pace.Learning.Web.Accounts.SignIn;

namespace Pace.Learning.Web.Accounts.OpenIdConnect;

/// <summary>What a sign-in service says about itself: its addresses and keys. Kept for a day, asked again when a key is unknown.</summary>
internal sealed class Discovery
{
    private static readonly TimeSpan BetweenRefreshes = TimeSpan.FromMinutes(1);

    private readonly string authority;
    private readonly string address;
    private readonly HttpDocumentRetriever documents;
    private readonly ConfigurationManager<OpenIdConnectConfiguration> manager;
    private long lastRefresh = -(long)BetweenRefreshes.TotalMilliseconds;

    public Discovery(Provider provider)
    {
        authority = provider.Authority.TrimEnd('/');
        address = authority + "/.well-known/openid-configuration";
        documents = new HttpDocumentRetriever(Http) { RequireHttps = !new Uri(authority).IsLoopback };
        manager = new ConfigurationManager<OpenIdConnectConfiguration>(address, new OpenIdConnectConfigurationRetriever(), documents);
    }

    public static HttpClient Http { get; } =
        new(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(5), AllowAutoRedirect = false }) { Timeout = TimeSpan.FromSeconds(10) };

    public async Task<OpenIdConnectConfiguration> GetAsync(CancellationToken cancellation)
    {
        try
        {
            return Checked(await manager.GetConfigurationAsync(cancellation));
        }
        catch (Exception e) when (e is InvalidOperationException or IOException or HttpRequestException or ArgumentException)
        {
            throw new SignInRefusedException(SignInRefusal.Service, e);
        }
    }

    /// <summary>Asks again at once, for a key that isn't known; <c>null</c> when that was done a moment ago.</summary>
    public async Task<OpenIdConnectConfiguration?> GetAgainAsync(CancellationToken cancellation)
    {
        var (now, last) = (Environment.TickCount64, Interlocked.Read(ref lastRefresh));
        if (now - last < BetweenRefreshes.TotalMilliseconds || Interlocked.CompareExchange(ref lastRefresh, now, last) != last)
        {
            return null;
        }
        manager.RequestRefresh();
        return Checked(await OpenIdConnectConfigurationRetriever.GetAsync(address, documents, cancellation));
    }

    // OpenID Connect Discovery 4.3: a service may speak only for itself.
    private OpenIdConnectConfiguration Checked(OpenIdConnectConfiguration configuration) =>
        configuration.Issuer?.TrimEnd('/') == authority && configuration.AuthorizationEndpoint is { Length: > 0 } && configuration.TokenEndpoint is { Length: > 0 }
            ? configuration
            : throw new SignInRefusedException(SignInRefusal.Service);
}
