using Pace.Learning.Content.Compilation;
using Pace.Learning.Content.FrontMatter;
using Pace.Learning.Content.Prose;
using Pace.Learning.Content.Scanning;

namespace Pace.Learning.Content.Blocks.ContentNotes;

/// <summary>Says what is coming before it appears, and offers a way round it.</summary>
internal sealed class ContentNoteKind() : BlockKind("content-note")
{
    public override void Compile(ScannedBlock block, Fields fields, PageWriter page)
    {
        var topics = fields.Words("topics", HeavyTopics.All, required: true);
        var skipTo = fields.Text("skip-to");
        page.ContentNotes.Add(block.Line);
        var id = page.Ids.TakeLike("content-note");

        page.Add($"<aside class=\"content-note\" role=\"note\" aria-labelledby=\"{id}\">\n<p class=\"block-title\" id=\"{id}\">Before you read on</p>\n");
        page.WriteBody(block);
        if (topics.Count > 0)
        {
            page.Add("<p>It touches on:</p>\n<ul class=\"topics\">\n");
            foreach (var topic in topics)
            {
                page.Add($"<li>{Html.Escape(HeavyTopics.Title(topic))}</li>\n");
            }
            page.Add("</ul>\n");
        }
        if (skipTo is not null)
        {
            page.Skips.Add((skipTo, fields.LineOf("skip-to")));
            page.Add($"<p><a class=\"skip-part\" href=\"#{Html.Escape(skipTo)}\">Skip this part</a></p>\n");
        }
        page.Add("</aside>\n");
    }
}
