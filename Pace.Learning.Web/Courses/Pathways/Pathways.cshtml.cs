using Microsoft.AspNetCore.OutputCaching;
using Pace.Learning.Web.Platform.Published.Cached;

namespace Pace.Learning.Web.Courses.Pathways;

/// <summary>All pathways.</summary>
[AllowAnonymous]
[OutputCache(PolicyName = PublicPages.Tag)]
internal sealed class PathwaysModel(PublishedContent published) : PageModel
{
    public IReadOnlyList<Pathway> Pathways { get; } = published.Library.Pathways;
}
