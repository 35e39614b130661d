using Pace.Learning.Web.Courses.Progress;

namespace Pace.Learning.Web.Courses.Enrolments;

/// <summary>Enrols somebody, or changes their level. What they did before counts: it may complete the course there and then.</summary>
internal sealed class EnrolmentRecorder(PaceDbContext db, LearningActs acts)
{
    /// <returns>Whether this completed the course.</returns>
    public async Task<bool> StartAsync(Guid personId, Course course, WorkforceLevel level, CancellationToken cancellation) =>
        await acts.RunAsync(personId, course, position: null, async now =>
        {
            var enrolment = await db.Enrolments.SingleOrDefaultAsync(e => e.PersonId == personId && e.CourseId == course.Id, cancellation);
            if (enrolment is null)
            {
                db.Enrolments.Add(new Enrolment(personId, course.Id, level, now));
            }
            else
            {
                enrolment.ChangeLevel(level, now);
            }
        }, cancellation);
}
