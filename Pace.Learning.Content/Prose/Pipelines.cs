using Markdig;
using Markdig.Extensions.TaskLists;
using Markdig.Parsers.Inlines;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Renderers.Html.Inlines;
using Pace.Learning.Content.Markup;

namespace Pace.Learning.Content.Prose;

/// <summary>What Markdown means here. Every extension is chosen; none comes with a bundle.</summary>
internal static class Pipelines
{
    /// <summary>For all text.</summary>
    public static MarkdownPipeline Text { get; } = Build(withBoxes: false);

    /// <summary>For knowledge checks, in which <c>[x]</c> marks the right options.</summary>
    public static MarkdownPipeline Checks { get; } = Build(withBoxes: true);

    /// <summary>Writes what either has parsed.</summary>
    public static HtmlRenderer RendererTo(TextWriter writer)
    {
        var renderer = new HtmlRenderer(writer);
        var renderers = renderer.ObjectRenderers;
        renderers.Replace<LinkInlineRenderer>(new LinkRenderer());
        renderers.Replace<AutolinkInlineRenderer>(new AutolinkRenderer());
        renderers.TryRemove<HtmlBlockRenderer>();
        renderers.TryRemove<HtmlInlineRenderer>();
        renderers.Insert(0, new TableRenderer());
        renderers.Insert(0, new CitationRenderer());
        renderers.Insert(0, new BoxRenderer());
        return renderer;
    }

    extension(HtmlRenderer renderer)
    {
        /// <summary>Writes finished markup.</summary>
        public HtmlRenderer Write(FinishedHtml html)
        {
            renderer.Write(html.Value);
            return renderer;
        }
    }

    private static MarkdownPipeline Build(bool withBoxes)
    {
        var builder = new MarkdownPipelineBuilder().UsePipeTables().UsePreciseSourceLocation().DisableHtml();
        builder.InlineParsers.InsertBefore<LinkInlineParser>(new CitationParser());
        if (withBoxes)
        {
            builder.InlineParsers.InsertBefore<LinkInlineParser>(new TaskListInlineParser { ListClass = "", ListItemClass = "" });
        }
        return builder.Build();
    }

    /// <summary>A box that is nobody's answer is only text.</summary>
    private sealed class BoxRenderer : HtmlObjectRenderer<TaskList>
    {
        protected override void Write(HtmlRenderer renderer, TaskList box) => renderer.Write(box.Checked ? "[x]" : "[ ]");
    }
}
