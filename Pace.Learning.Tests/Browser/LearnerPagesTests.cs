using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Pace.Learning.Tests.Support.Browser;
using Pace.Learning.Web.Platform.Published;

namespace Pace.Learning.Tests.Browser;

/// <summary>What a learner sees: every page of their own that needs no more than its address, and some lessons in all colours.</summary>
public sealed class LearnerPagesTests(SiteInBrowser site) : EveryPage(site), IClassFixture<SiteInBrowser>
{
    private readonly SiteInBrowser site = site;

    protected override string? As => Roles.Learner;

    protected override bool VisitsSitemap => false;

    protected override IEnumerable<string> AlsoVisited =>
        site.Services.GetRequiredService<PublishedContent>().Library.Courses
            .SelectMany(c => c.Modules.Take(2))
            .Select(m => m.Lessons.MaxBy(l => l.Body.Segments.Count)!.Url)
            .Concat(OwnPages);

    // All but the parents' and staff's rooms, which have tests of their own.
    private IEnumerable<string> OwnPages =>
        site.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<PageActionDescriptor>() is not null && e.RoutePattern.Parameters.Count == 0)
            .Select(e => "/" + e.RoutePattern.RawText!.TrimStart('/'))
            .Where(path => path.StartsWith("/my/", StringComparison.Ordinal) || path.StartsWith("/account", StringComparison.Ordinal) || path == "/search")
            .Distinct();
}
