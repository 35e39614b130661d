using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Pace.Learning.Content.Blocks;
using Pace.Learning.Content.Library;
using Pace.Learning.Web.Courses.Checks;
using Pace.Learning.Web.Platform.Data;
using Pace.Learning.Web.Platform.Security;

namespace Pace.Learning.Web.Courses.Lessons;

/// <summary>
/// Reads what a lesson's page shows of its learner in one round trip. By hand, since this is the page that everybody waits for:
/// every statement is a short walk along a key that begins with the person.
/// </summary>
internal sealed class LessonRecords(PaceDbContext db, PersonVault vault)
{
    private const string Enrolment = """SELECT "Level", "LastLessonId" FROM "Enrolments" WHERE "PersonId" = @person AND "CourseId" = @course;""";
    private const string Read = """SELECT "LessonId" FROM "LessonReads" WHERE "PersonId" = @person;""";
    private const string Attempts = """
        SELECT "CheckId", "Number", "Score", "Answer", "SealedText" FROM "CheckAttempts"
        WHERE "PersonId" = @person AND "LessonId" = @lesson ORDER BY "CheckId", "Number";
        """;
    private const string Reflections = """
        SELECT "BlockId", "SealedText", "Version", "SavedAt" FROM "Reflections" WHERE "PersonId" = @person AND "LessonId" = @lesson;
        """;
    private const string Rounds = """
        SELECT "PoolId", MAX("Round") FROM "PoolDraws" WHERE "PersonId" = @person AND "LessonId" = @lesson GROUP BY "PoolId";
        """;

    public async Task<LessonRecord> ReadAsync(Guid personId, LessonPlace place, CancellationToken cancellation)
    {
        var blocks = place.Lesson.Body.PersonalBlocks;
        var hasChecks = blocks.Any(b => b is CheckBlock or PoolBlock);
        var hasReflections = blocks.Any(b => b is ReflectionBlock);
        var hasPools = blocks.Any(b => b is PoolBlock);
        var record = new LessonRecord();
        List<AttemptRow> attempts = [];
        List<(string BlockId, byte[]? Sealed, int Version, DateTime SavedAt)> reflections = [];

        await db.Database.OpenConnectionAsync(cancellation);
        try
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = Enrolment + Read + (hasChecks ? Attempts : "") + (hasReflections ? Reflections : "") + (hasPools ? Rounds : "");
            Add(command, "person", personId);
            Add(command, "course", place.Course.Id);
            if (hasChecks || hasReflections)
            {
                Add(command, "lesson", place.Lesson.Id);
            }
            await using var reader = await command.ExecuteReaderAsync(cancellation);
            while (await reader.ReadAsync(cancellation))
            {
                record.Level = Enum.Parse<WorkforceLevel>(reader.GetString(0));
                record.LastLessonId = reader.IsDBNull(1) ? null : reader.GetString(1);
            }
            await reader.NextResultAsync(cancellation);
            while (await reader.ReadAsync(cancellation))
            {
                record.Read.Add(reader.GetString(0));
            }
            if (hasChecks)
            {
                await reader.NextResultAsync(cancellation);
                while (await reader.ReadAsync(cancellation))
                {
                    attempts.Add(AttemptRow.From(reader));
                }
            }
            if (hasReflections)
            {
                await reader.NextResultAsync(cancellation);
                while (await reader.ReadAsync(cancellation))
                {
                    reflections.Add((reader.GetString(0), reader.IsDBNull(1) ? null : reader.GetFieldValue<byte[]>(1), reader.GetInt32(2),
                        DateTime.SpecifyKind(reader.GetDateTime(3), DateTimeKind.Utc)));
                }
            }
            if (hasPools)
            {
                await reader.NextResultAsync(cancellation);
                while (await reader.ReadAsync(cancellation))
                {
                    record.Rounds[reader.GetString(0)] = reader.GetInt32(1);
                }
            }
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }

        foreach (var ofCheck in attempts.GroupBy(a => a.CheckId))
        {
            var last = ofCheck.Last();
            record.Checks[ofCheck.Key] = new CheckHistory(
                ofCheck.Count(), ofCheck.Max(a => a.Score), last.Number, last.Score, AnswerJson.Read(last.Answer),
                last.SealedText is { } text ? await vault.OpenAsync(personId, last.CheckId, text, cancellation) : null);
        }
        foreach (var (blockId, @sealed, version, savedAt) in reflections)
        {
            var text = @sealed is null ? "" : await vault.OpenAsync(personId, blockId, @sealed, cancellation) ?? "";
            record.Reflections[blockId] = new SavedReflection(text, version, savedAt);
        }
        return record;
    }

    private static void Add(DbCommand command, string name, object value)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = name;
        parameter.Value = value;
        command.Parameters.Add(parameter);
    }

    private readonly record struct AttemptRow(string CheckId, int Number, double? Score, string Answer, byte[]? SealedText)
    {
        public static AttemptRow From(DbDataReader reader) => new(
            reader.GetString(0), reader.GetInt32(1), reader.IsDBNull(2) ? null : reader.GetDouble(2), reader.GetString(3),
            reader.IsDBNull(4) ? null : reader.GetFieldValue<byte[]>(4));
    }
}
