using Microsoft.Data.Sqlite;

namespace Pace.Learning.Content.Search;

/// <summary>The table behind the index: FTS5, with English stems. Its rows are numbered by who fills it.</summary>
internal sealed class SearchTable : IDisposable
{
    // Without indexes of prefixes: for the size of a library they cost more than half of filling it, and the start of a word is found as fast.
    private const string CreateSql = """
        CREATE VIRTUAL TABLE documents USING fts5(
            kind UNINDEXED, url UNINDEXED, title, context UNINDEXED, headings, summary, body,
            tokenize = 'porter unicode61 remove_diacritics 2')
        """;

    private readonly SqliteConnection connection;
    private readonly SqliteCommand insert;
    private readonly SqliteCommand delete;

    public SearchTable(SqliteConnection connection)
    {
        this.connection = connection;
        using (var create = connection.CreateCommand())
        {
            create.CommandText = CreateSql;
            create.ExecuteNonQuery();
        }
        insert = connection.CreateCommand();
        insert.CommandText = "INSERT INTO documents (rowid, kind, url, title, context, headings, summary, body) VALUES ($row, $0, $1, $2, $3, $4, $5, $6)";
        for (var i = 0; i < 7; i++)
        {
            insert.Parameters.Add($"${i}", i == 0 ? SqliteType.Integer : SqliteType.Text);
        }
        insert.Parameters.Add("$row", SqliteType.Integer);
        delete = connection.CreateCommand();
        delete.CommandText = "DELETE FROM documents WHERE rowid = $row";
        delete.Parameters.Add("$row", SqliteType.Integer);
    }

    /// <summary>Makes changes, all of them or none.</summary>
    public void Write(IEnumerable<SearchChange> changes)
    {
        using var transaction = connection.BeginTransaction();
        (insert.Transaction, delete.Transaction) = (transaction, transaction);
        foreach (var change in changes)
        {
            if (change.Old is not null)
            {
                delete.Parameters["$row"].Value = change.Row;
                delete.ExecuteNonQuery();
            }
            if (change.New is { } document)
            {
                Insert(change.Row, document);
            }
        }
        transaction.Commit();
    }

    public void Dispose()
    {
        insert.Dispose();
        delete.Dispose();
    }

    private void Insert(long row, IndexedDocument document)
    {
        object[] values = [(int)document.Kind, document.Url, document.Title, document.Context, document.Headings, document.Summary, document.Body];
        for (var i = 0; i < values.Length; i++)
        {
            insert.Parameters[i].Value = values[i] is string text ? WithoutControls(text) : values[i];
        }
        insert.Parameters["$row"].Value = row;
        insert.ExecuteNonQuery();
    }

    // Snippets mark matches with control characters, so the text itself may have none.
    private static string WithoutControls(string text) =>
        text.AsSpan().ContainsAnyInRange('\0', '\t') ? string.Concat(text.Where(c => c is '\t' or '\n' || !char.IsControl(c))) : text;
}
