using Microsoft.AspNetCore.OutputCaching;
using Pace.Learning.Web.Courses.Progress;
using Pace.Learning.Web.Platform.Published.Cached;

namespace Pace.Learning.Web.Courses.Pathways;

/// <summary>The steps of a pathway, and how far one is in those that one has started.</summary>
[AllowAnonymous]
[OutputCache(PolicyName = PublicPages.Tag)]
internal sealed class StepsModel(PublishedContent published, PaceDbContext db) : PageModel
{
    public PathwayView View { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string slug)
    {
        if (!published.Library.TryGetPathway(slug, out var pathway))
        {
            return NotFound();
        }
        View = new PathwayView(pathway);
        if (User.PersonId is not null)
        {
            var personId = User.RequiredPersonId;
            var levels = await db.Enrolments.Where(e => e.PersonId == personId).ToDictionaryAsync(e => e.CourseId, e => e.Level, HttpContext.RequestAborted);
            View = View with { Levels = levels, Facts = levels.Count == 0 ? null : await db.FactsOfAsync(personId, HttpContext.RequestAborted) };
        }
        return Page();
    }
}
