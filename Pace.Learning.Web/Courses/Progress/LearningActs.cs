using Pace.Learning.Web.Courses.Enrolments;

namespace Pace.Learning.Web.Courses.Progress;

/// <summary>
/// Runs what a learner does in one transaction, and completes the course in the same one when it was the last thing missing.
/// Acts only add, so one that collides with the same person's other tab is simply tried again.
/// </summary>
internal sealed class LearningActs(PaceDbContext db, TimeProvider clock, IEnumerable<ICourseCompleted> onCompleted)
{
    private static readonly CompiledQuery<Func<PaceDbContext, Guid, string, CancellationToken, Task<Enrolment?>>> EnrolmentOf = new(() => EF.CompileAsyncQuery(
        (PaceDbContext db, Guid person, string course, CancellationToken _) => db.Set<Enrolment>().SingleOrDefault(e => e.PersonId == person && e.CourseId == course)));

    private static readonly CompiledQuery<Func<PaceDbContext, Guid, IAsyncEnumerable<string>>> LessonsReadBy = new(() => EF.CompileAsyncQuery(
        (PaceDbContext db, Guid person) => db.Set<LessonRead>().Where(r => r.PersonId == person).Select(r => r.LessonId)));

    /// <returns>Whether this act completed the course.</returns>
    public Task<bool> RunAsync(
        Guid personId, Course course, Position? position, Func<DateTime, Task> act, CancellationToken cancellation) => db.RetryOnConflictAsync(async stop =>
    {
        var now = clock.GetUtcNow().UtcDateTime;
        await db.LockPersonAsync(personId, stop);
        var enrolment = await EnrolmentOf.For(db)(db, personId, course.Id, stop);
        if (position is not null)
        {
            enrolment?.MoveTo(position.LessonId, position.Anchor, now);
        }
        await act(now);
        await db.SaveChangesAsync(stop);
        return await CompleteAsync(enrolment ?? await EnrolmentOf.For(db)(db, personId, course.Id, stop), course, now, stop);
    }, cancellation);

    private async Task<bool> CompleteAsync(Enrolment? enrolment, Course course, DateTime now, CancellationToken cancellation)
    {
        if (enrolment is null or { IsCompleted: true } || !await IsDoneAsync(enrolment.PersonId, course, enrolment.Level, cancellation))
        {
            return false;
        }
        enrolment.Complete(now);
        foreach (var handler in onCompleted)
        {
            await handler.OnCompletedAsync(db, course, new CourseCompletion(enrolment.PersonId, course.Id, enrolment.CompletedLevel!.Value, enrolment.CompletedAt!.Value), cancellation);
        }
        return true;
    }

    // Lessons are few and quickly read; only when none is missing can the answers, of which there may be hundreds, make the difference.
    private async Task<bool> IsDoneAsync(Guid personId, Course course, WorkforceLevel level, CancellationToken cancellation)
    {
        var read = await LessonsReadBy.For(db)(db, personId).ToHashSetAsync(cancellationToken: cancellation);
        return CourseStanding.CouldBeComplete(course, level, read)
            && CourseStanding.Of(course, level, await db.FactsOfAsync(personId, cancellation)).IsComplete;
    }
}

/// <summary>Where somebody is in a course.</summary>
/// <param name="LessonId">The lesson.</param>
/// <param name="Anchor">A fragment in it; <c>null</c>: its beginning.</param>
internal sealed record Position(string LessonId, string? Anchor);
