namespace Pace.Learning.Web.Courses.Progress;

/// <summary>
/// Takes part when somebody completes a course, in the transaction of the act that completed it: it adds to the context, the act saves and commits.
/// The act may be tried again after a collision, so it does nothing outside the database.
/// </summary>
public interface ICourseCompleted
{
    /// <summary>Called once an enrolment.</summary>
    Task OnCompletedAsync(PaceDbContext db, Course course, CourseCompletion completion, CancellationToken cancellation);
}
