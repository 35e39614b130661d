using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax.Inlines;
using Pace.Learning.Content.Markup;

namespace Pace.Learning.Content.Prose;

/// <summary><c>[@TAG]</c>: where a figure or fact comes from.</summary>
internal sealed class CitationInline(string tag) : LeafInline
{
    public string Tag { get; } = tag;

    /// <summary>The source, once it has been found.</summary>
    public Source? Source { get; set; }

    /// <summary>The link to a source's place on the page of sources.</summary>
    public static FinishedHtml Link(Source source) =>
        FinishedHtml.Of($"""<a class="citation" href="/sources#{Fragment(source)}" aria-label="Source {source.Tag}: {source.Title}">{source.Tag}</a>""");

    /// <summary>A source's place on the page of sources.</summary>
    public static string Fragment(Source source) => source.Tag.ToLowerInvariant();
}

/// <summary>Finds citations; stands before the parser of links, whose bracket they share.</summary>
internal sealed class CitationParser : InlineParser
{
    public CitationParser() => OpeningCharacters = ['['];

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        if (slice.PeekChar() != '@')
        {
            return false;
        }
        var rest = slice.AsSpan();
        var end = rest.IndexOf(']');
        if (end < 3 || end > 42 || !IsTag(rest[2..end]) || (end + 1 < rest.Length && rest[end + 1] is '(' or '['))
        {
            return false;
        }
        var start = slice.Start;
        processor.Inline = new CitationInline(rest[2..end].ToString())
        {
            Span = new(processor.GetSourcePosition(start, out var line, out var column), processor.GetSourcePosition(start + end)),
            Line = line,
            Column = column,
        };
        slice.Start = start + end + 1;
        return true;
    }

    private static bool IsTag(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('-' or '_'))
            {
                return false;
            }
        }
        return true;
    }
}

/// <summary>Writes a citation as a link to its source; inside another link, or without a source, as it was written.</summary>
internal sealed class CitationRenderer : HtmlObjectRenderer<CitationInline>
{
    protected override void Write(HtmlRenderer renderer, CitationInline citation) =>
        renderer.Write(citation.Source is { } source && !IsInLink(citation) ? CitationInline.Link(source) : FinishedHtml.Of($"[@{citation.Tag}]"));

    private static bool IsInLink(Inline inline)
    {
        for (var outer = inline.Parent; outer is not null; outer = outer.Parent)
        {
            if (outer is LinkInline)
            {
                return true;
            }
        }
        return false;
    }
}
