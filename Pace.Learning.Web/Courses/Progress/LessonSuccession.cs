namespace Pace.Learning.Web.Courses.Progress;

/// <summary>What becomes of those who began or finished a lesson when it goes, or another takes its place.</summary>
public enum LessonOutcome
{
    /// <summary>Whoever finished it has finished another one.</summary>
    CountsAsDone,

    /// <summary>Whoever is in it goes on in another one, which nobody has finished by that.</summary>
    GoesOn,

    /// <summary>What they did counts no more.</summary>
    TakenAgain,
}

/// <summary>How many people a lesson has.</summary>
/// <param name="Finished">Who read it.</param>
/// <param name="InIt">Who are in it and have not read it.</param>
internal sealed record LessonLearners(int Finished, int InIt)
{
    /// <summary>Whether anybody has.</summary>
    public bool Any => Finished + InIt > 0;
}

/// <summary>Takes learners from one lesson to another. Nothing that they did is deleted, and a course that they completed stays so.</summary>
internal sealed class LessonSuccession(PaceDbContext db)
{
    /// <summary>How many people lessons have; those without any are left out.</summary>
    public async Task<IReadOnlyDictionary<string, LessonLearners>> OfAsync(IReadOnlyCollection<string> lessons, CancellationToken cancellation)
    {
        var reads = db.LessonReads;
        var finished = await reads.Where(r => lessons.Contains(r.LessonId)).GroupBy(r => r.LessonId).Select(g => new { g.Key, People = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.People, cancellation);
        var inIt = await db.Enrolments
            .Where(e => e.LastLessonId != null && lessons.Contains(e.LastLessonId) && e.CompletedAt == null && !reads.Any(r => r.PersonId == e.PersonId && r.LessonId == e.LastLessonId))
            .GroupBy(e => e.LastLessonId!).Select(g => new { g.Key, People = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.People, cancellation);
        return finished.Keys.Union(inIt.Keys).ToDictionary(id => id, id => new LessonLearners(finished.GetValueOrDefault(id), inIt.GetValueOrDefault(id)));
    }

    /// <summary>Whoever finished one lesson has finished another too, at the same time. The caller saves.</summary>
    public async Task CountAsync(string from, string to, CancellationToken cancellation)
    {
        var reads = db.LessonReads;
        var readers = await reads.AsNoTracking().Where(r => r.LessonId == from && !reads.Any(o => o.PersonId == r.PersonId && o.LessonId == to))
            .Select(r => new { r.PersonId, r.ReadAt }).ToListAsync(cancellation);
        db.LessonReads.AddRange(readers.Select(r => new LessonRead(r.PersonId, to, r.ReadAt)));
    }

    /// <summary>Whoever was in one lesson last goes on at the beginning of another. The caller saves.</summary>
    public async Task MoveAsync(string from, string to, CancellationToken cancellation)
    {
        foreach (var enrolment in await db.Enrolments.Where(e => e.LastLessonId == from).ToListAsync(cancellation))
        {
            enrolment.MoveTo(to, null, enrolment.LastActiveAt);
        }
    }
}
