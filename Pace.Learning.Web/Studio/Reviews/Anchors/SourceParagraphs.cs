using System.Text;
using System.Text.RegularExpressions;

namespace Pace.Learning.Web.Studio.Reviews.Anchors;

/// <summary>The paragraphs of a document as its file has them, each with its line: where an editor looks for what a reader saw on the page.</summary>
internal sealed partial class SourceParagraphs
{
    private SourceParagraphs(List<(int Line, string Text)> found)
    {
        Lines = [.. found.Select(f => f.Line)];
        Page = new PageParagraphs(found.Select(f => f.Text));
    }

    /// <summary>The line in which each begins, from 1.</summary>
    public IReadOnlyList<int> Lines { get; }

    /// <summary>Their words.</summary>
    public PageParagraphs Page { get; }

    /// <summary>Reads a file's text.</summary>
    public static SourceParagraphs Of(string text)
    {
        var found = new List<(int, string)>();
        var (begun, words) = (0, new StringBuilder());
        var isFrontMatter = false;
        foreach (var (index, line) in text.Split('\n').Index())
        {
            isFrontMatter = index == 0 ? IsFence(line) : isFrontMatter && !IsFence(line);
            var isBreak = string.IsNullOrWhiteSpace(line) || Fence.IsMatch(line);
            if (isBreak || isFrontMatter || Begins.IsMatch(line))
            {
                End();
            }
            if (!isBreak)
            {
                begun = words.Length == 0 ? index + 1 : begun;
                words.Append(Plain(isFrontMatter ? Key.Replace(line, "") : line)).Append(' ');
            }
        }
        End();
        return new SourceParagraphs(found);

        void End()
        {
            if (words.ToString().Trim() is { Length: > 0 } said)
            {
                found.Add((begun, said));
            }
            words.Clear();
        }
    }

    private static bool IsFence(string line) => line.TrimEnd() == "---";

    private static string Plain(string line) => Links.Replace(Begins.Replace(line, ""), "$1").Trim();

    // What begins a paragraph without an empty line before it: a heading, an item of a list, a quotation.
    [GeneratedRegex(@"^\s*(?:#{1,6}\s+|[-*+]\s+|\d+[.)]\s+|>\s*)")]
    private static partial Regex Begins { get; }

    [GeneratedRegex(@"^\s*(?::::|---\s*$)")]
    private static partial Regex Fence { get; }

    [GeneratedRegex(@"^\s*[\w-]+:\s*")]
    private static partial Regex Key { get; }

    [GeneratedRegex(@"!?\[([^\]]*)\]\([^)]*\)")]
    private static partial Regex Links { get; }
}
