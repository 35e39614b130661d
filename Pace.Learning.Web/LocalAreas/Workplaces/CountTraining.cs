using Pace.Learning.Web.Courses.Progress;
using Pace.Learning.Web.LocalAreas.Coverage;

namespace Pace.Learning.Web.LocalAreas.Workplaces;

/// <summary>Notes on the learner's workplace, in the transaction that completes a course, that they are trained.</summary>
internal sealed class CountTraining(CourseCompletions completions, IOptions<CoverageRequirement> requirement) : ICourseCompleted
{
    public async Task OnCompletedAsync(PaceDbContext db, Course course, CourseCompletion completion, CancellationToken cancellation)
    {
        if (!requirement.Value.Counts(course.Id)
            || await db.Workplaces.SingleOrDefaultAsync(w => w.CurrentFor == completion.PersonId && w.TrainedAt == null, cancellation) is not { } workplace)
        {
            return;
        }
        // The one that has just been completed isn't saved yet.
        var done = await completions.OfAsync([completion.PersonId], cancellation);
        workplace.Train(requirement.Value.MetAt([.. done, completion], workplace.Level));
    }
}
