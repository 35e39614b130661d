using Pace.Learning.Content.Blocks;
using Pace.Learning.Web.Courses.Progress;

namespace Pace.Learning.Web.Courses.Checks;

/// <summary>Records an attempt at a check. The same form sent twice, even at the same moment, counts once.</summary>
internal sealed class AnswerRecorder(PaceDbContext db, PersonVault vault, LearningActs acts)
{
    private static readonly CompiledQuery<Func<PaceDbContext, Guid, string, string, CancellationToken, Task<int?>>> LastNumber = new(() => EF.CompileAsyncQuery(
        (PaceDbContext db, Guid person, string lesson, string check, CancellationToken _) =>
            db.Set<CheckAttempt>().Where(a => a.PersonId == person && a.LessonId == lesson && a.CheckId == check).Max(a => (int?)a.Number)));

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
            var earlier = await LastNumber.For(db)(db, personId, place.Lesson.Id, check.FullId, cancellation) ?? 0;
            var isShort = check.Kind is CheckKind.Short;
            var sealedText = isShort ? await vault.SealAsync(personId, check.FullId, answer.Text, cancellation) : null;
            double? score = isShort ? null : Scoring.Of(check, answer.Choices);
            db.CheckAttempts.Add(new CheckAttempt(
                personId, place.Lesson.Id, check.FullId, earlier + 1, token, AnswerJson.Write(answer.Choices), score, sealedText, now));
        }, cancellation);
    }
}
