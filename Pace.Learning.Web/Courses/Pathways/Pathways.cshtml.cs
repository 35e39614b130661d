using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Pace.Learning.Content.Library;
using Pace.Learning.Web.Platform.Published;

namespace Pace.Learning.Web.Courses.Pathways;

/// <summary>All pathways.</summary>
[AllowAnonymous]
internal sealed class PathwaysModel(PublishedContent published) : PageModel
{
    public IReadOnlyList<Pathway> Pathways { get; } = published.Library.Pathways;
}
