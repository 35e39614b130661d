using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Pace.Learning.Content.Prose;

/// <summary>Goes over parsed Markdown.</summary>
internal static class MarkdownWalk
{
    /// <summary>
    /// A part and everything in it, in reading order. Markdig's own <c>Descendants</c> finds nothing in a leaf block that it starts from.
    /// </summary>
    public static IEnumerable<MarkdownObject> Over(MarkdownObject start)
    {
        var waiting = new Stack<MarkdownObject>();
        waiting.Push(start);
        while (waiting.TryPop(out var part))
        {
            yield return part;
            switch (part)
            {
                case ContainerBlock block:
                    for (var i = block.Count - 1; i >= 0; i--)
                    {
                        waiting.Push(block[i]);
                    }
                    break;
                case LeafBlock { Inline: { } inline }:
                    waiting.Push(inline);
                    break;
                case ContainerInline inline:
                    for (var child = inline.LastChild; child is not null; child = child.PreviousSibling)
                    {
                        waiting.Push(child);
                    }
                    break;
            }
        }
    }
}
