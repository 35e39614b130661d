using Pace.Learning.Content.Markup;
using Pace.Learning.Content.Prose;

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
        page.AddLine($"""
            <figure class="figure-stat">
            <p class="figure-value">{value}</p>
            """);
        page.AddLine($"""<div class="figure-says"><p>{page.InlineHtml(says, fields.LineOf("says"))}</p></div>""");
        WriteNote(block, page);
        page.AddLine($"""
            <figcaption>{page.InlineHtml(Sentence(sample), fields.LineOf("sample"))}{source}</figcaption>
            </figure>
            """);
    }

    private static void CompilePicture(ScannedBlock block, Fields fields, PageWriter page)
    {
        var image = fields.Text("image", required: true) ?? "";
        var caption = fields.Text("caption", required: true) ?? "";
        var source = ReadSource(block, fields, page, mayBeOwn: true);
        var facts = page.Site.FactsOf(image);
        var alt = fields.Text("alt") ?? facts?.Alt;
        if (alt is null)
        {
            page.Findings.Error(block.Line, RuleNames.MissingAlt, "A picture needs \"alt\": what it shows, for somebody who can't see it.");
        }
        if (facts?.Guard is { } guard)
        {
            page.AddGuarded(block, fields, page.Ids.TakeLike("picture"), guard, Write);
        }
        else
        {
            // It may have been written for a picture that showed a parent.
            fields.Text(PageWriter.Instead);
            Write();
        }

        void Write()
        {
            page.AddLine($"""<figure class="figure-picture">""");
            page.AddLine($"{page.Site.FindPicture(image, alt ?? "", fields.LineOf("image"), page.Findings, facts?.Guard) ?? FinishedHtml.Of($"{alt}")}");
            if (facts is { LongDescription.Length: > 0 })
            {
                page.AddLine($"""<details class="picture-description"><summary>A description of this picture</summary><p>{facts.LongDescription}</p></details>""");
            }
            WriteNote(block, page);
            page.AddLine($"""
                <figcaption>{page.InlineHtml(Sentence(caption), fields.LineOf("caption"))}{source}</figcaption>
                </figure>
                """);
        }
    }

    private static void WriteNote(ScannedBlock block, PageWriter page)
    {
        if (block.Parts.Count > 0)
        {
            page.AddLine($"""<div class="figure-note">""");
            page.WriteBody(block, isSourced: true);
            page.AddLine($"</div>");
        }
    }

    private static FinishedHtml ReadSource(ScannedBlock block, Fields fields, PageWriter page, bool mayBeOwn)
    {
        var tag = fields.Text("source");
        if (tag is null)
        {
            page.Findings.Error(block.Line, RuleNames.FigureWithoutSource, "A figure needs \"source\": a tag of sources.yaml, or \"own\" for our own drawing.");
            return default;
        }
        var line = fields.LineOf("source");
        if (tag is Own)
        {
            if (!mayBeOwn)
            {
                page.Findings.Error(line, RuleNames.FigureWithoutSource, "\"own\" is for drawings: a number needs a tag of sources.yaml.");
            }
            return default;
        }
        return page.Site.FindSource(tag, line, page.Findings) is { } source ? Caption(source) : default;
    }

    private static FinishedHtml Caption(Source source) => FinishedHtml.Of($" Source: {CitationInline.Link(source)}");

    private static string Sentence(string text) =>
        text.Length == 0 || char.IsPunctuation(text[^1]) ? text : text + ".";
}
