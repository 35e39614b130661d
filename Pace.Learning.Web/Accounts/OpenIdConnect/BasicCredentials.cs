using System.Net.Http.Headers;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;

namespace Pace.Learning.Web.Accounts.OpenIdConnect;

/// <summary>
/// Says who we are in a header to a service that wants it there ("client_secret_basic", which also holds when a service doesn't say: OpenID Connect
/// Discovery 3). The library knows only the form.
/// </summary>
internal sealed class BasicCredentials(Provider provider, Discovery discovery)
    : DelegatingHandler(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(5), AllowAutoRedirect = false })
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (provider.ClientSecret is { } secret && request.Content is FormUrlEncodedContent form && !await TakesFormAsync(cancellationToken))
        {
            var fields = QueryHelpers.ParseQuery(await form.ReadAsStringAsync(cancellationToken));
            request.Content = new FormUrlEncodedContent(
                fields.Where(f => f.Key is not ("client_id" or "client_secret")).Select(f => KeyValuePair.Create(f.Key, f.Value.ToString())));
            var pair = $"{Uri.EscapeDataString(provider.ClientId)}:{Uri.EscapeDataString(secret)}";
            request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(pair)));
        }
        return await base.SendAsync(request, cancellationToken);
    }

    private async Task<bool> TakesFormAsync(CancellationToken cancellation) =>
        (await discovery.GetConfigurationAsync(cancellation)).TokenEndpointAuthMethodsSupported.Contains("client_secret_post");
}
