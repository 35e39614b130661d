using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Pace.Learning.Web.Platform.Data;

/// <summary>
/// Runs the few queries that everybody waits for, each time anew, without preparing them each time: SQLite takes longer to plan such a statement than to
/// carry it out. So a few connections stay open with their statements ready, for reading only; they have no part in a context's transaction.
/// On PostgreSQL the driver’s own pool does that.
/// </summary>
internal sealed class PreparedReads : IDisposable
{
    private readonly ConcurrentBag<ReadConnection> free = [];
    // Asking the bag would stop everybody who takes from it.
    private int freeCount;
    private volatile bool isDisposed;

    /// <summary>Carries out a statement and reads its answer to the end.</summary>
    /// <param name="db">Names the database.</param>
    /// <param name="sql">One of a small number of texts: each is kept ready.</param>
    /// <param name="values">The parameters, always the same ones for the same text.</param>
    /// <param name="read">Reads the answer.</param>
    /// <param name="cancellation">Stops the waiting.</param>
    public async Task QueryAsync(
        PaceDbContext db, string sql, IReadOnlyList<(string Name, object Value)> values, Func<DbDataReader, CancellationToken, Task> read, CancellationToken cancellation)
    {
        var address = db.Database.GetConnectionString()!;
        // EF's own question reads the name of the provider's assembly each time.
        if (db is PostgresPaceDbContext)
        {
            await using var connection = new NpgsqlConnection(address);
            await connection.OpenAsync(cancellation);
            await using var command = Command(connection, sql, values);
            await ReadAsync(command, read, cancellation);
            return;
        }
        var borrowed = TryTake() ?? new ReadConnection(address);
        try
        {
            await ReadAsync(borrowed.Command(sql, values), read, cancellation);
        }
        catch
        {
            // Whatever state it was left in, nobody else gets it.
            borrowed.Dispose();
            throw;
        }
        Return(borrowed);
    }

    public void Dispose()
    {
        isDisposed = true;
        DisposeOfFree();
    }

    private void Return(ReadConnection connection)
    {
        if (Interlocked.Increment(ref freeCount) > Environment.ProcessorCount * 2)
        {
            Interlocked.Decrement(ref freeCount);
            connection.Dispose();
            return;
        }
        free.Add(connection);
        if (isDisposed)
        {
            DisposeOfFree();
        }
    }

    private void DisposeOfFree()
    {
        while (TryTake() is { } connection)
        {
            connection.Dispose();
        }
    }

    private ReadConnection? TryTake()
    {
        if (!free.TryTake(out var connection))
        {
            return null;
        }
        Interlocked.Decrement(ref freeCount);
        return connection;
    }

    private static async Task ReadAsync(DbCommand command, Func<DbDataReader, CancellationToken, Task> read, CancellationToken cancellation)
    {
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        await read(reader, cancellation);
    }

    private static DbCommand Command(DbConnection connection, string sql, IReadOnlyList<(string Name, object Value)> values)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in values)
        {
            var parameter = command.CreateParameter();
            // Without its sign the driver looks for it under each sign there is, each time.
            (parameter.ParameterName, parameter.Value) = (name.StartsWith('@') ? name : "@" + name, value);
            command.Parameters.Add(parameter);
        }
        return command;
    }

    /// <summary>An open connection of SQLite and the statements that it has ready. One reader at a time.</summary>
    private sealed class ReadConnection : IDisposable
    {
        private readonly SqliteConnection connection;
        private readonly Dictionary<string, DbCommand> ready = [];

        public ReadConnection(string address)
        {
            connection = new SqliteConnection(new SqliteConnectionStringBuilder(address) { Pooling = false }.ToString());
            connection.Open();
            using var patience = connection.CreateCommand();
            patience.CommandText = "PRAGMA busy_timeout=5000; PRAGMA query_only=ON;";
            patience.ExecuteNonQuery();
        }

        public DbCommand Command(string sql, IReadOnlyList<(string Name, object Value)> values)
        {
            if (!ready.TryGetValue(sql, out var command))
            {
                return ready[sql] = PreparedReads.Command(connection, sql, values);
            }
            for (var i = 0; i < values.Count; i++)
            {
                command.Parameters[i].Value = values[i].Value;
            }
            return command;
        }

        public void Dispose()
        {
            foreach (var command in ready.Values)
            {
                command.Dispose();
            }
            connection.Dispose();
        }
    }
}
