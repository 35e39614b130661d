using System.Text;
using DiffPlex;

namespace Pace.Learning.Content.Differences;

/// <summary>A stretch of two people's work on one text.</summary>
/// <param name="Mine">What one of them has there.</param>
/// <param name="Theirs">What the other has there; the same where they agree.</param>
public sealed record MergedPart(string Mine, string Theirs)
{
    /// <summary>Whether both changed it, each in their own way, so that somebody has to choose.</summary>
    public bool IsContested => Mine != Theirs;
}

/// <summary>What somebody takes where two people changed the same.</summary>
public enum MergeChoice
{
    /// <summary>Their own words.</summary>
    Mine,

    /// <summary>The other person's.</summary>
    Theirs,

    /// <summary>Both, one after the other.</summary>
    Both,
}

/// <summary>
/// Puts together what two people made of one text, paragraph by paragraph. Where only one of them changed something, that is taken; where both did, both are kept
/// side by side. No word of either is lost without somebody having taken it out.
/// </summary>
public sealed class ParagraphMerge
{
    private ParagraphMerge(IReadOnlyList<MergedPart> parts) => Parts = parts;

    /// <summary>The whole text, in order.</summary>
    public IReadOnlyList<MergedPart> Parts { get; }

    /// <summary>The text, when nobody has to choose.</summary>
    public string? Text => Parts.Any(p => p.IsContested) ? null : Joined(_ => MergeChoice.Mine);

    /// <summary>The text with a choice for each part that is contested.</summary>
    /// <param name="choice">What is taken of the contested part of this number, from 0.</param>
    public string Joined(Func<int, MergeChoice> choice)
    {
        var text = new StringBuilder();
        var number = 0;
        foreach (var part in Parts)
        {
            text.Append(part.IsContested ? Chosen(part, choice(number++)) : part.Mine);
        }
        return text.ToString();
    }

    private static string Chosen(MergedPart part, MergeChoice choice) => choice switch
    {
        MergeChoice.Theirs => part.Theirs,
        MergeChoice.Both when part.Mine.TrimEnd().Length > 0 && part.Theirs.TrimEnd().Length > 0 => $"{part.Mine.TrimEnd()}\n\n{part.Theirs.TrimStart('\n')}",
        MergeChoice.Both => part.Mine + part.Theirs,
        _ => part.Mine,
    };

    /// <summary>Merges what two people have, where nobody knows any more what they began with: what only one of them has stays.</summary>
    public static ParagraphMerge WithoutBefore(string mine, string theirs)
    {
        // The last paragraph of one may be in the midst of the other: only an empty line tells them apart.
        var (one, other) = (WithEmptyLine(mine), WithEmptyLine(theirs));
        var (a, b) = (WithGaps(one), WithGaps(other));
        var place = 0;
        var common = new StringBuilder();
        foreach (var change in Changes(a, b).Append(new Change(a.Length, a.Length, "")))
        {
            common.Append(string.Concat(a[place..change.From]));
            place = change.To;
        }
        var parts = Of(common.ToString(), one, other).Parts;
        return new([.. parts.SkipLast(1), .. parts.TakeLast(1).Select(p => new MergedPart(WithoutEmptyLine(p.Mine), WithoutEmptyLine(p.Theirs)))]);
    }

    // Empty lines alone are all alike: what two texts have in common is told by their words.
    private static string[] WithGaps(string text)
    {
        List<string> together = [];
        foreach (var piece in Paragraphs(text))
        {
            if (together.Count > 0 && string.IsNullOrWhiteSpace(piece))
            {
                together[^1] += piece;
            }
            else
            {
                together.Add(piece);
            }
        }
        return [.. together];
    }

    private static string WithEmptyLine(string text) => text.TrimEnd('\n') + "\n\n";

    private static string WithoutEmptyLine(string text) => text.Length == 0 ? text : text.TrimEnd('\n') + "\n";

