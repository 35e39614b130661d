using Microsoft.AspNetCore.OutputCaching;
using Pace.Learning.Web.Courses.Progress;
using Pace.Learning.Web.Platform.Published.Cached;

namespace Pace.Learning.Web.Courses.Pathways;

/// <summary>The steps of a pathway, and how far one is in those that one has started.</summary>
[AllowAnonymous]
[OutputCache(PolicyName = PublicPages.Tag)]
internal sealed class StepsModel(PublishedContent published, PaceDbContext db) : PageModel
{
    private LearnerFacts? facts;
    private Dictionary<string, WorkforceLevel> levels = [];

    public Pathway Pathway { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string slug)
    {
        if (!published.Library.TryGetPathway(slug, out var pathway))
        {
            return NotFound();
        }
        Pathway = pathway;
        if (User.PersonId is not null)
        {
            var personId = User.RequiredPersonId;
            levels = await db.Enrolments.Where(e => e.PersonId == personId).ToDictionaryAsync(e => e.CourseId, e => e.Level, HttpContext.RequestAborted);
            facts = levels.Count == 0 ? null : await db.FactsOfAsync(personId, HttpContext.RequestAborted);
        }
        return Page();
    }

    /// <summary>How much of the step's modules is done; <c>null</c> when the course hasn't been started.</summary>
    public int? PercentOf(PathwayStep step) => facts is not null && levels.TryGetValue(step.Course.Id, out var level)
        ? new CourseStanding([.. step.Modules.Select(m => ModuleStanding.Of(m, level, facts))]).Percent
        : null;
}
