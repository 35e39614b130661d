using Pace.Learning.Web.Accounts;
using Pace.Learning.Web.Courses.Checks;
using Pace.Learning.Web.Courses.Journal;

namespace Pace.Learning.Web.Courses;

/// <summary>What the room keeps about somebody: courses, lessons read, answers, their own words, how confident they were.</summary>
internal sealed class LearningData(PaceDbContext db, JournalReader journal) : IPersonalData
{
    public string Section => "learning";

    public async Task<object?> ExportAsync(Guid personId, CancellationToken cancellation)
    {
        var courses = await db.Enrolments.AsNoTracking().Where(e => e.PersonId == personId).OrderBy(e => e.StartedAt)
            .Select(e => new { e.CourseId, Level = e.Level.ToString(), e.StartedAt, e.CompletedAt, e.LastActiveAt, e.LastLessonId }).ToListAsync(cancellation);
        var read = await db.LessonReads.AsNoTracking().Where(r => r.PersonId == personId).OrderBy(r => r.ReadAt)
            .Select(r => new { r.LessonId, r.ReadAt }).ToListAsync(cancellation);
        var attempts = (await db.CheckAttempts.AsNoTracking().Where(a => a.PersonId == personId).OrderBy(a => a.SubmittedAt)
            .Select(a => new { a.CheckId, a.Number, a.Score, a.Answer, a.SubmittedAt }).ToListAsync(cancellation))
            .ConvertAll(a => new { a.CheckId, a.Number, a.Score, Answer = AnswerJson.Read(a.Answer), a.SubmittedAt });
        var confidence = await db.ConfidenceRatings.AsNoTracking().Where(r => r.PersonId == personId).OrderBy(r => r.RatedAt)
            .Select(r => new { r.CourseId, Moment = r.Moment.ToString(), r.Ratings, r.RatedAt }).ToListAsync(cancellation);
        var noLaterQuestionsSince = await db.NoLaterQuestions.Where(n => n.PersonId == personId).Select(n => (DateTime?)n.Since).SingleOrDefaultAsync(cancellation);
        var written = await journal.ReadAsync(personId, cancellation);
        return courses.Count + read.Count + attempts.Count + confidence.Count + written.Count == 0 && noLaterQuestionsSince is null
            ? null
            : new { courses, lessonsRead = read, answers = attempts, journal = written, confidence, noLaterQuestionsSince };
    }

    public async Task ForgetAsync(Guid personId, CancellationToken cancellation)
    {
        await db.Reflections.Where(r => r.PersonId == personId).ExecuteDeleteAsync(cancellation);
        await db.CheckAttempts.Where(a => a.PersonId == personId).ExecuteDeleteAsync(cancellation);
        await db.PoolDraws.Where(d => d.PersonId == personId).ExecuteDeleteAsync(cancellation);
        await db.LessonReads.Where(r => r.PersonId == personId).ExecuteDeleteAsync(cancellation);
        await db.ConfidenceRatings.Where(r => r.PersonId == personId).ExecuteDeleteAsync(cancellation);
        await db.NoLaterQuestions.Where(n => n.PersonId == personId).ExecuteDeleteAsync(cancellation);
        await db.Enrolments.Where(e => e.PersonId == personId).ExecuteDeleteAsync(cancellation);
    }
}
