using DiffPlex;

namespace Pace.Learning.Content.Differences;

/// <summary>
/// The fewest pieces to remove and add that make one text of another. Texts that have next to nothing in common, and very long ones that are different from
/// beginning to end, are replaced whole, so the time and memory are bounded.
/// </summary>
internal static class ShortestEdit
{
    private const int MostEdits = 1_000;
    private const int MostPieces = 30_000;

    public static IEnumerable<TextChange> Of(string old, string @new)
    {
        var (from, to) = (Words.Of(old), Words.Of(@new));
        if (!IsWorthLooking(from, to))
        {
            return [.. Stretch(ChangeKind.Removed, from, 0, from.Count), .. Stretch(ChangeKind.Added, to, 0, to.Count)];
        }
        var changes = new List<TextChange>();
        var at = 0;
        foreach (var block in Differ.Instance.CreateDiffs(old, @new, ignoreWhiteSpace: false, ignoreCase: false, WordChunker.Instance).DiffBlocks)
        {
            changes.AddRange(Stretch(ChangeKind.Same, from, at, block.DeleteStartA));
            changes.AddRange(Stretch(ChangeKind.Removed, from, block.DeleteStartA, block.DeleteStartA + block.DeleteCountA));
            changes.AddRange(Stretch(ChangeKind.Added, to, block.InsertStartB, block.InsertStartB + block.InsertCountB));
            at = block.DeleteStartA + block.DeleteCountA;
        }
        changes.AddRange(Stretch(ChangeKind.Same, from, at, from.Count));
        return changes;
    }

    // What both begin and end with costs nothing to find. Of the rest, each piece that one text has more often than the other is an edit at least.
    private static bool IsWorthLooking(IReadOnlyList<string> old, IReadOnlyList<string> @new)
    {
        var shorter = Math.Min(old.Count, @new.Count);
        var start = old.Zip(@new).TakeWhile(pair => pair.First == pair.Second).Count();
        var end = old.Reverse().Zip(@new.Reverse()).Take(shorter - start).TakeWhile(pair => pair.First == pair.Second).Count();
        if (old.Count + @new.Count - (2 * (start + end)) > MostPieces)
        {
            return false;
        }
        var more = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var piece in old)
        {
            more[piece] = more.GetValueOrDefault(piece) + 1;
        }
        foreach (var piece in @new)
        {
            more[piece] = more.GetValueOrDefault(piece) - 1;
        }
        return more.Values.Sum(Math.Abs) <= MostEdits;
    }

    private static IEnumerable<TextChange> Stretch(ChangeKind kind, IReadOnlyList<string> pieces, int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            yield return new(kind, pieces[i]);
        }
    }

    private sealed class WordChunker : IChunker
    {
        public static readonly WordChunker Instance = new();

        public IReadOnlyList<string> Chunk(string text) => Words.Of(text);
    }
}
