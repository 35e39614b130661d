namespace Pace.Learning.Content.Search;

/// <summary>How far two words are apart.</summary>
internal static class Spelling
{
    /// <summary>
    /// The optimal string alignment distance (Damerau-Levenshtein without edits inside a swapped pair): letters added, left out,
    /// replaced, or swapped with a neighbour. Anything over <paramref name="most"/> comes back as <c>most + 1</c>.
    /// </summary>
    public static int Distance(ReadOnlySpan<char> a, ReadOnlySpan<char> b, int most)
    {
        if (Math.Abs(a.Length - b.Length) > most)
        {
            return most + 1;
        }
        Span<int> before = stackalloc int[b.Length + 1];
        Span<int> above = stackalloc int[b.Length + 1];
        Span<int> row = stackalloc int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++)
        {
            above[j] = j;
        }
        for (var i = 1; i <= a.Length; i++)
        {
            row[0] = i;
            var least = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = a[i - 1] == b[j - 1] ? 0 : 1;
                row[j] = Math.Min(Math.Min(above[j] + 1, row[j - 1] + 1), above[j - 1] + cost);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    row[j] = Math.Min(row[j], before[j - 2] + 1);
                }
                least = Math.Min(least, row[j]);
            }
            if (least > most)
            {
                return most + 1;
            }
            var free = before;
            before = above;
            above = row;
            row = free;
        }
        return Math.Min(above[b.Length], most + 1);
    }

    /// <summary>How many slips a word of some length may have: none in short words, where everything is near everything.</summary>
    public static int SlipsIn(string word) => word.Length switch
    {
        < 4 => 0,
        < 8 => 1,
        _ => 2,
    };
}
