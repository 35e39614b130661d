using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Html;

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

    private const string AtWork = "css/signed-in.css";

    // What only one room's pages look like: a learner's page doesn't pay for the map of areas.
    private static readonly (string Room, string[] Files)[] OfRooms =
    [
        ("/Courses/Lessons/", ["css/checks.css"]), ("/Studio/Preview/", ["css/checks.css", "css/agreements.css", "css/studio.css"]),
        // Before the Studio's own: whichever fits first is taken.
        ("/Studio/Reviews/Read/", ["css/checks.css", "css/drafts.css", "css/recordings.css"]), ("/Studio/Reviews/Answers/", ["css/drafts.css", "css/studio.css"]), ("/Studio/Reviews/", ["css/drafts.css"]), ("/Studio/", ["css/studio.css"]),
        // Their tables of figures look as those at work do, whoever reads them.
        ("/Agreements/Register/AreaPage", ["css/areas.css", AtWork]), ("/Agreements/Plans/", ["css/agreements.css", "css/signing.css", AtWork]),
        ("/Agreements/Reviews/", ["css/agreements.css", "css/signing.css", AtWork]),
        ("/Agreements/Register/", ["css/areas.css"]), ("/LocalAreas/", ["css/areas.css"]),
        ("/Agreements/Documents/", ["css/agreements.css"]), ("/Agreements/", ["css/agreements.css", "css/signing.css"]),
        ("/Accounts/People/", ["css/people.css"]), ("/Parents/People/", ["css/people.css"]), ("/Parents/Home/", ["css/parent-home.css"]), ("/Contributions/Manage/", ["css/people.css"]),
        ("/Contributions/Recordings/", ["css/recordings.css"]), ("/Talks/WorkQueue/", ["css/week.css"]), ("/Talks/Calendar/", ["css/week.css"]),
        ("/Pages/CheckWords/", ["css/words.css"]),
        ("/Media/", ["css/people.css", "css/media.css"]),
    ];

    private static readonly ConditionalWeakTable<Endpoint, PageLinks> Known = [];
    private static readonly ConditionalWeakTable<ResourceAssetCollection, ConcurrentDictionary<string, HtmlString>> KnownScripts = [];

    /// <summary>The build's list of files: the process's own, which has ours in it, or ours alone in a process without files.</summary>
    internal static string List(string application) =>
        Array.Find([Of(application), Of(typeof(SiteFiles).Assembly.GetName().Name!)], list => File.Exists(Path.Combine(AppContext.BaseDirectory, list))) ?? Of(application);

    private static string Of(string assembly) => $"{assembly}.staticwebassets.endpoints.json";

    extension(HttpContext http)
    {
        /// <summary>
        /// Links to a page's sheets: everybody's, those of people at work, those of its room (most need none of their own), and paper's. Written once for each
        /// page of the site.
        /// </summary>
        public IHtmlContent StyleSheetLinks(bool withWork)
        {
            if (http.GetEndpoint() is not { } endpoint)
            {
                return Links(http, withWork);
            }
            var known = Known.GetValue(endpoint, static _ => new PageLinks());
            return withWork ? known.WithWork ??= Links(http, withWork) : known.Without ??= Links(http, withWork);
        }

        /// <summary>Loads a script. A tag in a view would be taken for one of those that tag helpers write, and cost a hundredth of a page.</summary>
        public IHtmlContent Script(string file) => http.GetEndpoint()?.Metadata.GetMetadata<ResourceAssetCollection>() is { } assets
            ? KnownScripts.GetValue(assets, static _ => []).GetOrAdd(file, static (f, h) => ScriptOf(h, f), http)
            : ScriptOf(http, file);

        /// <summary>The address to link to for a file of <c>wwwroot</c>.</summary>
        public string FileUrl(string file) =>
            "/" + (http.GetEndpoint()?.Metadata.GetMetadata<ResourceAssetCollection>()?[file] ?? file);
    }

    private static HtmlString Links(HttpContext http, bool withWork)
    {
        string[] ofRoom = http.GetEndpoint()?.Metadata.GetMetadata<PageActionDescriptor>() is { } page
            ? Array.Find(OfRooms, r => page.RelativePath.StartsWith(r.Room, StringComparison.Ordinal)).Files ?? []
            : [];
        string[] all = [.. StyleSheets, .. withWork ? [AtWork] : Array.Empty<string>(), .. ofRoom];
        return new HtmlString($"""{string.Concat(all.Distinct().Select(f => $"<link rel=\"stylesheet\" href=\"{http.FileUrl(f)}\">"))}<link rel="stylesheet" href="{http.FileUrl("css/print.css")}" media="print">""");
    }

    private static HtmlString ScriptOf(HttpContext http, string file) => new($"<script type=\"module\" src=\"{http.FileUrl(file)}\"></script>");

    private sealed class PageLinks
    {
        public HtmlString? WithWork { get; set; }

        public HtmlString? Without { get; set; }
    }
}
