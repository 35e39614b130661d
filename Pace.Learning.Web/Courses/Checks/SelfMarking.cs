using Pace.Learning.Content.Blocks;
using Pace.Learning.Web.Courses.Progress;

namespace Pace.Learning.Web.Courses.Checks;

/// <summary>A learner compares what they wrote with the points to look for, and marks it.</summary>
internal sealed class SelfMarking(PaceDbContext db, LearningActs acts)
{
    /// <returns>Whether this completed the course.</returns>
    public Task<bool> SaveAsync(
        Guid personId, LessonPlace place, CheckBlock check, int number, GivenAnswer marks, CancellationToken cancellation) =>
        acts.RunAsync(personId, place.Course, new Position(place.Lesson.Id, check.Id), async _ =>
        {
            var attempt = await db.CheckAttempts.SingleOrDefaultAsync(
                a => a.PersonId == personId && a.LessonId == place.Lesson.Id && a.CheckId == check.FullId && a.Number == number, cancellation);
            attempt?.Mark(AnswerJson.Write(marks.Choices), Scoring.Of(check, marks.Choices));
        }, cancellation);
}
