using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.StaticAssets;

namespace Pace.Learning.Web.Shared;

/// <summary>The fonts that the build put into <c>wwwroot/fonts</c>; none where npm was missing, and then the reader's own fonts serve.</summary>
internal sealed class SiteFonts(IWebHostEnvironment environment)
{
    private static readonly string[] OnEveryPage =
        ["/fonts/atkinson-hyperlegible-next-5.3.0-400.woff2", "/fonts/atkinson-hyperlegible-next-5.3.0-700.woff2"];

    /// <summary>Links to fonts that every page uses, so that text doesn't change its shape while somebody reads.</summary>
    public IHtmlContent Links { get; } = new HtmlString(string.Concat(OnEveryPage.Where(font => environment.WebRootFileProvider.GetFileInfo(font).Exists)
        .Select(font => $"""<link rel="preload" href="{font}" as="font" type="font/woff2" crossorigin>""")));
}

/// <summary>How fonts are served.</summary>
internal static class SiteFontsServing
{
    extension(StaticAssetsEndpointConventionBuilder assets)
    {
        /// <summary>A style sheet can't name fingerprints, so a font's file name has its version in it instead, and browsers may keep it just as long.</summary>
        public void KeepFontsForGood() => assets.Add(endpoint =>
        {
            if (endpoint is not RouteEndpointBuilder { RoutePattern.RawText: { } route, RequestDelegate: { } serve } || !route.TrimStart('/').StartsWith("fonts/", StringComparison.Ordinal))
            {
                return;
            }
            endpoint.RequestDelegate = context =>
            {
                context.Response.OnStarting(() =>
                {
                    context.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
                    return Task.CompletedTask;
                });
                return serve(context);
            };
        });
    }
}
