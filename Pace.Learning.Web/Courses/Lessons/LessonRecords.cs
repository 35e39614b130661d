using System.Data.Common;
using System.Security.Claims;
using Pace.Learning.Content.Blocks;
using Pace.Learning.Web.Accounts.Sessions;
using Pace.Learning.Web.Courses.Checks;

namespace Pace.Learning.Web.Courses.Lessons;

/// <summary>
/// Reads what a lesson's page shows of its learner in one round trip. By hand, since this is the page that everybody waits for:
/// every statement is a short walk along a key that begins with the person.
/// </summary>
internal sealed class LessonRecords(PaceDbContext db, PreparedReads reads, PersonVault vault)
{
    private const string Enrolment = """SELECT "Level", "LastLessonId" FROM "Enrolments" WHERE "PersonId" = @person AND "CourseId" = @course;""";
    private const string Read = """SELECT "LessonId" FROM "LessonReads" WHERE "PersonId" = @person;""";
    // Only the last attempt at each check is read whole: some people try a hundred times.
    private const string Attempts = """
        SELECT h."CheckId", h."Count", h."Best", a."Number", a."Score", a."Answer", a."SealedText"
        FROM (SELECT "CheckId", COUNT(*) AS "Count", MAX("Score") AS "Best", MAX("Number") AS "Last" FROM "CheckAttempts"
            WHERE "PersonId" = @person AND "LessonId" = @lesson GROUP BY "CheckId") h
        JOIN "CheckAttempts" a ON a."PersonId" = @person AND a."LessonId" = @lesson AND a."CheckId" = h."CheckId" AND a."Number" = h."Last";
        """;
    private const string Reflections = """
        SELECT "BlockId", "SealedText", "Version", "SavedAt" FROM "Reflections" WHERE "PersonId" = @person AND "LessonId" = @lesson;
        """;
    private const string Rounds = """
        SELECT "PoolId", MAX("Round") FROM "PoolDraws" WHERE "PersonId" = @person AND "LessonId" = @lesson GROUP BY "PoolId";
        """;

    /// <summary>The record; <c>null</c> when the session that was still to be asked about isn't as its cookie says.</summary>
    public async Task<LessonRecord?> ReadAsync(ClaimsPrincipal user, Guid? session, LessonPlace place, CancellationToken cancellation)
    {
        var personId = user.RequiredPersonId;
        var record = new LessonRecord();
        List<AttemptRow> attempts = [];
        List<ReflectionRow> reflections = [];
        if (await QueryAsync(user, session, place, record, attempts, reflections, cancellation) != SessionVerdict.Fits)
        {
            return null;
        }
        foreach (var row in attempts)
        {
            var text = row.SealedText is { } @sealed ? await vault.OpenAsync(personId, row.CheckId, @sealed, cancellation) : null;
            record.Checks[row.CheckId] = new CheckHistory(row.Count, row.Best, row.Number, row.Score, AnswerJson.Read(row.Answer), text);
        }
        foreach (var row in reflections)
        {
            var text = row.SealedText is { } @sealed ? await vault.OpenAsync(personId, row.BlockId, @sealed, cancellation) ?? "" : "";
            record.Reflections[row.BlockId] = new SavedReflection(text, row.Version, row.SavedAt);
        }
        return record;
    }

    // The statements come back in the order in which they are sent; those that this lesson has no blocks for aren't sent.
    private async Task<SessionVerdict> QueryAsync(
        ClaimsPrincipal user, Guid? session, LessonPlace place, LessonRecord record, List<AttemptRow> attempts, List<ReflectionRow> reflections, CancellationToken cancellation)
    {
        var blocks = place.Lesson.Body.PersonalBlocks;
        var hasChecks = blocks.Any(b => b is CheckBlock or PoolBlock);
        var hasReflections = blocks.Any(b => b is ReflectionBlock);
        var hasPools = blocks.Any(b => b is PoolBlock);

        var verdict = SessionVerdict.Fits;
        List<(string, object)> values = [("person", user.RequiredPersonId), ("course", place.Course.Id), ("lesson", place.Lesson.Id)];
        if (session is { } id)
        {
            values.Add(("session", id));
        }
        var sql = (session is null ? "" : SessionQuestion.Sql) + Enrolment + Read + (hasChecks ? Attempts : "") + (hasReflections ? Reflections : "") + (hasPools ? Rounds : "");
        await reads.QueryAsync(db, sql, values, async (reader, stop) =>
        {
            if (session is not null)
            {
                verdict = await SessionQuestion.ReadAsync(reader, user, stop);
                await reader.NextResultAsync(stop);
            }
            await EachAsync(reader, row => (record.Level, record.LastLessonId) = (Enum.Parse<WorkforceLevel>(row.GetString(0)), row.IsDBNull(1) ? null : row.GetString(1)), stop);
            await EachAsync(reader, row => record.Read.Add(row.GetString(0)), stop);
            if (hasChecks)
            {
                await EachAsync(reader, row => attempts.Add(AttemptRow.From(row)), stop);
            }
            if (hasReflections)
            {
                await EachAsync(reader, row => reflections.Add(ReflectionRow.From(row)), stop);
            }
            if (hasPools)
            {
                await EachAsync(reader, row => record.Rounds[row.GetString(0)] = row.GetInt32(1), stop);
            }
        }, cancellation);
        return verdict;
    }

    private static async Task EachAsync(DbDataReader reader, Action<DbDataReader> take, CancellationToken cancellation)
    {
        while (await reader.ReadAsync(cancellation))
        {
            take(reader);
        }
        await reader.NextResultAsync(cancellation);
    }

    private readonly record struct AttemptRow(string CheckId, int Count, double? Best, int Number, double? Score, string Answer, byte[]? SealedText)
    {
        public static AttemptRow From(DbDataReader reader) => new(
            reader.GetString(0), reader.GetInt32(1), reader.IsDBNull(2) ? null : reader.GetDouble(2), reader.GetInt32(3),
            reader.IsDBNull(4) ? null : reader.GetDouble(4), reader.GetString(5), reader.IsDBNull(6) ? null : reader.GetFieldValue<byte[]>(6));
    }

    private readonly record struct ReflectionRow(string BlockId, byte[]? SealedText, int Version, DateTime SavedAt)
    {
        public static ReflectionRow From(DbDataReader reader) => new(
            reader.GetString(0), reader.IsDBNull(1) ? null : reader.GetFieldValue<byte[]>(1), reader.GetInt32(2),
            DateTime.SpecifyKind(reader.GetDateTime(3), DateTimeKind.Utc));
    }
}
