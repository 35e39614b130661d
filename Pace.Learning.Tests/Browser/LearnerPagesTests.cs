using Microsoft.Extensions.DependencyInjection;
using Pace.Learning.Tests.Support.Browser;
using Pace.Learning.Web.Accounts;
using Pace.Learning.Web.Platform.Published;

namespace Pace.Learning.Tests.Browser;

/// <summary>What a learner sees: their own pages, and of each module the lesson with the most in it.</summary>
public sealed class LearnerPagesTests(SiteInBrowser site) : EveryPage(site), IClassFixture<SiteInBrowser>
{
    private readonly SiteInBrowser site = site;

    protected override string? As => Roles.Learner;

    protected override bool VisitsSitemap => false;

    protected override IEnumerable<string> AlsoVisited =>
        site.Services.GetRequiredService<PublishedContent>().Library.Courses
            .SelectMany(c => c.Modules.Take(2))
            .Select(m => m.Lessons.MaxBy(l => l.Body.Segments.Count)!.Url)
            .Concat(["/my/learning", "/my/journal", "/account"]);
}
