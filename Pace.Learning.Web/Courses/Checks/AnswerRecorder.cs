using Pace.Learning.Content.Blocks;
using Pace.Learning.Web.Courses.Progress;

namespace Pace.Learning.Web.Courses.Checks;

/// <summary>Records an attempt at a check. The same form sent twice, even at the same moment, counts once.</summary>
internal sealed class AnswerRecorder(PaceDbContext db, PersonVault vault, LearningActs acts)
{
    /// <returns>Whether this completed the course.</returns>
    public Task<bool> SaveAsync(
        Guid personId, LessonPlace place, CheckBlock check, GivenAnswer answer, Guid token, CancellationToken cancellation)
    {
        var collided = false;
        return acts.RunAsync(personId, place.Course, new Position(place.Lesson.Id, check.Id), async now =>
        {
            // The index over tokens refuses a form that was sent before; asking first would cost every answer what few of them need.
            if (collided && await db.CheckAttempts.AnyAsync(a => a.PersonId == personId && a.Token == token, cancellation))
            {
                return;
            }
            collided = true;
            var earlier = await db.CheckAttempts
                .Where(a => a.PersonId == personId && a.LessonId == place.Lesson.Id && a.CheckId == check.FullId)
                .MaxAsync(a => (int?)a.Number, cancellation) ?? 0;
            var isShort = check.Kind is CheckKind.Short;
            var sealedText = isShort ? await vault.SealAsync(personId, check.FullId, answer.Text, cancellation) : null;
            double? score = isShort ? null : Scoring.Of(check, answer.Choices);
            db.CheckAttempts.Add(new CheckAttempt(
                personId, place.Lesson.Id, check.FullId, earlier + 1, token, AnswerJson.Write(answer.Choices), score, sealedText, now));
        }, cancellation);
    }
}
