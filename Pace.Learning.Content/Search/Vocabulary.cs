using System.Runtime.InteropServices;

namespace Pace.Learning.Content.Search;

/// <summary>The words that occur in the library, and how often.</summary>
internal sealed class Vocabulary
{
    private const int MostNear = 5;

    private readonly Dictionary<string, int> counts = new(StringComparer.Ordinal);
    private Lazy<ILookup<int, string>> byLength;

    public Vocabulary() => byLength = ByLength();

    /// <summary>Takes documents in, and out that were taken in before. Nobody may ask meanwhile.</summary>
    public void Take(IEnumerable<SearchChange> changes)
    {
        foreach (var change in changes)
        {
            Count(change.Old, -1);
            Count(change.New, 1);
        }
        if (byLength.IsValueCreated)
        {
            byLength = ByLength();
        }
    }

    /// <summary>The words nearest to one that does not occur: nearest first, then those that occur most.</summary>
    public IReadOnlyList<string> Near(string word)
    {
        var slips = Spelling.SlipsIn(word);
        if (slips == 0)
        {
            return [];
        }
        var near = new List<(string Word, int Distance)>();
        for (var length = word.Length - slips; length <= word.Length + slips; length++)
        {
            foreach (var known in byLength.Value[length])
            {
                var distance = Spelling.Distance(word, known, slips);
                if (distance <= slips && known.Length > 2)
                {
                    near.Add((known, distance));
                }
            }
        }
        return [.. near.OrderBy(n => n.Distance).ThenByDescending(n => counts[n.Word]).ThenBy(n => n.Word, StringComparer.Ordinal).Select(n => n.Word).Take(MostNear)];
    }

    private void Count(IndexedDocument? document, int times)
    {
        foreach (var text in document is null ? (string[])[] : [document.Title, document.Summary, document.Body])
        {
            foreach (var word in QueryWords.Of(text))
            {
                ref var count = ref CollectionsMarshal.GetValueRefOrAddDefault(counts, word, out _);
                count += times;
                if (count == 0)
                {
                    counts.Remove(word);
                }
            }
        }
    }

    private Lazy<ILookup<int, string>> ByLength() => new(() => counts.Keys.ToLookup(w => w.Length));
}
