using Pace.Learning.Web.Courses.Enrolments;

namespace Pace.Learning.Web.Courses.Progress;

/// <summary>
/// Runs what a learner does in one transaction, and completes the course in the same one when it was the last thing missing.
/// Acts only add, so one that collides with the same person's other tab is simply tried again.
/// </summary>
internal sealed class LearningActs(PaceDbContext db, TimeProvider clock, IEnumerable<ICourseCompleted> onCompleted)
{
    /// <returns>Whether this act completed the course.</returns>
    public Task<bool> RunAsync(
        Guid personId, Course course, Position? position, Func<DateTime, Task> act, CancellationToken cancellation) => db.RetryOnConflictAsync(async stop =>
    {
        var now = clock.GetUtcNow().UtcDateTime;
        await db.LockPersonAsync(personId, stop);
        if (position is not null && await FindAsync(personId, course, stop) is { } enrolment)
        {
            enrolment.MoveTo(position.LessonId, position.Anchor, now);
        }
        await act(now);
        await db.SaveChangesAsync(stop);
        return await CompleteAsync(personId, course, now, stop);
    }, cancellation);

    private ValueTask<Enrolment?> FindAsync(Guid personId, Course course, CancellationToken cancellation) =>
        db.Enrolments.FindAsync([personId, course.Id], cancellation);

    private async Task<bool> CompleteAsync(Guid personId, Course course, DateTime now, CancellationToken cancellation)
    {
        var enrolment = await FindAsync(personId, course, cancellation);
        if (enrolment is null or { IsCompleted: true } || !await IsDoneAsync(personId, course, enrolment.Level, cancellation))
        {
            return false;
        }
        enrolment.Complete(now);
        foreach (var handler in onCompleted)
        {
            await handler.OnCompletedAsync(db, course, new CourseCompletion(personId, course.Id, enrolment.CompletedLevel!.Value, enrolment.CompletedAt!.Value), cancellation);
        }
        return true;
    }

    // Lessons are few and quickly read; only when none is missing can the answers, of which there may be hundreds, make the difference.
    private async Task<bool> IsDoneAsync(Guid personId, Course course, WorkforceLevel level, CancellationToken cancellation)
    {
        var read = (await db.LessonReads.Where(r => r.PersonId == personId).Select(r => r.LessonId).ToListAsync(cancellation)).ToHashSet();
        return CourseStanding.CouldBeComplete(course, level, read)
            && CourseStanding.Of(course, level, await db.FactsOfAsync(personId, cancellation)).IsComplete;
    }
}

/// <summary>Where somebody is in a course.</summary>
/// <param name="LessonId">The lesson.</param>
/// <param name="Anchor">A fragment in it; <c>null</c>: its beginning.</param>
internal sealed record Position(string LessonId, string? Anchor);
