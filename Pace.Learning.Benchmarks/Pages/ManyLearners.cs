using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;
using NpgsqlTypes;

namespace Pace.Learning.Benchmarks.Pages;

/// <summary>Fills a database with 100,000 learners and 5 million rows of progress.</summary>
internal static class ManyLearners
{
    public const int Learners = 100_000;
    public const int LessonsEach = 50;
    private const string Person = """
        "Id", "UserName", "NormalizedUserName", "Email", "NormalizedEmail", "DisplayName", "CreatedAt", "EmailConfirmed", "PhoneNumberConfirmed", "TwoFactorEnabled", "LockoutEnabled", "AccessFailedCount", "LastCodeStep"
        """;

    public static async Task FillAsync(string connection, bool isPostgres)
    {
        if (isPostgres)
        {
            await FillPostgresAsync(connection);
        }
        else
        {
            await FillSqliteAsync(connection);
        }
    }

    private static async Task FillSqliteAsync(string connection)
    {
        await using var db = new SqliteConnection(connection);
        await db.OpenAsync();
        await ExecuteAsync(db, "PRAGMA synchronous=OFF; PRAGMA cache_size=-400000; BEGIN");
        await ExecuteAsync(db, $"""
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {Learners})
            INSERT INTO "People" ({Person})
            SELECT {SqliteId}, 'many' || i, 'MANY' || i, 'many' || i || '@many.example', 'MANY' || i || '@MANY.EXAMPLE', 'Many ' || i, '2026-01-01 00:00:00', 1, 0, 0, 1, 0, 0 FROM n
            """);
        await ExecuteAsync(db, $"""
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {Learners}),
            l(j) AS (SELECT 1 UNION ALL SELECT j + 1 FROM l WHERE j < {LessonsEach})
            INSERT INTO "LessonReads" ("PersonId", "LessonId", "ReadAt")
            SELECT {SqliteId}, printf('a-lesson-with-a-name-%02d', j), '2026-02-01 00:00:00' FROM n, l
            """);
        await ExecuteAsync(db, "COMMIT; ANALYZE; PRAGMA wal_checkpoint(TRUNCATE)");
    }

    private const string SqliteId = "printf('%08X-0000-7000-8000-%012X', i, i)";

    private static async Task FillPostgresAsync(string connection)
    {
        await using var db = new NpgsqlConnection(connection);
        await db.OpenAsync();
        await ExecuteAsync(db, $"""
            INSERT INTO "People" ({Person})
            SELECT {PostgresId}, 'many' || i, 'MANY' || i, 'many' || i || '@many.example', 'MANY' || i || '@MANY.EXAMPLE', 'Many ' || i, now(), true, false, false, true, 0, 0
            FROM generate_series(1, {Learners}) i
            """);
        await using (var import = await db.BeginBinaryImportAsync("""COPY "LessonReads" ("PersonId", "LessonId", "ReadAt") FROM STDIN (FORMAT BINARY)"""))
        {
            for (var i = 1; i <= Learners; i++)
            {
                var person = Guid.Parse($"{i:X8}-0000-7000-8000-{i:X12}");
                for (var j = 1; j <= LessonsEach; j++)
                {
                    await import.StartRowAsync();
                    await import.WriteAsync(person, NpgsqlDbType.Uuid);
                    await import.WriteAsync($"a-lesson-with-a-name-{j:D2}", NpgsqlDbType.Text);
                    await import.WriteAsync(new DateTime(2026, 2, 1, 0, 0, 0, DateTimeKind.Utc), NpgsqlDbType.TimestampTz);
                }
            }
            await import.CompleteAsync();
        }
        await ExecuteAsync(db, "VACUUM ANALYZE");
    }

    private const string PostgresId = "(lpad(to_hex(i), 8, '0') || '-0000-7000-8000-' || lpad(to_hex(i), 12, '0'))::uuid";

    private static async Task ExecuteAsync(DbConnection db, string sql)
    {
        await using var command = db.CreateCommand();
        command.CommandText = sql;
        command.CommandTimeout = 0;
        await command.ExecuteNonQueryAsync();
    }
}
