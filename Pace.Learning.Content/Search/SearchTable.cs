using Microsoft.Data.Sqlite;

namespace Pace.Learning.Content.Search;

/// <summary>The table behind the index: FTS5, with English stems.</summary>
internal static class SearchTable
{
    private const string CreateSql = """
        CREATE VIRTUAL TABLE documents USING fts5(
            kind UNINDEXED, url UNINDEXED, title, context UNINDEXED, headings, summary, body,
            tokenize = 'porter unicode61 remove_diacritics 2', prefix = '2 3')
        """;

    public static void Fill(SqliteConnection connection, IEnumerable<IndexedDocument> documents, Vocabulary vocabulary)
    {
        using var transaction = connection.BeginTransaction();
        using var command = connection.CreateCommand();
        command.CommandText = CreateSql;
        command.ExecuteNonQuery();
        command.CommandText = "INSERT INTO documents (kind, url, title, context, headings, summary, body) VALUES ($0, $1, $2, $3, $4, $5, $6)";
        for (var i = 0; i < 7; i++)
        {
            command.Parameters.Add($"${i}", i == 0 ? SqliteType.Integer : SqliteType.Text);
        }
        foreach (var document in documents)
        {
            object[] values = [(int)document.Kind, document.Url, document.Title, document.Context, document.Headings, document.Summary, document.Body];
            for (var i = 0; i < values.Length; i++)
            {
                command.Parameters[i].Value = values[i] is string text ? WithoutControls(text) : values[i];
            }
            command.ExecuteNonQuery();
            vocabulary.Add(document.Title);
            vocabulary.Add(document.Summary);
            vocabulary.Add(document.Body);
        }
        transaction.Commit();
    }

    // Snippets mark matches with control characters, so the text itself may have none.
    private static string WithoutControls(string text) =>
        text.AsSpan().ContainsAnyInRange('\0', '\t') ? string.Concat(text.Where(c => c is '\t' or '\n' || !char.IsControl(c))) : text;
}
