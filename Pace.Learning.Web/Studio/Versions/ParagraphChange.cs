using System.Text.RegularExpressions;
using DiffPlex;
using Pace.Learning.Content.Differences;

namespace Pace.Learning.Web.Studio.Versions;

/// <summary>A paragraph that is the same in two texts, or what became of it, word by word.</summary>
/// <param name="Words">What went and what came; all the same where nothing changed.</param>
/// <param name="Line">Where it stands in the new text, from 1; where it went, the line that follows.</param>
internal sealed record ParagraphChange(WordDifference Words, int Line)
{
    public bool IsSame => Words.IsEmpty;

    /// <summary>The paragraphs of two texts, in the order of the new one.</summary>
    public static IReadOnlyList<ParagraphChange> Between(string old, string @new)
    {
        var difference = Differ.Instance.CreateDiffs(old, @new, ignoreWhiteSpace: false, ignoreCase: false, Paragraphs.Chunker);
        var (before, after) = (difference.PiecesOld, difference.PiecesNew);
        List<ParagraphChange> changes = [];
        var (at, line) = (0, 1);
        void Add(string was, string now)
        {
            changes.Add(new(WordDifference.Between(was, now), line));
            line += now.Count(c => c is '\n');
        }
        foreach (var block in difference.DiffBlocks)
        {
            while (at < block.InsertStartB)
            {
                Add(after[at], after[at]);
                at++;
            }
            for (var i = 0; i < Math.Max(block.DeleteCountA, block.InsertCountB); i++)
            {
                Add(i < block.DeleteCountA ? before[block.DeleteStartA + i] : "", i < block.InsertCountB ? after[block.InsertStartB + i] : "");
            }
            at = block.InsertStartB + block.InsertCountB;
        }
        for (; at < after.Count; at++)
        {
            Add(after[at], after[at]);
        }
        return changes;
    }
}

/// <summary>Takes a text apart into paragraphs, each with the empty lines after it, so that all of them together are the text.</summary>
internal static partial class Paragraphs
{
    public static IChunker Chunker { get; } = new ParagraphChunker();

    /// <summary>The paragraphs of a text.</summary>
    public static IReadOnlyList<string> Of(string text) => [.. Paragraph.Matches(text).Select(m => m.Value)];

    private sealed class ParagraphChunker : IChunker
    {
        public IReadOnlyList<string> Chunk(string text) => Of(text);
    }

    [GeneratedRegex(@"(?:[ \t]*[^\s][^\n]*\n?)+(?:[ \t]*\n)*|(?:[ \t]*\n)+|[ \t]+")]
    private static partial Regex Paragraph { get; }
}
