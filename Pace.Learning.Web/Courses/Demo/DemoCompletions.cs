using Pace.Learning.Web.Courses.Enrolments;
using Pace.Learning.Web.Courses.Progress;

namespace Pace.Learning.Web.Courses.Demo;

/// <summary>Courses that invented people have completed.</summary>
internal static class DemoCompletions
{
    /// <summary>Adds one to the context: every lesson that counts was read.</summary>
    public static void Add(PaceDbContext db, ContentLibrary library, Guid personId, string courseId, WorkforceLevel level, DateTime now)
    {
        var enrolment = new Enrolment(personId, courseId, level, now);
        enrolment.Complete(now);
        db.Enrolments.Add(enrolment);
        var modules = library.Courses.FirstOrDefault(c => c.Id == courseId)?.Modules ?? [];
        db.LessonReads.AddRange(modules.Where(m => m.CountsFor(level)).SelectMany(m => m.Lessons).Where(l => l.CountsFor(level)).Select(l => new LessonRead(personId, l.Id, now)));
    }
}
