using Pace.Learning.Web.Courses.Enrolments;

namespace Pace.Learning.Web.Courses.Confidence.Rate;

/// <summary>When to ask a learner how confident they are. Each moment is asked once, and going on without an answer counts as one.</summary>
internal static class AskConfidence
{
    private const int MonthsLater = 3;

    /// <summary>The moment to ask about now; <c>null</c>: there is nothing to ask.</summary>
    public static ConfidenceMoment? Moment(Enrolment enrolment, IReadOnlyCollection<ConfidenceMoment> asked, DateTime now)
    {
        var moment = enrolment.CompletedAt is not { } completed ? ConfidenceMoment.Before
            : completed <= CompletedBefore(now) ? ConfidenceMoment.ThreeMonthsLater
            : ConfidenceMoment.After;
        return asked.Contains(moment) ? null : moment;
    }

    /// <summary>Whoever completed a course by then has had three months since.</summary>
    public static DateTime CompletedBefore(DateTime now) => now.AddMonths(-MonthsLater);

    public static async Task<ConfidenceMoment?> MomentAsync(
        PaceDbContext db, Course course, Enrolment enrolment, DateTime now, CancellationToken cancellation)
    {
        if (course.Confidence.Count == 0)
        {
            return null;
        }
        var asked = await db.ConfidenceRatings.Where(r => r.PersonId == enrolment.PersonId && r.CourseId == course.Id)
            .Select(r => r.Moment).ToListAsync(cancellation);
        return Moment(enrolment, asked, now);
    }
}
