using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Pace.Learning.Content.Markup;

namespace Pace.Learning.Content.Prose;

/// <summary>Where a link has been found to lead. A link or picture that was given none is written as its text alone.</summary>
internal sealed record LinkTarget(string Href, bool IsExternal)
{
    public static void Bless(MarkdownObject link, LinkTarget target) => link.SetData(typeof(LinkTarget), target);

    public static LinkTarget? Of(MarkdownObject link) => link.GetData(typeof(LinkTarget)) as LinkTarget;

    public FinishedHtml OpeningTag => IsExternal
        ? FinishedHtml.Of($"""<a class="external" href="{Href}" rel="noopener noreferrer">""")
        : FinishedHtml.Of($"""<a href="{Href}">""");
}

/// <summary>A picture that has been found in the folder.</summary>
internal sealed record PictureTarget(FinishedHtml Tag)
{
    public static void Bless(MarkdownObject picture, PictureTarget target) => picture.SetData(typeof(PictureTarget), target);

    public static PictureTarget? Of(MarkdownObject picture) => picture.GetData(typeof(PictureTarget)) as PictureTarget;
}

internal sealed class LinkRenderer : HtmlObjectRenderer<LinkInline>
{
    protected override void Write(HtmlRenderer renderer, LinkInline link)
    {
        if (link.IsImage)
        {
            renderer.Write(PictureTarget.Of(link)?.Tag ?? FinishedHtml.Of($"{ProseText.Of(link)}"));
            return;
        }
        var target = LinkTarget.Of(link);
        if (target is not null)
        {
            renderer.Write(target.OpeningTag);
        }
        renderer.WriteChildren(link);
        if (target is not null)
        {
            renderer.Write("</a>");
        }
    }
}

internal sealed class AutolinkRenderer : HtmlObjectRenderer<AutolinkInline>
{
    protected override void Write(HtmlRenderer renderer, AutolinkInline link) =>
        renderer.Write(LinkTarget.Of(link) is { } target ? FinishedHtml.Of($"{target.OpeningTag}{link.Url}</a>") : FinishedHtml.Of($"{link.Url}"));
}
