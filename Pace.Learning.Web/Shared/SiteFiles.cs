using Microsoft.AspNetCore.Components;

namespace Pace.Learning.Web.Shared;

/// <summary>
/// The addresses of style sheets and scripts, with the fingerprint that lets browsers keep them for good.
/// Asked by the layout instead of tag helpers: it is on the way to every page.
/// </summary>
public static class SiteFiles
{
    /// <summary>In the order in which they are linked.</summary>
    public static IReadOnlyList<string> StyleSheets { get; } =
        ["css/tokens.css", "css/base.css", "css/layout.css", "css/components.css", "css/forms.css", "css/lesson.css", "css/learner.css", "css/areas.css", "css/utilities.css"];

    extension(HttpContext http)
    {
        /// <summary>The address to link to for a file of <c>wwwroot</c>.</summary>
        public string FileUrl(string file) =>
            "/" + (http.GetEndpoint()?.Metadata.GetMetadata<ResourceAssetCollection>()?[file] ?? file);
    }
}
