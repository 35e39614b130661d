using Microsoft.AspNetCore.OutputCaching;
using Pace.Learning.Web.Courses.Confidence.Rate;
using Pace.Learning.Web.Courses.Enrolments;
using Pace.Learning.Web.Courses.Progress;
using Pace.Learning.Web.Platform.Published.Cached;

namespace Pace.Learning.Web.Courses.Overview;

/// <summary>What a course is about, for everybody; and where one is in it, for its learners.</summary>
[AllowAnonymous]
[OutputCache(PolicyName = PublicPages.Tag)]
internal sealed class OverviewModel(PublishedContent published, PaceDbContext db, IParentReviews reviews, TimeProvider clock) : PageModel
{
    private LearnerFacts? facts;

    public Course Course { get; private set; } = null!;

    public Enrolment? Enrolment { get; private set; }

    public CourseStanding? Standing { get; private set; }

    public string ContinueUrl { get; private set; } = "";

    /// <summary>By whom of the parents it was reviewed.</summary>
    public ParentReview? Reviewed { get; private set; }

    public bool AsksForConfidence { get; private set; }

    public async Task<IActionResult> OnGetAsync(string course)
    {
        var library = published.Library;
        if (!library.TryGetCourse(course, out var found))
        {
            return NotFound();
        }
        Course = found;
        Reviewed = await reviews.OfAsync([found.Path, .. found.Modules.Select(m => m.Path), .. found.Lessons.Select(l => l.Path)], HttpContext.RequestAborted);
        if (User.PersonId is not null)
        {
            await ReadLearnerAsync(library, User.RequiredPersonId, HttpContext.RequestAborted);
        }
        return Page();
    }

    public bool HasRead(Lesson lesson) => facts?.Read.Contains(lesson.Id) ?? false;

    /// <summary>Said beside a lesson only where its module counts: of an optional module it is said once.</summary>
    public bool IsOptional(Module module, Lesson lesson) =>
        Enrolment is { Level: var level } && module.CountsFor(level) && !lesson.CountsFor(level);

    /// <summary>How it looks in the list of lessons.</summary>
    public string? StateOf(Module module, Lesson lesson) => HasRead(lesson) ? "done" : IsOptional(module, lesson) ? "optional" : null;

    private async Task ReadLearnerAsync(ContentLibrary library, Guid personId, CancellationToken cancellation)
    {
        Enrolment = await db.Enrolments.AsNoTracking().SingleOrDefaultAsync(e => e.PersonId == personId && e.CourseId == Course.Id, cancellation);
        if (Enrolment is null)
        {
            return;
        }
        facts = await db.FactsOfAsync(personId, cancellation);
        Standing = CourseStanding.Of(Course, Enrolment.Level, facts);
        ContinueUrl = ResumePoint.Url(library, Course, Enrolment);
        AsksForConfidence = await AskConfidence.MomentAsync(db, Course, Enrolment, clock.GetUtcNow().UtcDateTime, cancellation) is not null;
    }
}
