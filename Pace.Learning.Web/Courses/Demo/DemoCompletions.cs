using Pace.Learning.Web.Courses.Enrolments;

namespace Pace.Learning.Web.Courses.Demo;

/// <summary>Courses that invented people have completed.</summary>
internal static class DemoCompletions
{
    /// <summary>Adds one to the context.</summary>
    public static void Add(PaceDbContext db, Guid personId, string courseId, WorkforceLevel level, DateTime now)
    {
        var enrolment = new Enrolment(personId, courseId, level, now);
        enrolment.Complete(now);
        db.Enrolments.Add(enrolment);
    }
}
