using Microsoft.AspNetCore.OutputCaching;
using Pace.Learning.Web.Platform.Published.Cached;

namespace Pace.Learning.Web.Courses.Catalogue;

/// <summary>All courses, or those for one level.</summary>
[AllowAnonymous]
[OutputCache(PolicyName = PublicPages.Tag)]
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
