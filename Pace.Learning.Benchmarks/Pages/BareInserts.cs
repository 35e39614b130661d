using System.Data.Common;
using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Pace.Learning.Benchmarks.Pages;

/// <summary>What saving an answer is measured against: one row of the same size in a transaction of its own, in the same database, with the same settings.</summary>
internal static class BareInserts
{
    private const string Table =
        "CREATE TABLE IF NOT EXISTS bare_answers (person text NOT NULL, lesson text NOT NULL, item text NOT NULL, number integer NOT NULL, token text, answer text, score double precision, at text, PRIMARY KEY (person, lesson, item, number))";

    public static async Task<double> RunAsync(string connection, bool isPostgres, int workers, int each)
    {
        await using (var setup = await OpenAsync(connection, isPostgres))
        {
            await ExecuteAsync(setup, "DROP TABLE IF EXISTS bare_answers");
            await ExecuteAsync(setup, Table);
        }
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, workers).Select(worker => Task.Run(() => InsertAsync(connection, isPostgres, worker, each))));
        var rate = workers * each / watch.Elapsed.TotalSeconds;
        await using var clean = await OpenAsync(connection, isPostgres);
        await ExecuteAsync(clean, "DROP TABLE bare_answers");
        return rate;
    }

    /// <summary>Takes away the answers of earlier rounds: nobody answers one check a thousand times, and a learner's own rows are what a page reads.</summary>
    public static async Task ForgetAnswersAsync(string connection, bool isPostgres)
    {
        await using var db = await OpenAsync(connection, isPostgres);
        await ExecuteAsync(db, """DELETE FROM "CheckAttempts" """);
    }

    private static async Task InsertAsync(string connection, bool isPostgres, int worker, int each)
    {
        await using var db = await OpenAsync(connection, isPostgres);
        for (var i = 0; i < each; i++)
        {
            await using var transaction = await db.BeginTransactionAsync();
            await using var command = db.CreateCommand();
            command.Transaction = transaction;
            command.CommandText = "INSERT INTO bare_answers VALUES (@person, 'a-lesson-of-the-course', 'a-lesson-of-the-course/a-check', @number, @token, '{\"chosen\":\"an-option\"}', 1, '2026-11-21 10:00:00')";
            Add(command, "person", worker.ToString("D36", System.Globalization.CultureInfo.InvariantCulture));
            Add(command, "number", i);
            Add(command, "token", Guid.NewGuid().ToString());
            await command.ExecuteNonQueryAsync();
            await transaction.CommitAsync();
        }
    }

    private static async Task<DbConnection> OpenAsync(string connection, bool isPostgres)
    {
        DbConnection db = isPostgres ? new NpgsqlConnection(connection) : new SqliteConnection(connection);
        await db.OpenAsync();
        if (!isPostgres)
        {
            await ExecuteAsync(db, "PRAGMA journal_mode=WAL; PRAGMA busy_timeout=5000; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON;");
        }
        return db;
    }

    private static async Task ExecuteAsync(DbConnection db, string sql)
    {
        await using var command = db.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    private static void Add(DbCommand command, string name, object value)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = name;
        parameter.Value = value;
        command.Parameters.Add(parameter);
    }
}
