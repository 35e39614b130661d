using Microsoft.Data.Sqlite;
using Pace.Learning.Content.Markup;

namespace Pace.Learning.Content.Search;

/// <summary>One reader's connection to the index, with its statements prepared. For one thread at a time.</summary>
internal sealed class SearchReader : IDisposable
{
    // The weights are those of title, headings, summary and body. First who is best, then, going through what matches once more, the texts of these alone.
    private const string FindSql = """
        WITH best AS MATERIALIZED (
            SELECT documents.rowid AS id, bm25(documents, 10, 4, 5, 1) AS rank, url
            FROM documents JOIN kept ON kept.id = documents.rowid WHERE documents MATCH $match
            ORDER BY bm25(documents, 10, 4, 5, 1), url LIMIT $most)
        SELECT kept.kind, kept.title, kept.url, kept.context, snippet(documents, 3, char(1), char(2), '…', 28), snippet(documents, 2, char(1), char(2), '…', 40)
        FROM documents CROSS JOIN best ON best.id = documents.rowid CROSS JOIN kept ON kept.id = best.id
        WHERE documents MATCH $match ORDER BY best.rank, best.url
        """;

    private readonly SqliteConnection connection;
    private readonly SqliteCommand find;
    private readonly SqliteCommand occurs;

    public SearchReader(string connectionString)
    {
        connection = new SqliteConnection(connectionString);
        connection.Open();
        SearchTable.ReadsTexts(connection);
        using (var pragma = connection.CreateCommand())
        {
            pragma.CommandText = "PRAGMA query_only = 1; PRAGMA read_uncommitted = 1;";
            pragma.ExecuteNonQuery();
        }
        find = connection.CreateCommand();
        find.CommandText = FindSql;
        find.Parameters.Add("$match", SqliteType.Text);
        find.Parameters.Add("$most", SqliteType.Integer);
        occurs = connection.CreateCommand();
        occurs.CommandText = "SELECT 1 FROM documents WHERE documents MATCH $match LIMIT 1";
        occurs.Parameters.Add("$match", SqliteType.Text);
    }

    public bool Occurs(string match)
    {
        occurs.Parameters[0].Value = match;
        return occurs.ExecuteScalar() is not null;
    }

    public List<SearchResult> Find(string match, int most)
    {
        find.Parameters[0].Value = match;
        find.Parameters[1].Value = most;
        using var rows = find.ExecuteReader();
        var results = new List<SearchResult>();
        while (rows.Read())
        {
            results.Add(new((SearchKind)rows.GetInt32(0), rows.GetString(1), rows.GetString(2), rows.GetString(3), Snippet(rows.GetString(4), rows.GetString(5))));
        }
        return results;
    }

    public void Dispose()
    {
        find.Dispose();
        occurs.Dispose();
        connection.Dispose();
    }

    /// <summary>Words of the body around the match; where only the title or the summary matches, the summary.</summary>
    private static FinishedHtml Snippet(string body, string summary) => FinishedHtml.Trust(FinishedHtml.Of($"{(body.Contains('\u0001') ? body : summary)}").Value
        .Replace("\u0001", "<mark>", StringComparison.Ordinal).Replace("\u0002", "</mark>", StringComparison.Ordinal).Replace('\n', ' '));
}
