using Pace.Learning.Web.Courses.Checks;

namespace Pace.Learning.Web.Courses.ItemStatistics;

internal static class ItemFiguresQuery
{
    extension(PaceDbContext db)
    {
        /// <summary>Reads the figures of a course. What people wrote isn't read.</summary>
        public async Task<IReadOnlyList<ItemFigures>> ItemFiguresAsync(Course course, CancellationToken cancellation)
        {
            var ids = course.Lessons.SelectMany(l => l.Checks).Select(c => c.FullId).ToList();
            var first = await db.CheckAttempts.Where(a => a.Number == 1 && a.Score != null && ids.Contains(a.CheckId))
                .Select(a => new { a.PersonId, a.CheckId, a.Score, a.Answer }).ToListAsync(cancellation);
            var attempts = await db.CheckAttempts.Where(a => ids.Contains(a.CheckId)).GroupBy(a => a.CheckId)
                .Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellation);
            return ItemFigures.Of(course, [.. first.Select(a => new FirstAnswer(a.PersonId, a.CheckId, a.Score!.Value, AnswerJson.Read(a.Answer)))], attempts);
        }
    }
}
