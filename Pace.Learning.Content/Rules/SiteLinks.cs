namespace Pace.Learning.Content.Rules;

/// <summary>Every link to somewhere on the site leads somewhere.</summary>
internal sealed class SiteLinks
{
    private readonly ContentSite site;
    private readonly HashSet<string> downloads;
    private readonly Dictionary<string, Proof> pages = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<string>> more = new(StringComparer.Ordinal);

    public SiteLinks(ContentSite site, ContentTree tree, IReadOnlyCollection<Proof> documents)
    {
        this.site = site;
        downloads = [.. site.Files.Where(f => f.StartsWith("downloads/", StringComparison.Ordinal)).Select(f => "/" + (f.EndsWith(".md", StringComparison.Ordinal) ? f[..^3] : f))];
        foreach (var document in documents.Where(d => d.File.Kind is not DocumentKind.Module))
        {
            pages.TryAdd(document.File.Url, document);
        }
        foreach (var agreement in tree.Agreements)
        {
            // Its page shows the version in effect.
            more[agreement.File.Url] = [.. agreement.Versions.SelectMany(v => pages[v.File.Url].ElementIds)];
        }
        foreach (var course in tree.Courses)
        {
            more[course.File.Url] = [.. course.Modules.Select(m => m.File.Slug)];
        }
    }

    public void Check(Proof document)
    {
        foreach (var link in document.Links)
        {
            if (WhatIsWrong(document, link.Address) is { } wrong)
            {
                document.LogOf(link).Error(link.Line, RuleNames.BrokenLink, wrong);
            }
        }
    }

    private string? WhatIsWrong(Proof document, string address)
    {
        var hash = address.IndexOf('#', StringComparison.Ordinal);
        var fragment = hash < 0 ? "" : address[(hash + 1)..];
        var path = hash < 0 ? address : address[..hash];
        var query = path.IndexOf('?', StringComparison.Ordinal);
        path = query < 0 ? path : path[..query];
        if (path.Length == 0)
        {
            return document.File.Kind is DocumentKind.Module || document.HasElement(fragment) ? null : $"Nothing on this page has the id \"{Short(fragment)}\".";
        }
        if (pages.TryGetValue(path, out var page))
        {
            return fragment.Length == 0 || page.HasElement(fragment) || (more.TryGetValue(path, out var ids) && ids.Contains(fragment)) ? null : $"Nothing on {path} has the id \"{Short(fragment)}\".";
        }
        if (path is "/sources" && fragment.Length > 0)
        {
            return site.HasSourceAt(fragment) ? null : $"sources.yaml has no source \"{Short(fragment)}\".";
        }
        return IsKnown(path) ? null : $"Nothing on this site has the address \"{Short(path)}\".";
    }

    private bool IsKnown(string path)
    {
        if (path.StartsWith("/media/", StringComparison.Ordinal))
        {
            return site.Files.Contains(path[1..]);
        }
        if (path.StartsWith("/downloads/", StringComparison.Ordinal))
        {
            return downloads.Contains(path);
        }
        var isOfContent = path.StartsWith("/courses/", StringComparison.Ordinal) || path.StartsWith("/pathways/", StringComparison.Ordinal);
        return site.Options.AppRoutes.Any(route => path == route || (!isOfContent && route != "/" && path.StartsWith(route + "/", StringComparison.Ordinal)));
    }

    private static string Short(string text) => text.Length > 80 ? text[..80] + "…" : text;
}
