using Pace.Learning.Content.Blocks;
using Pace.Learning.Web.Courses.Progress;

namespace Pace.Learning.Web.Courses.Checks.Pools;

/// <summary>"Try other questions": the form names the round it asks for, so that asking twice draws once.</summary>
internal sealed class PoolDrawRecorder(PaceDbContext db, LearningActs acts)
{
    public Task DrawAsync(Guid personId, LessonPlace place, PoolBlock pool, int round, CancellationToken cancellation) =>
        acts.RunAsync(personId, place.Course, new Position(place.Lesson.Id, pool.Id), async now =>
        {
            var latest = await db.PoolDraws
                .Where(d => d.PersonId == personId && d.LessonId == place.Lesson.Id && d.PoolId == pool.FullId)
                .MaxAsync(d => (int?)d.Round, cancellation) ?? 0;
            if (round == latest + 1)
            {
                db.PoolDraws.Add(new PoolDraw(personId, place.Lesson.Id, pool.FullId, round, now));
            }
        }, cancellation);
}
