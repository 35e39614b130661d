namespace Pace.Learning.Web.Courses.Progress;

/// <summary>"Mark as read and go on": said twice, it counts once.</summary>
internal sealed class LessonReadRecorder(PaceDbContext db, LearningActs acts)
{
    /// <returns>Whether this completed the course.</returns>
    public Task<bool> MarkAsync(Guid personId, LessonPlace place, CancellationToken cancellation) =>
        acts.RunAsync(personId, place.Course, new Position((place.Next ?? place.Lesson).Id, null), async now =>
        {
            var lessonId = place.Lesson.Id;
            if (!await db.LessonReads.AnyAsync(r => r.PersonId == personId && r.LessonId == lessonId, cancellation))
            {
                db.LessonReads.Add(new LessonRead(personId, lessonId, now));
            }
        }, cancellation);
}
