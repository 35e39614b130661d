namespace Pace.Learning.Web.Courses.Progress;

/// <summary>Somebody completed a course at a level.</summary>
/// <param name="PersonId">Who.</param>
/// <param name="CourseId">Which course.</param>
/// <param name="Level">The level at which they completed it.</param>
/// <param name="At">When (UTC).</param>
public sealed record CourseCompletion(Guid PersonId, string CourseId, WorkforceLevel Level, DateTime At);

/// <summary>What other rooms ask about who read and completed what. Numbers and ids, never answers.</summary>
public sealed class CourseCompletions
{
    private readonly PaceDbContext db;

    internal CourseCompletions(PaceDbContext db) => this.db = db;

    /// <summary>Which courses these people have completed.</summary>
    public async Task<IReadOnlyList<CourseCompletion>> OfAsync(IReadOnlyCollection<Guid> people, CancellationToken cancellation = default) =>
        await db.Enrolments.AsNoTracking()
            .Where(e => people.Contains(e.PersonId) && e.CompletedAt != null && e.CompletedLevel != null)
            .Select(e => new CourseCompletion(e.PersonId, e.CourseId, e.CompletedLevel!.Value, e.CompletedAt!.Value))
            .ToListAsync(cancellation);

    /// <summary>How many people have read a lesson since a moment.</summary>
    public Task<int> ReadersAsync(string lessonId, DateTime since, CancellationToken cancellation = default) =>
        db.LessonReads.CountAsync(r => r.LessonId == lessonId && r.ReadAt >= since, cancellation);

    /// <summary>How many people read, answered or wrote something, by the id of the lesson or of its block; ids that nobody has to do with are left out.</summary>
    public async Task<IReadOnlyDictionary<string, int>> PeopleAsync(IReadOnlyCollection<string> ids, CancellationToken cancellation = default)
    {
        var read = await db.LessonReads.Where(r => ids.Contains(r.LessonId)).GroupBy(r => r.LessonId).Select(g => new { g.Key, People = g.Count() }).ToListAsync(cancellation);
        var answered = await db.CheckAttempts.Where(a => ids.Contains(a.CheckId)).GroupBy(a => a.CheckId).Select(g => new { g.Key, People = g.Select(a => a.PersonId).Distinct().Count() }).ToListAsync(cancellation);
        var written = await db.Reflections.Where(r => ids.Contains(r.BlockId)).GroupBy(r => r.BlockId).Select(g => new { g.Key, People = g.Count() }).ToListAsync(cancellation);
        return read.Concat(answered).Concat(written).GroupBy(c => c.Key).ToDictionary(g => g.Key, g => g.Max(c => c.People));
    }
}
