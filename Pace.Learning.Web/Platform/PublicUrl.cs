using Microsoft.Extensions.Options;

namespace Pace.Learning.Web.Platform;

/// <summary>The site's address as others reach it, for links that leave the site: in mail, certificates and credentials.</summary>
internal sealed class PublicUrl(IOptions<PaceOptions> options, IHttpContextAccessor http)
{
    /// <summary>Without a slash at its end.</summary>
    public string Root => options.Value.PublicUrl is { Length: > 0 } configured
        ? configured.TrimEnd('/')
        : http.HttpContext is { Request: var request }
            ? $"{request.Scheme}://{request.Host}"
            : throw new InvalidOperationException("Set Pace__PublicUrl: there is no request to take the site's address from.");

    /// <summary>The whole address of a path that starts with a slash.</summary>
    public string Of(string path) => Root + path;
}
