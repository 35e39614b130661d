using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Pace.Learning.Web.Platform.Ledger.Verification;

/// <summary>Reads columns where SQLite holds them: the ADO.NET reader would copy each of them into an object of its own.</summary>
internal sealed class SqliteEntryReader : EntryReader
{
    private readonly SqliteConnection connection;
    private readonly sqlite3_stmt statement;

    public SqliteEntryReader(SqliteConnection connection)
    {
        this.connection = connection;
        Check(raw.sqlite3_prepare_v2(connection.Handle, $"SELECT {Columns} {InOrder}", out statement));
    }

    public override EntryFields Fields => new()
    {
        Id = Text(0),
        Subject = Text(1),
        Sequence = Number(2),
        At = Number(3),
        Act = Text(4),
        Actor = Text(5),
        Payload = Text(6),
        PreviousHash = Bytes(7),
    };

    public override ReadOnlySpan<byte> Hash => Bytes(8);

    public override bool Read()
    {
        var result = raw.sqlite3_step(statement);
        if (result is raw.SQLITE_ROW)
        {
            return true;
        }
        Check(result is raw.SQLITE_DONE ? raw.SQLITE_OK : result);
        return false;
    }

    public override void Dispose() => statement.Dispose();

    // SQLite lets any column hold any type. Another type than ours reads as nothing, and then the hash doesn't fit.
    private ReadOnlySpan<byte> Text(int column) => OfType(column, raw.SQLITE_TEXT);

    private ReadOnlySpan<byte> Bytes(int column) => OfType(column, raw.SQLITE_BLOB);

    private ReadOnlySpan<byte> OfType(int column, int type) =>
        raw.sqlite3_column_type(statement, column) == type ? raw.sqlite3_column_blob(statement, column) : default;

    private long Number(int column) =>
        raw.sqlite3_column_type(statement, column) == raw.SQLITE_INTEGER ? raw.sqlite3_column_int64(statement, column) : long.MinValue;

    private void Check(int result) => SqliteException.ThrowExceptionForRC(result, connection.Handle);
}
