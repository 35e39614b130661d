namespace Pace.Learning.Content.Differences;

/// <summary>
/// The fewest pieces to remove and add that make one text of another, found greedily along the diagonals: Myers, <i>An O(ND) difference algorithm and its
/// variations</i>, 1986. Texts that have next to nothing in common are replaced whole, so the time and memory are bounded.
/// </summary>
internal static class ShortestEdit
{
    private const int MostEdits = 1_000;

    public static IEnumerable<TextChange> Of(IReadOnlyList<string> old, IReadOnlyList<string> @new)
    {
        var start = 0;
        while (start < old.Count && start < @new.Count && old[start] == @new[start])
        {
            start++;
        }
        var end = 0;
        while (end < old.Count - start && end < @new.Count - start && old[^(end + 1)] == @new[^(end + 1)])
        {
            end++;
        }
        return [.. Same(old.Take(start)), .. Middle([.. old.Skip(start).SkipLast(end)], [.. @new.Skip(start).SkipLast(end)]), .. Same(old.TakeLast(end))];
    }

    private static List<TextChange> Middle(string[] old, string[] @new)
    {
        if (old.Length == 0 || @new.Length == 0 || Rounds(old, @new) is not { } rounds)
        {
            return [.. old.Select(p => new TextChange(ChangeKind.Removed, p)), .. @new.Select(p => new TextChange(ChangeKind.Added, p))];
        }
        return Path(old, @new, rounds);
    }

    /// <summary>For each number of edits, how far into the old text each diagonal gets; <c>null</c> when more edits are needed than allowed.</summary>
    private static List<int[]>? Rounds(string[] old, string[] @new)
    {
        var rounds = new List<int[]>();
        for (var edits = 0; edits <= MostEdits; edits++)
        {
            var reach = new int[(2 * edits) + 1];
            rounds.Add(reach);
            for (var diagonal = -edits; diagonal <= edits; diagonal += 2)
            {
                var at = edits == 0 ? 0 : IsAdding(rounds[edits - 1], edits, diagonal) ? Reach(rounds[edits - 1], edits - 1, diagonal + 1) : Reach(rounds[edits - 1], edits - 1, diagonal - 1) + 1;
                while (at < old.Length && at - diagonal < @new.Length && at - diagonal >= 0 && old[at] == @new[at - diagonal])
                {
                    at++;
                }
                reach[diagonal + edits] = at;
                if (at >= old.Length && at - diagonal >= @new.Length)
                {
                    return rounds;
                }
            }
        }
        return null;
    }

    /// <summary>Walks back from the end of both texts.</summary>
    private static List<TextChange> Path(string[] old, string[] @new, List<int[]> rounds)
    {
        var changes = new List<TextChange>();
        var (at, to) = (old.Length, @new.Length);
        for (var edits = rounds.Count - 1; edits >= 0; edits--)
        {
            var diagonal = at - to;
            var isAdding = edits > 0 && IsAdding(rounds[edits - 1], edits, diagonal);
            var before = edits == 0 ? 0 : isAdding ? Reach(rounds[edits - 1], edits - 1, diagonal + 1) : Reach(rounds[edits - 1], edits - 1, diagonal - 1);
            var afterEdit = edits == 0 ? 0 : isAdding ? before : before + 1;
            while (at > afterEdit)
            {
                changes.Add(new(ChangeKind.Same, old[--at]));
                to--;
            }
            if (edits > 0)
            {
                changes.Add(isAdding ? new(ChangeKind.Added, @new[--to]) : new(ChangeKind.Removed, old[--at]));
            }
        }
        changes.Reverse();
        return changes;
    }

    private static bool IsAdding(int[] before, int edits, int diagonal) =>
        diagonal == -edits || (diagonal != edits && Reach(before, edits - 1, diagonal - 1) < Reach(before, edits - 1, diagonal + 1));

    private static int Reach(int[] round, int edits, int diagonal) => round[diagonal + edits];

    private static IEnumerable<TextChange> Same(IEnumerable<string> pieces) => pieces.Select(p => new TextChange(ChangeKind.Same, p));
}
