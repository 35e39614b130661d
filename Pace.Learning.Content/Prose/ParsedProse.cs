using System.Text;
using Markdig.Renderers;
using Markdig.Syntax;
using Pace.Learning.Content.Markup;

namespace Pace.Learning.Content.Prose;

/// <summary>A stretch of Markdown that has been read and whose links, headings and pictures have been seen to.</summary>
internal sealed class ParsedProse(MarkdownDocument document, int firstLine)
{
    public IReadOnlyList<Block> Blocks { get; } = [.. document.Where(b => b is not LinkReferenceDefinitionGroup)];

    /// <summary>The line of the file on which something of it stands.</summary>
    public int LineOf(MarkdownObject part) => firstLine + part.Line;
}

/// <summary>Turns parsed Markdown to markup. One per page, not for several threads.</summary>
internal sealed class ProseRenderer
{
    private readonly StringBuilder buffer = new();
    private readonly HtmlRenderer renderer;

    public ProseRenderer() => renderer = Pipelines.RendererTo(new StringWriter(buffer) { NewLine = "\n" });

    public FinishedHtml Html(IEnumerable<Block> blocks)
    {
        foreach (var block in blocks)
        {
            renderer.Write(block);
        }
        return Finish();
    }

    /// <summary>The markup inside a paragraph, without the paragraph.</summary>
    public FinishedHtml Inline(LeafBlock block)
    {
        renderer.WriteLeafInline(block);
        return Finish();
    }

    private FinishedHtml Finish()
    {
        var html = buffer.ToString().Trim('\n');
        buffer.Clear();
        return FinishedHtml.Trust(html);
    }
}
