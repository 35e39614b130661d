namespace Pace.Learning.Web.Courses.Progress;

internal static class LearnerFactsQuery
{
    private const int IsRead = 1;
    private const int IsScore = 2;
    private const int IsReflected = 3;

    extension(PaceDbContext db)
    {
        /// <summary>Reads what somebody has done in one go: three short walks along keys that begin with the person.</summary>
        public async Task<LearnerFacts> FactsOfAsync(Guid personId, CancellationToken cancellation)
        {
            var read = db.LessonReads.Where(r => r.PersonId == personId).Select(r => new { Kind = IsRead, Id = r.LessonId, Score = (double?)null });
            var best = db.CheckAttempts.Where(a => a.PersonId == personId && a.Score != null)
                .GroupBy(a => a.CheckId).Select(g => new { Kind = IsScore, Id = g.Key, Score = g.Max(a => a.Score) });
            var reflected = db.Reflections.Where(r => r.PersonId == personId && r.SealedText != null)
                .Select(r => new { Kind = IsReflected, Id = r.BlockId, Score = (double?)null });
            var facts = (await read.Concat(best).Concat(reflected).ToListAsync(cancellation)).ToLookup(f => f.Kind);
            return new LearnerFacts(
                facts[IsRead].Select(f => f.Id).ToHashSet(),
                facts[IsScore].ToDictionary(f => f.Id, f => f.Score!.Value),
                facts[IsReflected].Select(f => f.Id).ToHashSet());
        }
    }
}
