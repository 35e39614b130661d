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
    public CourseView View { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string course)
    {
        var library = published.Library;
        if (!library.TryGetCourse(course, out var found))
        {
            return NotFound();
        }
        View = new CourseView(found)
        {
            IsSignedIn = User.Identity is { IsAuthenticated: true },
            Reviewed = await reviews.OfAsync(found, HttpContext.RequestAborted),
        };
        if (User.PersonId is not null)
        {
            await ReadLearnerAsync(library, User.RequiredPersonId, HttpContext.RequestAborted);
        }
        return Page();
    }

    private async Task ReadLearnerAsync(ContentLibrary library, Guid personId, CancellationToken cancellation)
    {
        var course = View.Course;
        if (await db.Enrolments.AsNoTracking().SingleOrDefaultAsync(e => e.PersonId == personId && e.CourseId == course.Id, cancellation) is not { } enrolment)
        {
            return;
        }
        var facts = await db.FactsOfAsync(personId, cancellation);
        View = View with
        {
            Enrolment = enrolment,
            Facts = facts,
            Standing = CourseStanding.Of(course, enrolment.Level, facts),
            ContinueUrl = ResumePoint.Url(library, course, enrolment),
            AsksForConfidence = await AskConfidence.MomentAsync(db, course, enrolment, clock.GetUtcNow().UtcDateTime, cancellation) is not null,
        };
    }
}
