using Microsoft.Extensions.Options;
using Pace.Learning.BackOffice.Site;

namespace Pace.Learning.BackOffice.Webhooks;

/// <summary>Signs the webhooks that Umbraco sends to our site, and no others.</summary>
internal sealed class WebhookSigner(IOptionsMonitor<PaceLearningOptions> options, TimeProvider clock) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var settings = options.CurrentValue;
        if (settings.AddressOf("") is { } site && request.RequestUri is { } address && IsIn(site, address))
        {
            var body = request.Content is null ? [] : await request.Content.ReadAsByteArrayAsync(cancellationToken);
            request.Headers.Remove(PaceSignature.Header);
            request.Headers.Add(PaceSignature.Header, PaceSignature.Of(settings.Secret!, body, clock.GetUtcNow()));
        }
        return await base.SendAsync(request, cancellationToken);
    }

    private static bool IsIn(Uri site, Uri address) => address.IsAbsoluteUri && site.IsBaseOf(address);
}
