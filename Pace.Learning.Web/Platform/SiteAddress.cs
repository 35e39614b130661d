using Microsoft.Extensions.Options;

namespace Pace.Learning.Web.Platform;

/// <summary>The address by which people reach the site.</summary>
public sealed class SiteAddress(IOptions<PaceOptions> options)
{
    /// <summary>A path of the site as a whole address, for mail.</summary>
    public string Absolute(HttpRequest request, string path) =>
        (options.Value.PublicUrl is { Length: > 0 } url ? url.TrimEnd('/') : $"{request.Scheme}://{request.Host}") + path;
}
