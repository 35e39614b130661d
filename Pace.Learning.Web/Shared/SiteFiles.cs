using Microsoft.AspNetCore.Components;

namespace Pace.Learning.Web.Shared;

/// <summary>
/// The addresses of style sheets and scripts, with the fingerprint that lets browsers keep them for good.
/// Asked by the layout instead of tag helpers: it is on the way to every page.
/// </summary>
public static class SiteFiles
{
    /// <summary>Those of every page, in the order in which they are linked.</summary>
    public static IReadOnlyList<string> StyleSheets { get; } =
    [
        "css/tokens.css", "css/base.css", "css/layout.css", "css/components.css", "css/forms.css", "css/lesson.css", "css/learner.css", "css/utilities.css",
    ];

    // What only one room's pages look like: a learner's page doesn't pay for the map of areas.
    private static readonly (string Room, string File)[] OfRooms =
    [("/Agreements/Register/", "css/areas.css"), ("/Agreements/", "css/agreements.css"), ("/LocalAreas/", "css/areas.css")];

    /// <summary>The build's list of files: the process's own, which has ours in it, or ours alone in a process without files.</summary>
    internal static string List(string application) =>
        Array.Find([Of(application), Of(typeof(SiteFiles).Assembly.GetName().Name!)], list => File.Exists(Path.Combine(AppContext.BaseDirectory, list))) ?? Of(application);

    private static string Of(string assembly) => $"{assembly}.staticwebassets.endpoints.json";

    extension(HttpContext http)
    {
        /// <summary>The sheet of the room that the page belongs to; <c>null</c>: it needs none of its own.</summary>
        public string? StyleSheetOfRoom => http.GetEndpoint()?.Metadata.GetMetadata<PageActionDescriptor>() is { } page
            ? Array.Find(OfRooms, r => page.RelativePath.StartsWith(r.Room, StringComparison.Ordinal)).File
            : null;

        /// <summary>The address to link to for a file of <c>wwwroot</c>.</summary>
        public string FileUrl(string file) =>
            "/" + (http.GetEndpoint()?.Metadata.GetMetadata<ResourceAssetCollection>()?[file] ?? file);
    }
}
