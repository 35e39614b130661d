using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Pace.Learning.Content.Library;
using Pace.Learning.Web.Platform.Published;

namespace Pace.Learning.Web.Courses.Catalogue;

/// <summary>All courses, or those for one level.</summary>
[AllowAnonymous]
internal sealed class CatalogueModel(PublishedContent published) : PageModel
{
    public WorkforceLevel? Level { get; private set; }

    public IReadOnlyList<Course> Courses { get; private set; } = [];

    public void OnGet(string? level)
    {
        Level = WorkforceLevels.Parse(level ?? "");
        Courses = [.. published.Library.Courses.Where(c => Level is not { } chosen || c.Levels.Contains(chosen))];
    }
}
