namespace Pace.Learning.Content.Differences;

/// <summary>Edits put together to stretches that a person can read: what is removed in one, then what is added in its place.</summary>
internal static class Readable
{
    public static IReadOnlyList<TextChange> Of(IEnumerable<TextChange> edits)
    {
        var changes = new List<TextChange>();
        var (removed, added, space) = ("", "", "");
        foreach (var (kind, text) in edits)
        {
            var isChanging = removed.Length > 0 || added.Length > 0;
            if (kind is ChangeKind.Same && isChanging && string.IsNullOrWhiteSpace(text))
            {
                // The space between two changed words: whether it belongs to the change shows when the next word comes.
                space += text;
            }
            else if (kind is ChangeKind.Same)
            {
                Flush();
                Add(ChangeKind.Same, text);
            }
            else
            {
                removed += space + (kind is ChangeKind.Removed ? text : "");
                added += space + (kind is ChangeKind.Added ? text : "");
                space = "";
            }
        }
        Flush();
        return changes;

        void Flush()
        {
            var start = SharedSpace(removed, added);
            var end = SharedSpace(Reversed(removed[start..]), Reversed(added[start..]));
            Add(ChangeKind.Same, removed[..start]);
            Add(ChangeKind.Removed, removed[start..^end]);
            Add(ChangeKind.Added, added[start..^end]);
            Add(ChangeKind.Same, removed[^end..] + space);
            (removed, added, space) = ("", "", "");
        }

        void Add(ChangeKind kind, string text)
        {
            if (text.Length == 0)
            {
                return;
            }
            if (changes.Count > 0 && changes[^1].Kind == kind)
            {
                changes[^1] = new(kind, changes[^1].Text + text);
            }
            else
            {
                changes.Add(new(kind, text));
            }
        }
    }

    /// <summary>How many characters of white space both begin with.</summary>
    private static int SharedSpace(string one, string other)
    {
        var length = 0;
        while (length < one.Length && length < other.Length && one[length] == other[length] && char.IsWhiteSpace(one[length]))
        {
            length++;
        }
        return length;
    }

    private static string Reversed(string text) => new([.. text.Reverse()]);
}
