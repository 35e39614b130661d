namespace Pace.Learning.Content.Search;

/// <summary>The words that occur in the library, and how often.</summary>
internal sealed class Vocabulary
{
    private const int MostNear = 5;

    private readonly Dictionary<string, int> counts = new(StringComparer.Ordinal);
    private readonly Lazy<ILookup<int, string>> byLength;

    public Vocabulary() => byLength = new(() => counts.Keys.ToLookup(w => w.Length));

    public void Add(string text)
    {
        foreach (var word in QueryWords.Of(text))
        {
            counts[word] = counts.GetValueOrDefault(word) + 1;
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
}
