using Microsoft.Data.Sqlite;

namespace Pace.Learning.Content.Search;

/// <summary>
/// The tables behind the index: FTS5, with English stems, and beside it what it finds. The words themselves lie pressed, since they would be most of the index, and are read for the few
/// documents that are shown. Its rows are numbered by who fills it.
/// </summary>
internal sealed class SearchTable : IDisposable
{
    // Without indexes of prefixes: for the size of a library they cost more than half of filling it, and the start of a word is found as fast. What changes leave free is given back.
    private const string CreateSql = """
        PRAGMA auto_vacuum = FULL;
        CREATE TABLE kept (id INTEGER PRIMARY KEY, kind INTEGER NOT NULL, url TEXT NOT NULL, title TEXT NOT NULL, context TEXT NOT NULL, headings TEXT NOT NULL, summary TEXT NOT NULL, body BLOB NOT NULL);
        CREATE VIEW texts AS SELECT id, title, headings, summary, read_text(body) AS body FROM kept;
        CREATE VIRTUAL TABLE documents USING fts5(title, headings, summary, body, content = 'texts', content_rowid = 'id', tokenize = 'porter unicode61 remove_diacritics 2')
        """;

    private readonly SqliteConnection connection;
    private readonly SqliteCommand keep;
    private readonly SqliteCommand insert;
    private readonly SqliteCommand delete;

    public SearchTable(SqliteConnection connection)
    {
        this.connection = connection;
        ReadsTexts(connection);
        using (var create = connection.CreateCommand())
        {
            create.CommandText = CreateSql;
            create.ExecuteNonQuery();
        }
        keep = Command("INSERT INTO kept VALUES ($row, $0, $1, $2, $3, $4, $5, $6)", 7);
        insert = Command("INSERT INTO documents (rowid, title, headings, summary, body) VALUES ($row, $0, $1, $2, $3)", 4);
        // An index whose texts lie elsewhere is told what it loses, before they go.
        delete = Command("INSERT INTO documents (documents, rowid, title, headings, summary, body) VALUES ('delete', $row, $0, $1, $2, $3); DELETE FROM kept WHERE id = $row", 4);
    }

    /// <summary>Lets a connection read what lies pressed.</summary>
    public static void ReadsTexts(SqliteConnection connection) => connection.CreateFunction("read_text", (byte[] bytes) => PressedText.Read(bytes), isDeterministic: true);

    /// <summary>Makes changes, all of them or none.</summary>
    public void Write(IEnumerable<SearchChange> changes)
    {
        using var transaction = connection.BeginTransaction();
        (keep.Transaction, insert.Transaction, delete.Transaction) = (transaction, transaction, transaction);
        foreach (var change in changes)
        {
            if (change.Old is { } old)
            {
                Run(delete, change.Row, Searched(old, old.Body));
            }
            if (change.New is { } document)
            {
                var body = document.Body;
                var searched = Searched(document, body);
                // Most bodies are a document's text as it is, which lies pressed already.
                var pressed = document.More.Length == 0 && ReferenceEquals(searched[3], body) ? document.Text.Pressed : new PressedText(searched[3]);
                Run(keep, change.Row, [(int)document.Kind, document.Url, searched[0], WithoutControls(document.Context), .. searched[1..3], pressed.Bytes]);
                Run(insert, change.Row, searched);
            }
        }
        transaction.Commit();
    }

    public void Dispose()
    {
        keep.Dispose();
        insert.Dispose();
        delete.Dispose();
    }

    private SqliteCommand Command(string sql, int values)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        command.Parameters.Add("$row", SqliteType.Integer);
        for (var i = 0; i < values; i++)
        {
            command.Parameters.Add(new SqliteParameter { ParameterName = $"${i}" });
        }
        return command;
    }

    private static void Run(SqliteCommand command, long row, object[] values)
    {
        command.Parameters[0].Value = row;
        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters[i + 1].Value = values[i];
        }
        command.ExecuteNonQuery();
    }

    private static string[] Searched(IndexedDocument document, string body) =>
        [WithoutControls(document.Title), WithoutControls(document.Headings), WithoutControls(document.Summary), WithoutControls(body)];

    // Snippets mark matches with control characters, so the text itself may have none.
    private static string WithoutControls(string text) =>
        text.AsSpan().ContainsAnyInRange('\0', '\t') ? string.Concat(text.Where(c => c is '\t' or '\n' || !char.IsControl(c))) : text;
}
