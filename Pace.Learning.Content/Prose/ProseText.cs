using System.Text;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Pace.Learning.Content.Prose;

/// <summary>The words of Markdown, without markup. Citations are not words.</summary>
internal static class ProseText
{
    public static string Of(IEnumerable<Block> blocks)
    {
        var text = new StringBuilder();
        foreach (var block in blocks)
        {
            Append(block, text, _ => true);
        }
        return text.ToString().Trim();
    }

    public static string Of(Block block) => Of([block]);

    public static string Of(Inline? inline)
    {
        var text = new StringBuilder();
        Append(inline, text);
        return text.ToString().Trim();
    }

    /// <summary>The sentences that reading age is measured on: paragraphs and list items, without headings, tables and code.</summary>
    public static void AppendSentences(Block block, StringBuilder text) =>
        Append(block, text, b => b is not (HeadingBlock or Table or CodeBlock));

    public static void Append(Block block, StringBuilder text, Func<Block, bool> counts)
    {
        if (!counts(block))
        {
            return;
        }
        switch (block)
        {
            case LinkReferenceDefinitionGroup:
                break;
            case ContainerBlock container:
                foreach (var child in container)
                {
                    Append(child, text, counts);
                }
                break;
            case LeafBlock { Inline: { } inline }:
                Append(inline, text);
                text.Append('\n');
                break;
            case CodeBlock code:
                text.Append(code.Lines.ToString()).Append('\n');
                break;
        }
    }

    // Where "said so [@TCE]." loses its citation, the space before it goes as well.
    private static void TrimEnd(StringBuilder text)
    {
        while (text.Length > 0 && text[^1] == ' ')
        {
            text.Length--;
        }
    }

    private static void Append(Inline? inline, StringBuilder text)
    {
        switch (inline)
        {
            case LiteralInline literal: text.Append(literal.Content.AsSpan()); break;
            case CodeInline code: text.Append(code.Content); break;
            case HtmlEntityInline entity: text.Append(entity.Transcoded.AsSpan()); break;
            case LineBreakInline: text.Append(' '); break;
            case CitationInline: TrimEnd(text); break;
            case AutolinkInline link: text.Append(link.Url); break;
            case ContainerInline container:
                for (var child = container.FirstChild; child is not null; child = child.NextSibling)
                {
                    Append(child, text);
                }
                break;
        }
    }
}
