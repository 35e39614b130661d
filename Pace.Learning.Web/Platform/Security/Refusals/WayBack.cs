using Microsoft.AspNetCore.Diagnostics;
using Pace.Learning.Web.Platform.KeptForms;

namespace Pace.Learning.Web.Platform.Security.Refusals;

/// <summary>The page that a form was sent from, for the pages that say why it wasn't taken.</summary>
internal static class WayBack
{
    /// <summary>Its path and query; <c>null</c> when nobody can tell, or it is not a page of this site.</summary>
    public static string? Of(HttpContext http) => !HttpMethods.IsPost(http.Request.Method) ? null
        : new[] { FormKeeper.PageOf(http), Referrer(http.Request), OwnPage(http) }.FirstOrDefault(page => page is ['/', not '/' and not '\\', ..] or "/");

    private static string? Referrer(HttpRequest request) =>
        Uri.TryCreate(request.Headers.Referer, UriKind.Absolute, out var from) && from.Scheme == request.Scheme && from.Authority.Equals(request.Host.Value, StringComparison.OrdinalIgnoreCase)
            ? from.PathAndQuery : null;

    // Forms of a page are sent to the page itself; where pages tell nobody their address there is nothing else to go by.
    private static string? OwnPage(HttpContext http) =>
        http.Features.Get<IStatusCodeReExecuteFeature>() is { Endpoint: { } endpoint } sent && endpoint.Metadata.GetMetadata<PageActionDescriptor>() is not null
            ? FormAddress.Of($"{sent.OriginalPathBase}{sent.OriginalPath}{sent.OriginalQueryString}", withHandler: false) : null;
}
