using Pace.Learning.Web.Courses.Confidence;
using Pace.Learning.Web.Courses.Confidence.Rate;
using Pace.Learning.Web.Courses.Enrolments;
using Pace.Learning.Web.Courses.Progress;

namespace Pace.Learning.Web.Courses.MyLearning;

/// <summary>A course that somebody takes or has taken.</summary>
/// <param name="Course">The course.</param>
/// <param name="Enrolment">Since when, and at what level.</param>
/// <param name="Percent">How much is done.</param>
/// <param name="LastLesson">Where they were last.</param>
/// <param name="ContinueUrl">Where they go on.</param>
/// <param name="AsksForConfidence">Whether there is a question for them.</param>
internal sealed record TakenCourse(Course Course, Enrolment Enrolment, int Percent, Lesson? LastLesson, string ContinueUrl, bool AsksForConfidence)
{
    /// <summary>The newest certificate that counts, or else the newest that was taken back.</summary>
    public Guid? CertificateId { get; init; }

    /// <summary>Whether it was taken back.</summary>
    public bool IsTakenBack { get; init; }
}

/// <summary>Where I am: courses in progress, latest first, and those completed.</summary>
internal sealed class MyLearningModel(PublishedContent published, PaceDbContext db, TimeProvider clock) : PageModel
{
    public IReadOnlyList<TakenCourse> InProgress { get; private set; } = [];

    public IReadOnlyList<TakenCourse> Finished { get; private set; } = [];

    public async Task OnGetAsync()
    {
        var personId = User.RequiredPersonId;
        var cancellation = HttpContext.RequestAborted;
        var enrolments = await db.Enrolments.AsNoTracking().Where(e => e.PersonId == personId).OrderByDescending(e => e.LastActiveAt).ToListAsync(cancellation);
        var facts = await db.FactsOfAsync(personId, cancellation);
        var asked = (await db.ConfidenceRatings.Where(r => r.PersonId == personId).Select(r => new { r.CourseId, r.Moment }).ToListAsync(cancellation))
            .ToLookup(r => r.CourseId, r => r.Moment);
        var taken = enrolments.Select(e => Taken(e, facts, asked)).OfType<TakenCourse>().ToList();
        var certificates = (await db.Certificates.Where(c => c.PersonId == personId).OrderBy(c => c.Revocation == null).ThenBy(c => c.IssuedAt)
            .Select(c => new { c.CourseId, c.Id, IsTakenBack = c.Revocation != null }).ToListAsync(cancellation)).ToLookup(c => c.CourseId);
        InProgress = [.. taken.Where(t => !t.Enrolment.IsCompleted)];
        Finished = [.. taken.Where(t => t.Enrolment.IsCompleted).OrderByDescending(t => t.Enrolment.CompletedAt)
            .Select(t => certificates[t.Course.Id].LastOrDefault() is { } held ? t with { CertificateId = held.Id, IsTakenBack = held.IsTakenBack } : t)];
    }

    // A course that isn't published any more has no page to go to; its record stays.
    private TakenCourse? Taken(Enrolment enrolment, LearnerFacts facts, ILookup<string, ConfidenceMoment> asked)
    {
        var library = published.Library;
        if (!library.TryGetCourseById(enrolment.CourseId, out var course))
        {
            return null;
        }
        var last = enrolment.LastLessonId is { } id && library.TryGetLessonById(id, out var place) && place.Course.Id == course.Id ? place.Lesson : null;
        var asks = course.Confidence.Count > 0
            && AskConfidence.Moment(enrolment, [.. asked[course.Id]], clock.GetUtcNow().UtcDateTime) is not null;
        return new(
            course, enrolment, CourseStanding.Of(course, enrolment.Level, facts).Percent, last, ResumePoint.Url(library, course, enrolment), asks);
    }
}
