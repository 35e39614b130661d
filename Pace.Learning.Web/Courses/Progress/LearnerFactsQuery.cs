using Microsoft.EntityFrameworkCore;
using Pace.Learning.Web.Platform.Data;

namespace Pace.Learning.Web.Courses.Progress;

internal static class LearnerFactsQuery
{
    extension(PaceDbContext db)
    {
        /// <summary>Reads what somebody has done: three short walks along keys that begin with the person.</summary>
        public async Task<LearnerFacts> FactsOfAsync(Guid personId, CancellationToken cancellation)
        {
            var read = await db.LessonReads.Where(r => r.PersonId == personId).Select(r => r.LessonId).ToListAsync(cancellation);
            var best = await db.CheckAttempts.Where(a => a.PersonId == personId && a.Score != null)
                .GroupBy(a => a.CheckId).Select(g => new { CheckId = g.Key, Score = g.Max(a => a.Score)!.Value })
                .ToDictionaryAsync(x => x.CheckId, x => x.Score, cancellation);
            var reflected = await db.Reflections.Where(r => r.PersonId == personId && r.SealedText != null)
                .Select(r => r.BlockId).ToListAsync(cancellation);
            return new LearnerFacts(read.ToHashSet(), best, reflected.ToHashSet());
        }
    }
}
