using Pace.Learning.Content.Compilation;
using Pace.Learning.Content.Findings;
using Pace.Learning.Content.FrontMatter;
using Pace.Learning.Content.Library;
using Pace.Learning.Content.Prose;
using Pace.Learning.Content.Scanning;

namespace Pace.Learning.Content.Blocks.Figures;

/// <summary>A number with its sample, or a picture; always with a source.</summary>
internal sealed class FigureKind() : BlockKind("figure")
{
    private const string Own = "own";

    public override void Compile(ScannedBlock block, Fields fields, PageWriter page)
    {
        if (fields.Has("image"))
        {
            CompilePicture(block, fields, page);
        }
        else
        {
            CompileNumber(block, fields, page);
        }
    }

    private static void CompileNumber(ScannedBlock block, Fields fields, PageWriter page)
    {
        var value = fields.Text("value", required: true, most: 40) ?? "";
        var says = fields.Text("says", required: true) ?? "";
        var sample = fields.Text("sample", required: true) ?? "";
        var source = ReadSource(block, fields, page, mayBeOwn: false);

        page.AddWords(value);
        page.Add($"<figure class=\"figure-stat\">\n<p class=\"figure-value\">{Html.Escape(value)}</p>\n");
        page.Add($"<div class=\"figure-says\"><p>{page.InlineHtml(says, fields.LineOf("says"))}</p></div>\n");
        WriteNote(block, page);
        page.Add($"<figcaption>{page.InlineHtml(Sentence(sample), fields.LineOf("sample"))}{source}</figcaption>\n</figure>\n");
    }

    private static void CompilePicture(ScannedBlock block, Fields fields, PageWriter page)
    {
        var image = fields.Text("image", required: true) ?? "";
        var caption = fields.Text("caption", required: true) ?? "";
        var source = ReadSource(block, fields, page, mayBeOwn: true);
        var alt = fields.Text("alt");
        if (alt is null)
        {
            page.Findings.Error(block.Line, RuleNames.MissingAlt, "A picture needs \"alt\": what it shows, for somebody who can't see it.");
        }
        page.Add("<figure class=\"figure-picture\">\n");
        page.Add(page.Site.FindPicture(image, alt ?? "", fields.LineOf("image"), page.Findings) ?? Html.Escape(alt ?? "")).Add("\n");
        WriteNote(block, page);
        page.Add($"<figcaption>{page.InlineHtml(Sentence(caption), fields.LineOf("caption"))}{source}</figcaption>\n</figure>\n");
    }

    private static void WriteNote(ScannedBlock block, PageWriter page)
    {
        if (block.Parts.Count > 0)
        {
            page.Add("<div class=\"figure-note\">\n");
            page.WriteBody(block, isSourced: true);
            page.Add("</div>\n");
        }
    }

    private static string ReadSource(ScannedBlock block, Fields fields, PageWriter page, bool mayBeOwn)
    {
        var tag = fields.Text("source");
        if (tag is null)
        {
            page.Findings.Error(block.Line, RuleNames.FigureWithoutSource, "A figure needs \"source\": a tag of sources.yaml, or \"own\" for our own drawing.");
            return "";
        }
        var line = fields.LineOf("source");
        if (tag is Own)
        {
            if (!mayBeOwn)
            {
                page.Findings.Error(line, RuleNames.FigureWithoutSource, "\"own\" is for drawings: a number needs a tag of sources.yaml.");
            }
            return "";
        }
        return page.Site.FindSource(tag, line, page.Findings) is { } source ? Caption(source) : "";
    }

    private static string Caption(Source source) => $" Source: {CitationInline.Link(source)}";

    private static string Sentence(string text) =>
        text.Length == 0 || char.IsPunctuation(text[^1]) ? text : text + ".";
}
