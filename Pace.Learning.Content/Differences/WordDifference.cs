namespace Pace.Learning.Content.Differences;

/// <summary>What became of a stretch of text.</summary>
public enum ChangeKind
{
    /// <summary>In both texts.</summary>
    Same,

    /// <summary>Only in the old text.</summary>
    Removed,

    /// <summary>Only in the new text.</summary>
    Added,
}

/// <summary>A stretch of text, and what became of it.</summary>
/// <param name="Kind">What became of it.</param>
/// <param name="Text">The text, spaces and line breaks included.</param>
public sealed record TextChange(ChangeKind Kind, string Text);

/// <summary>
/// How one text becomes another, word by word. What is removed stands before what is added in its place; the difference the other way round is the same with
/// the two exchanged.
/// </summary>
public sealed record WordDifference
{
    private WordDifference(IReadOnlyList<TextChange> changes) => Changes = changes;

    /// <summary>In reading order; no two neighbours are of one kind, and none is empty.</summary>
    public IReadOnlyList<TextChange> Changes { get; }

    /// <summary>Whether the texts are the same.</summary>
    public bool IsEmpty => Changes.All(c => c.Kind is ChangeKind.Same);

    /// <summary>The old text, put together again.</summary>
    public string Old => string.Concat(Changes.Where(c => c.Kind is not ChangeKind.Added).Select(c => c.Text));

    /// <summary>The new text, put together again.</summary>
    public string New => string.Concat(Changes.Where(c => c.Kind is not ChangeKind.Removed).Select(c => c.Text));

    /// <summary>Finds the difference.</summary>
    public static WordDifference Between(string old, string @new)
    {
        // Where several shortest differences exist, which one is found depends on the direction: always going the same one makes the answer symmetric.
        var isForward = old.Length == @new.Length ? string.CompareOrdinal(old, @new) <= 0 : old.Length < @new.Length;
        var edits = (isForward ? ShortestEdit.Of(old, @new) : ShortestEdit.Of(@new, old)).Select(e => isForward || e.Kind is ChangeKind.Same ? e : e with { Kind = Opposite(e.Kind) });
        return new(Readable.Of(edits));
    }

    private static ChangeKind Opposite(ChangeKind kind) => kind is ChangeKind.Added ? ChangeKind.Removed : ChangeKind.Added;
}
