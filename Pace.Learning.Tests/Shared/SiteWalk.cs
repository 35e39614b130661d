using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;

namespace Pace.Learning.Tests.Shared;

/// <summary>A walk through all pages and files of the site and what they lead to: what is still to be asked for, and what was.</summary>
internal sealed class SiteWalk
{
    // Pages that look the same but for what they are about are enough in these numbers.
    private const int AlikeAtMost = 3;

    // Addresses that aren't part of a walk.
    private static readonly Dictionary<string, string> Addresses = new()
    {
        ["dev/sign-in"] = "changes who is signed in; it is there in Development only",
    };

    private readonly List<RoutePattern> patterns;
    private readonly HashSet<string> literals;
    private readonly Queue<string> waiting = new();
    private readonly HashSet<string> seen = [];
    private readonly Dictionary<string, int> alike = [];
    private readonly HashSet<string> shapes = [];
    private bool hasFilledIn;

    public SiteWalk(List<RoutePattern> patterns, IEnumerable<string> first)
    {
        this.patterns = patterns;
        literals = patterns.SelectMany(p => p.PathSegments).Where(s => s.IsSimple).Select(s => s.Parts[0]).OfType<RoutePatternLiteralPart>().Select(p => p.Content).ToHashSet(StringComparer.OrdinalIgnoreCase);
        first.ToList().ForEach(Add);
        foreach (var pattern in patterns.Where(p => p.PathSegments.All(s => s.Parts.All(x => x.IsLiteral || x is RoutePatternParameterPart { IsOptional: true }))))
        {
            Add("/" + string.Join('/', pattern.PathSegments.Where(s => s.Parts.All(x => x.IsLiteral)).Select(s => string.Concat(s.Parts.Cast<RoutePatternLiteralPart>().Select(x => x.Content)))));
        }
    }

    /// <summary>All that can be asked for.</summary>
    public static List<RoutePattern> PatternsOf(IServiceProvider services) =>
    [
        .. services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<HttpMethodMetadata>() is not { HttpMethods: { Count: > 0 } methods } || methods.Contains("GET"))
            // Static files, by the framework's own marker of their build manifest.
            .Where(e => !e.Metadata.Any(m => m.GetType().Name == "StaticAssetDescriptor"))
            .Select(e => e.RoutePattern).Where(p => !Addresses.ContainsKey(p.RawText!.TrimStart('/'))),
    ];

    public int Shown { get; private set; }

    public IEnumerable<string> NotAskedFor => patterns.Select(ShapeOf).Where(s => !shapes.Contains(s));

    public string? Next()
    {
        if (waiting.Count == 0 && !hasFilledIn)
        {
            // What no link led to is asked for with something that isn't there.
            hasFilledIn = true;
            patterns.Where(p => !shapes.Contains(ShapeOf(p))).Select(MadeUp).ToList().ForEach(Add);
        }
        return waiting.TryDequeue(out var url) ? url : null;
    }

    public void Answered(string url, HttpStatusCode status)
    {
        shapes.Add(ShapeOf(url));
        Shown += status == HttpStatusCode.OK ? 1 : 0;
    }

    public async Task FollowAsync(HttpResponseMessage answer)
    {
        if (answer.Headers.Location is { } location)
        {
            AddLink(location.OriginalString, answer.RequestMessage!.RequestUri!);
        }
        if (answer.Content.Headers.ContentType?.MediaType != "text/html")
        {
            return;
        }
        var page = await answer.ReadPageAsync();
        foreach (var element in page.QuerySelectorAll("a[href], source[src], video[src], audio[src], track[src], img[src], iframe[src]"))
        {
            AddLink(element.GetAttribute("href") ?? element.GetAttribute("src")!, answer.RequestMessage!.RequestUri!);
        }
    }

    private void AddLink(string link, Uri from)
    {
        if (Uri.TryCreate(from, link, out var to) && to.Host == from.Host && to.Scheme == from.Scheme)
        {
            Add(to.PathAndQuery);
        }
    }

    private void Add(string url)
    {
        var path = url.Split('?')[0];
        if (Addresses.ContainsKey(path.Trim('/')) || path.StartsWith("/css/", StringComparison.Ordinal) || path.StartsWith("/js/", StringComparison.Ordinal) || !seen.Add(url))
        {
            return;
        }
        var kind = ShapeOf(url) + "?" + string.Join('&', url.Contains('?', StringComparison.Ordinal) ? url.Split('?')[1].Split('&').Select(v => v.Split('=')[0]) : []);
        alike[kind] = alike.GetValueOrDefault(kind) + 1;
        if (alike[kind] <= AlikeAtMost)
        {
            waiting.Enqueue(url);
        }
    }

    /// <summary>The same for all addresses of one page: what differs between them is left out.</summary>
    public string ShapeOf(string url) => string.Join('/', url.Split('?')[0].Trim('/').Split('/').Select(s => literals.Contains(Uri.UnescapeDataString(s)) ? s.ToLowerInvariant() : "*"));

    /// <summary>The same for a page as for its addresses.</summary>
    public string ShapeOf(RoutePattern pattern) => ShapeOf(MadeUp(pattern));

    private static string MadeUp(RoutePattern pattern) => "/" + string.Join('/', pattern.PathSegments.Where(s => !s.Parts.Any(p => p is RoutePatternParameterPart { IsOptional: true }))
        .Select(s => string.Concat(s.Parts.Select(p => p is RoutePatternParameterPart parameter ? MadeUp(pattern, parameter) : p is RoutePatternLiteralPart literal ? literal.Content : "."))));

    private static string MadeUp(RoutePattern pattern, RoutePatternParameterPart parameter)
    {
        var rules = parameter.ParameterPolicies.Select(p => p.Content).ToList();
        return rules.Contains("guid") ? "0a0b0c0d-0000-7000-8000-00000000000f" : rules.Contains("int") ? "1" : "made-up";
    }
}
