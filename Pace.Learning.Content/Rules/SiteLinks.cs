namespace Pace.Learning.Content.Rules;

/// <summary>Every link to somewhere on the site leads somewhere.</summary>
internal sealed class SiteLinks
{
    private readonly ContentSite site;
    private readonly HashSet<string> downloads;
    private readonly Dictionary<string, HashSet<string>> fragments = new(StringComparer.Ordinal);

    public SiteLinks(ContentSite site, ContentTree tree, IReadOnlyCollection<Draft> drafts)
    {
        this.site = site;
        downloads = [.. site.Files.Where(f => f.StartsWith("downloads/", StringComparison.Ordinal)).Select(f => "/" + (f.EndsWith(".md", StringComparison.Ordinal) ? f[..^3] : f))];
        foreach (var draft in drafts.Where(d => d is not ModuleDraft))
        {
            fragments.TryAdd(draft.File.Url, [.. draft.Page.Ids.All]);
        }
        foreach (var agreement in tree.Agreements)
        {
            // Its page shows the version in effect.
            fragments[agreement.File.Url].UnionWith(agreement.Versions.SelectMany(v => fragments[v.File.Url]));
        }
        foreach (var course in tree.Courses)
        {
            fragments[course.File.Url].UnionWith(course.Modules.Select(m => m.File.Slug));
        }
    }

    public void Check(Draft draft)
    {
        foreach (var link in draft.Page.Links)
        {
            if (WhatIsWrong(draft, link.Address) is { } wrong)
            {
                link.Findings.Error(link.Line, RuleNames.BrokenLink, wrong);
            }
        }
    }

    private string? WhatIsWrong(Draft draft, string address)
    {
        var hash = address.IndexOf('#', StringComparison.Ordinal);
        var fragment = hash < 0 ? "" : address[(hash + 1)..];
        var path = hash < 0 ? address : address[..hash];
        var query = path.IndexOf('?', StringComparison.Ordinal);
        path = query < 0 ? path : path[..query];
        if (path.Length == 0)
        {
            return draft is ModuleDraft || draft.Page.Ids.Contains(fragment) ? null : $"Nothing on this page has the id \"{Short(fragment)}\".";
        }
        if (fragments.TryGetValue(path, out var ids))
        {
            return fragment.Length == 0 || ids.Contains(fragment) ? null : $"Nothing on {path} has the id \"{Short(fragment)}\".";
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
