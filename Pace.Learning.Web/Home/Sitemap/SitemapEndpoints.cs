using System.Text;
using System.Xml.Linq;
using Pace.Learning.Web.Agreements.Register;

namespace Pace.Learning.Web.Home.Sitemap;

/// <summary>Tells search engines which pages are for everybody.</summary>
internal static class SitemapEndpoints
{
    private static readonly XNamespace Schema = "http://www.sitemaps.org/schemas/sitemap/0.9";
    private static readonly string[] Always = ["/", "/courses", "/pathways", "/sources", "/agreements/documents", "/check-your-words"];

    public static IEndpointRouteBuilder MapSitemap(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/sitemap.xml", async (PublishedContent published, PublicRegister register, PublicUrl url, CancellationToken cancellation) =>
            Results.Text(Sitemap(published.Library, await register.PagesAsync(cancellation), path => url.Of(path)), "application/xml", Encoding.UTF8)).AllowAnonymous();
        routes.MapGet("/robots.txt", (PublicUrl url) =>
            Results.Text($"User-agent: *\nDisallow: /my/\nDisallow: /studio\nDisallow: /manage\nDisallow: /search\nSitemap: {url.Of("/sitemap.xml")}\n", "text/plain", Encoding.UTF8))
            .AllowAnonymous();
        return routes;
    }

    private static string Sitemap(ContentLibrary library, IEnumerable<string> areas, Func<string, string> url)
    {
        var pages = Always
            .Concat(library.Courses.Select(c => c.Url))
            .Concat(library.Pathways.Select(p => p.Url))
            .Concat(library.Pages.Select(p => p.Url))
            .Concat(library.Agreements.SelectMany(a => a.Versions.Where(v => v.IsLocked).Select(v => $"{a.Url}/{v.Number}").Prepend(a.Url)))
            .Concat(library.Downloads.Where(d => d.IsPage).Select(d => d.Url))
            .Concat(areas);
        var xml = new XElement(Schema + "urlset", pages.Select(p => new XElement(Schema + "url", new XElement(Schema + "loc", url(p)))));
        return "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n" + xml;
    }
}