    /// <summary>Merges.</summary>
    /// <param name="before">What both began with.</param>
    /// <param name="mine">What one of them made of it.</param>
    /// <param name="theirs">What the other made of it.</param>
    public static ParagraphMerge Of(string before, string mine, string theirs)
    {
        var old = Paragraphs(before);
        var (a, b) = (Changes(old, Paragraphs(mine)), Changes(old, Paragraphs(theirs)));
        var parts = new List<MergedPart>();
        var (place, i, j) = (0, 0, 0);
        while (i < a.Count || j < b.Count)
        {
            var start = Math.Min(i < a.Count ? a[i].From : int.MaxValue, j < b.Count ? b[j].From : int.MaxValue);
            Add(parts, string.Concat(old[place..start]), string.Concat(old[place..start]));
            var (end, fromA, fromB) = (start, i, j);
            // All changes that touch each other, from either side, are one part.
            for (var grew = true; grew;)
            {
                grew = false;
                while (i < a.Count && (a[i].From < end || a[i].From == start || (a[i].From == end && j > fromB)))
                {
                    (end, i, grew) = (Math.Max(end, a[i].To), i + 1, true);
                }
                while (j < b.Count && (b[j].From < end || b[j].From == start || (b[j].From == end && i > fromA)))
                {
                    (end, j, grew) = (Math.Max(end, b[j].To), j + 1, true);
                }
            }
            Settle(parts, string.Concat(old[start..end]), Apply(old, a[fromA..i], start, end), Apply(old, b[fromB..j], start, end));
            place = end;
        }
        Add(parts, string.Concat(old[place..]), string.Concat(old[place..]));
        return new(parts);
    }

    private static void Settle(List<MergedPart> parts, string before, string mine, string theirs)
    {
        if (mine == theirs || theirs == before)
        {
            Add(parts, mine, mine);
        }
        else if (mine == before)
        {
            Add(parts, theirs, theirs);
        }
        else
        {
            parts.Add(new MergedPart(mine, theirs));
        }
    }

    private static void Add(List<MergedPart> parts, string mine, string theirs)
    {
        if (mine.Length > 0 || theirs.Length > 0)
        {
            parts.Add(new MergedPart(mine, theirs));
        }
    }

    private static string Apply(string[] old, List<Change> changes, int start, int end)
    {
        var text = new StringBuilder();
        var place = start;
        foreach (var change in changes)
        {
            text.Append(string.Concat(old[place..change.From])).Append(change.Text);
            place = change.To;
        }
        return text.Append(string.Concat(old[place..end])).ToString();
    }

    private static List<Change> Changes(string[] old, string[] @new)
    {
        // The paragraphs are known already: of the two texts only which it is matters.
        var difference = new Differ().CreateCustomDiffs("old", "new", ignoreWhiteSpace: false, which => which == "old" ? old : @new);
        return [.. difference.DiffBlocks.Select(d => new Change(d.DeleteStartA, d.DeleteStartA + d.DeleteCountA, string.Concat(@new[d.InsertStartB..(d.InsertStartB + d.InsertCountB)])))];
    }

    /// <summary>Paragraphs and the blank lines between them, which together are the text again.</summary>
    private static string[] Paragraphs(string text)
    {
        var paragraphs = new List<string>();
        var start = 0;
        var wasBlank = false;
        for (var place = 0; place < text.Length;)
        {
            var end = text.IndexOf('\n', place);
            var next = end < 0 ? text.Length : end + 1;
            var isBlank = text.AsSpan(place, next - place).IsWhiteSpace();
            if (isBlank != wasBlank && place > start)
            {
                paragraphs.Add(text[start..place]);
                start = place;
            }
            (wasBlank, place) = (isBlank, next);
        }
        if (start < text.Length)
        {
            paragraphs.Add(text[start..]);
        }
        return [.. paragraphs];
    }

    private sealed record Change(int From, int To, string Text);
}
