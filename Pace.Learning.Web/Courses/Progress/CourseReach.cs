namespace Pace.Learning.Web.Courses.Progress;

/// <summary>How far people came in a course: numbers only, and small ones too. Whoever shows them hides those.</summary>
/// <param name="Began">How many began it.</param>
/// <param name="Finished">How many finished it.</param>
/// <param name="UnderWay">How many haven't, and did something in it lately.</param>
/// <param name="StoppedIn">Of the others: in which lesson they were furthest, by its id; the empty id stands for none.</param>
/// <param name="LessonsReached">How many lessons they reached, all together.</param>
/// <param name="LessonsRead">How many lessons they read to the end, all together.</param>
public sealed record CourseReach(int Began, int Finished, int UnderWay, IReadOnlyDictionary<string, int> StoppedIn, int LessonsReached, int LessonsRead);

/// <summary>Counts how far people come.</summary>
public sealed class CourseReaches
{
    /// <summary>For so many days after the last thing that somebody did, they are under way.</summary>
    public const int DaysUnderWay = 30;

    private readonly PaceDbContext db;
    private readonly TimeProvider time;

    internal CourseReaches(PaceDbContext db, TimeProvider time) => (this.db, this.time) = (db, time);

    /// <summary>Of one course.</summary>
    public async Task<CourseReach> OfAsync(Course course, CancellationToken cancellation)
    {
        var lately = time.GetUtcNow().UtcDateTime.AddDays(-DaysUnderWay);
        var places = course.Lessons.Select((lesson, i) => (lesson.Id, Number: i + 1)).ToDictionary(p => p.Id, p => p.Number);
        var ids = places.Keys.ToList();
        var enrolled = db.Enrolments.AsNoTracking().Where(e => e.CourseId == course.Id);
        var began = await enrolled.Select(e => new { e.PersonId, e.CompletedAt, e.LastLessonId, e.LastActiveAt }).ToListAsync(cancellation);
        var read = (await db.LessonReads.AsNoTracking().Where(r => ids.Contains(r.LessonId) && enrolled.Any(e => e.PersonId == r.PersonId)).Select(r => new { r.PersonId, r.LessonId }).ToListAsync(cancellation))
            .ToLookup(r => r.PersonId, r => places[r.LessonId]);
        var people = began.ConvertAll(e => (
            e.CompletedAt, IsUnderWay: e.LastActiveAt >= lately, Read: read[e.PersonId].Count(),
            Furthest: read[e.PersonId].Append(e.LastLessonId is { } last && places.TryGetValue(last, out var place) ? place : 0).Max()));
        var open = people.Where(p => p.CompletedAt is null).ToList();
        return new CourseReach(
            people.Count, people.Count - open.Count, open.Count(p => p.IsUnderWay),
            open.Where(p => !p.IsUnderWay).GroupBy(p => p.Furthest).ToDictionary(g => g.Key == 0 ? "" : course.Lessons[g.Key - 1].Id, g => g.Count()),
            people.Sum(p => p.Furthest), people.Sum(p => p.Read));
    }
}
