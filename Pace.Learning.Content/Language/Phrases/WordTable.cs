namespace Pace.Learning.Content.Language.Phrases;

/// <summary>Numbers the words that a guide's phrases know, so that comparing words is comparing numbers. 0 is every other word.</summary>
internal sealed class WordTable
{
    private const int MostLetters = 40;

    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);

    public int Count => numbers.Count + 1;

    public int Add(string word)
    {
        if (!numbers.TryGetValue(word, out var number))
        {
            numbers[word] = number = numbers.Count + 1;
        }
        return number;
    }

    /// <summary>The number of a word as it is written: capital letters, curly apostrophes and marks that can't be seen make no difference.</summary>
    public int Find(ReadOnlySpan<char> written)
    {
        Span<char> letters = stackalloc char[MostLetters];
        var length = 0;
        foreach (var c in written)
        {
            if (Letters.IsInvisible(c))
            {
                continue;
            }
            if (length == MostLetters)
            {
                return 0;
            }
            letters[length++] = Letters.IsApostrophe(c) ? '\'' : char.ToLowerInvariant(c);
        }
        return numbers.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(letters[..length], out var number) ? number : 0;
    }
}
