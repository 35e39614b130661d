using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

namespace Pace.Learning.Content.Search;

/// <summary>
/// Full-text search over one library, in memory. Any number of readers may ask at once. Parents' contributions are never in it: the library
/// holds none. Make a new index for a new library, and dispose of the old one when its last request is done or whenever convenient:
/// a search on a disposed index finds nothing.
/// </summary>
public sealed class SearchIndex : IDisposable
{
    private const int MostWords = 12;
    private const int MostResults = 200;
    private const int MostCharacters = 400;

    private readonly string connectionString;
    private readonly SqliteConnection keeper;
    private readonly ConcurrentBag<SearchReader> idle = [];
    private readonly Vocabulary vocabulary = new();
    private volatile bool isDisposed;

    /// <summary>Indexes a library: courses, lessons, pages and pathways.</summary>
    public SearchIndex(ContentLibrary library)
    {
        connectionString = $"Data Source=search-{Guid.NewGuid():N};Mode=Memory;Cache=Shared;Pooling=False";
        keeper = new SqliteConnection(connectionString);
        keeper.Open();
        SearchTable.Fill(keeper, IndexedDocument.Of(library), vocabulary);
    }

    /// <summary>Finds documents that have all words of a query; the last may be the start of a word. Takes any text and never throws over it.</summary>
    /// <param name="query">What somebody typed. Only its first 400 characters and 12 words are looked at.</param>
    /// <param name="most">How many results at most, up to 200.</param>
    public SearchAnswer Search(string? query, int most = 20)
    {
        var words = Words(query);
        if (words.Count == 0 || most < 1 || isDisposed)
        {
            return SearchAnswer.Nothing;
        }
        try
        {
            var reader = Rent();
            try
            {
                return Search(reader, words, Math.Min(most, MostResults));
            }
            finally
            {
                Return(reader);
            }
        }
        catch (Exception e) when (isDisposed && e is SqliteException or InvalidOperationException)
        {
            // Somebody put a newer index in this one's place while it was asked.
            return SearchAnswer.Nothing;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        isDisposed = true;
        while (idle.TryTake(out var reader))
        {
            reader.Dispose();
        }
        keeper.Dispose();
    }

    private SearchAnswer Search(SearchReader reader, List<string> words, int most)
    {
        var terms = words.Select((word, i) => Term(reader, word, isLast: i == words.Count - 1)).ToList();
        var meant = string.Join(' ', terms.Select(t => t.Meant));
        var typed = string.Join(' ', words);
        var telling = terms.Where((_, i) => !QueryWords.IsCommon(words[i])).DefaultIfEmpty(terms[^1]).Select(t => t.Match).ToList();
        var isLoose = false;
        var results = reader.Find(string.Join(" AND ", telling), most);
        if (results.Count == 0 && telling.Count > 1)
        {
            isLoose = true;
            results = reader.Find(string.Join(" OR ", telling), most);
        }
        return new(typed, results, meant == typed ? null : meant, isLoose && results.Count > 0);
    }

    private (string Match, string Meant) Term(SearchReader reader, string word, bool isLast)
    {
        var match = isLast ? $"\"{word}\"*" : $"\"{word}\"";
        if (isLast)
        {
            // The stem as well: what is typed is more often a whole word than the start of one.
            match = $"({match} OR \"{word}\")";
        }
        if (reader.Occurs(match))
        {
            return (match, word);
        }
        var near = vocabulary.Near(word);
        return near.Count == 0 ? (match, word) : ($"({string.Join(" OR ", near.Select(n => $"\"{n}\""))})", near[0]);
    }

    private static List<string> Words(string? query)
    {
        var text = query ?? "";
        return [.. QueryWords.Of(text.Length > MostCharacters ? text[..MostCharacters] : text).Take(MostWords)];
    }

    private SearchReader Rent() => idle.TryTake(out var reader) ? reader : new SearchReader(connectionString);

    private void Return(SearchReader reader)
    {
        idle.Add(reader);
        if (isDisposed && idle.TryTake(out var late))
        {
            late.Dispose();
        }
    }
}
