using Microsoft.Extensions.Options;

namespace Pace.Learning.Web.Platform;

/// <summary>The address by which people reach the site: from settings, otherwise as this request came.</summary>
internal sealed class PublicUrl(IOptions<PaceOptions> settings)
{
    public string Of(HttpRequest request, string path) =>
        (settings.Value.PublicUrl is { Length: > 0 } url ? url.TrimEnd('/') : $"{request.Scheme}://{request.Host}{request.PathBase}") + path;
}
