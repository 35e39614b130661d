using System.Data;
using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Pace.Learning.Web.Platform.Ledger.Verification;

/// <summary>The ledger's tables as they are at one moment, for reading only, while the site may go on writing.</summary>
internal sealed class LedgerSnapshot : IDisposable
{
    // Entries of a chain lie all over the file. Mapped into memory, finding one is no system call.
    private const string SqlitePages = "PRAGMA mmap_size=1099511627776; PRAGMA cache_size=-65536;";
    private readonly DbConnection connection;
    private readonly DbTransaction transaction;

    private LedgerSnapshot(DbConnection connection, DbTransaction transaction) => (this.connection, this.transaction) = (connection, transaction);

    /// <exception cref="DbException">The database isn't there.</exception>
    public static LedgerSnapshot Open(string connectionString)
    {
        if (DatabaseRegistration.IsPostgres(connectionString))
        {
            // A chain is read for as long as it takes.
            var postgres = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { CommandTimeout = 0 }.ToString());
            postgres.Open();
            return new LedgerSnapshot(postgres, postgres.BeginTransaction(IsolationLevel.RepeatableRead));
        }
        var file = new SqliteConnectionStringBuilder(connectionString) { Mode = SqliteOpenMode.ReadOnly, Pooling = false };
        var sqlite = new SqliteConnection(file.ToString());
        sqlite.Open();
        using var pragmas = sqlite.CreateCommand();
        pragmas.CommandText = SqlitePages;
        pragmas.ExecuteNonQuery();
        return new LedgerSnapshot(sqlite, sqlite.BeginTransaction(deferred: true));
    }

    public EntryReader Entries() => connection is SqliteConnection sqlite
        ? new SqliteEntryReader(sqlite)
        : new PostgresEntryReader((NpgsqlDataReader)Query(PostgresEntryReader.Sql));

    public DbDataReader Query(string sql)
    {
        // Lives as long as its reader: SQLite closes the reader with the command.
        var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sql;
        return command.ExecuteReader();
    }

    /// <summary>A context that reads the same snapshot, one question at a time.</summary>
    public PaceDbContext Context() => DatabaseRegistration.On(connection, transaction);

    public void Dispose()
    {
        transaction.Dispose();
        connection.Dispose();
    }
}
