using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

namespace Pace.Learning.Content.Search;

/// <summary>
/// Full-text search over one library, in memory. Any number of readers may ask at once. Parents' contributions are never in it: the library
/// holds none. <see cref="Update"/> makes it an index of another library, and writes only what is different there. A search on a disposed index finds nothing.
/// </summary>
public sealed class SearchIndex : IDisposable
{
    private const int MostWords = 12;
    private const int MostResults = 200;
    private const int MostCharacters = 400;

    /// <summary>So many documents are written while readers wait: a few milliseconds, also when everything changes.</summary>
    private const int WrittenAtOnce = 32;

    private readonly string connectionString;
    private readonly SqliteConnection keeper;
    private readonly SearchTable table;
    private readonly IndexedDocuments documents = new();
    private readonly Vocabulary vocabulary = new();
    private readonly ConcurrentBag<SearchReader> idle = [];
    private readonly Lock updating = new();
    private readonly ReaderWriterLockSlim gate = new();
    private bool isDisposed;

    /// <summary>Indexes a library: courses, lessons, pages and pathways.</summary>
    public SearchIndex(ContentLibrary library)
    {
        connectionString = $"Data Source=search-{Guid.NewGuid():N};Mode=Memory;Cache=Shared;Pooling=False";
        keeper = new SqliteConnection(connectionString);
        keeper.Open();
        table = new(keeper);
        var all = documents.ChangesTo(library);
        documents.Note(all);
        // Both take about as long.
        Parallel.Invoke(() => table.Write(all), () => vocabulary.Take(all));
    }

    /// <summary>Makes it an index of another library. Those who search meanwhile find some documents as they were and some as they are.</summary>
    public void Update(ContentLibrary library)
    {
        lock (updating)
        {
            foreach (var some in documents.ChangesTo(library).Chunk(WrittenAtOnce))
            {
                gate.EnterWriteLock();
                try
                {
                    ObjectDisposedException.ThrowIf(isDisposed, this);
                    Write(some);
                }
                finally
                {
                    gate.ExitWriteLock();
                }
            }
        }
    }

    /// <summary>Finds documents that have all words of a query; the last may be the start of a word. Takes any text and never throws over it.</summary>
    /// <param name="query">What somebody typed. Only its first 400 characters and 12 words are looked at.</param>
    /// <param name="most">How many results at most, up to 200.</param>
    public SearchAnswer Search(string? query, int most = 20)
    {
        var words = Words(query);
        if (words.Count == 0 || most < 1)
        {
            return SearchAnswer.Nothing;
        }
        gate.EnterReadLock();
        try
        {
            if (isDisposed)
            {
                return SearchAnswer.Nothing;
            }
            var reader = idle.TryTake(out var free) ? free : new SearchReader(connectionString);
            try
            {
                return Search(reader, words, Math.Min(most, MostResults));
            }
            finally
            {
                idle.Add(reader);
            }
        }
        finally
        {
            gate.ExitReadLock();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        gate.EnterWriteLock();
        try
        {
            isDisposed = true;
            while (idle.TryTake(out var reader))
            {
                reader.Dispose();
            }
            table.Dispose();
            keeper.Dispose();
        }
        finally
        {
            gate.ExitWriteLock();
        }
    }

    private void Write(IReadOnlyCollection<SearchChange> changes)
    {
        table.Write(changes);
        documents.Note(changes);
        vocabulary.Take(changes);
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
}
