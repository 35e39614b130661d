using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Pace.Learning.Content.Rules;

namespace Pace.Learning.Content.Prose;

/// <summary>Reads the Markdown of one file and sees to everything in it that could lead somewhere or needs a name.</summary>
internal sealed class ProseReader(Manuscript manuscript, PageWriter page)
{
    private readonly StatisticSources statistics = new(manuscript.Findings);
    private readonly LinkReader links = new(manuscript.Findings, page);

    /// <summary>Reads lines. What can't be given to the parser comes back as plain text, and a finding says why.</summary>
    /// <param name="part">The lines.</param>
    /// <param name="pipeline">What Markdown means there.</param>
    /// <param name="isSourced">The figures in it have a source that stands outside.</param>
    public ParsedProse Read(ProsePart part, MarkdownPipeline? pipeline = null, bool isSourced = false)
    {
        var lines = manuscript.Lines.AsSpan(part.Line - 1, part.End - part.Line);
        return Read(lines, part.Line, pipeline ?? Pipelines.Text, isSourced);
    }

    /// <summary>Reads a field's value.</summary>
    public ParsedProse Read(string text, int line) => Read(text.Split('\n'), line, Pipelines.Text, isSourced: true);

    private ParsedProse Read(ReadOnlySpan<string> lines, int firstLine, MarkdownPipeline pipeline, bool isSourced)
    {
        if (!NestingGuard.LetsThrough(lines, firstLine, manuscript.Findings))
        {
            return AsPlainText(lines, firstLine);
        }
        try
        {
            var prose = new ParsedProse(Markdown.Parse(string.Join('\n', lines), pipeline), firstLine);
            SeeTo(prose, isSourced);
            return prose;
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // The parser bounds its own depth by throwing; whatever else it throws at, the text is not published.
            manuscript.Findings.Error(firstLine, RuleNames.TooDeep, "This text can't be read as Markdown: something in it is nested too deeply.");
            return AsPlainText(lines, firstLine);
        }
    }

    private static ParsedProse AsPlainText(ReadOnlySpan<string> lines, int firstLine)
    {
        var text = string.Join('\n', lines);
        var paragraph = new ParagraphBlock { Inline = new ContainerInline() };
        paragraph.Inline.AppendChild(new LiteralInline(text.Length > 2_000 ? text[..2_000] : text));
        return new([paragraph], firstLine);
    }

    private void SeeTo(ParsedProse prose, bool isSourced)
    {
        foreach (var block in prose.Blocks)
        {
            foreach (var part in MarkdownWalk.Over(block))
            {
                SeeTo(part, prose, isSourced);
            }
            ProseText.AppendSentences(block, page.Sentences);
        }
    }

    // In a cell a pipe can only be written as \|, within code as well; the parser leaves the stroke in code.
    private static void TakePipesLiterally(TableCell cell)
    {
        foreach (var code in MarkdownWalk.Over(cell).OfType<CodeInline>())
        {
            code.Content = code.Content.Replace("\\|", "|", StringComparison.Ordinal);
        }
    }

    private void SeeTo(MarkdownObject part, ParsedProse prose, bool isSourced)
    {
        var line = prose.LineOf(part);
        switch (part)
        {
            case HeadingBlock heading:
                Name(heading, heading.IsSetext ? line - LinesAboveUnderline(heading) : line);
                break;
            case TableCell cell:
                TakePipesLiterally(cell);
                break;
            case LinkInline { IsImage: true } picture:
                links.SeeToPicture(picture, line);
                break;
            case LinkInline link:
                links.SeeTo(link, link.Url, line);
                break;
            case AutolinkInline link:
                links.SeeTo(link, link.IsEmail ? "mailto:" + link.Url : link.Url, line);
                break;
            case CitationInline citation:
                citation.Source = page.Site.FindSource(citation.Tag, line, manuscript.Findings);
                break;
            case ParagraphBlock paragraph when !isSourced:
                statistics.Check(paragraph, line);
                break;
        }
    }

    // Markdig puts an underlined heading on the line of its underline.
    private static int LinesAboveUnderline(HeadingBlock heading) => 1 + heading.Inline!.OfType<LineBreakInline>().Count();

    private void Name(HeadingBlock heading, int line)
    {
        var text = ProseText.Of(heading.Inline);
        var slug = Slug.Of(text);
        var id = page.Ids.TakeLike(slug.Length == 0 ? "section" : slug);
        heading.GetAttributes().Id = id;
        page.Headings.Add(new(new Heading(id, text, heading.Level), line, IsTop: heading.Parent is MarkdownDocument && !page.IsInBlock));
    }
}
