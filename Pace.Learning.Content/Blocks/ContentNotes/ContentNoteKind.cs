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

        page.AddLine($"""
            <aside class="content-note" role="note" aria-labelledby="{id}">
            <p class="block-title" id="{id}">Before you read on</p>
            """);
        page.WriteBody(block);
        if (topics.Count > 0)
        {
            page.AddLine($"""
                <p>It touches on:</p>
                <ul class="topics">
                """);
            foreach (var topic in topics)
            {
                page.AddLine($"<li>{HeavyTopics.Title(topic)}</li>");
            }
            page.AddLine($"</ul>");
        }
        if (skipTo is not null)
        {
            page.Skips.Add((skipTo, fields.LineOf("skip-to")));
            page.AddLine($"""<p><a class="skip-part" href="#{skipTo}">Skip this part</a></p>""");
        }
        page.AddLine($"</aside>");
    }
}
