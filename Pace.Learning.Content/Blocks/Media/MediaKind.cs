using Pace.Learning.Content.Markup;

namespace Pace.Learning.Content.Blocks.Media;

/// <summary>Sound or film, with its words. It never plays by itself.</summary>
internal sealed class MediaKind() : BlockKind("media")
{
    public override bool TakesArgument => true;

    public override void Compile(ScannedBlock block, Fields fields, PageWriter page)
    {
        var id = fields.Id() ?? page.Ids.TakeLike("media");
        var kind = fields.Word("kind", ["audio", "video"], required: true) ?? "audio";
        var file = fields.Text("src", required: true);
        if (file is not null && page.Site.FactsOf(file)?.Guard is { } guard)
        {
            page.AddGuarded(block, fields, id, guard, () => Write(block, fields, page, id, kind, file, guard));
        }
        else
        {
            // It may have been written for a file that showed a parent.
            fields.Text(PageWriter.Instead);
            Write(block, fields, page, id, kind, file, null);
        }
    }

    private static void Write(ScannedBlock block, Fields fields, PageWriter page, string id, string kind, string? file, string? guard)
    {
        var src = file is null ? null : page.Site.FindMedia(file, fields.LineOf("src"), page.Findings, guard);
        var track = ReadCaptions(block, fields, page, kind, guard);
        var transcript = fields.Text("transcript");
        var titleId = page.Ids.TakeLike($"{id}-title");
        var title = block.Argument.Length > 0 ? block.Argument : kind is "video" ? "Film" : "Recording";

        page.AddWords(title);
        page.AddLine($"""
            <section class="media" id="{id}" aria-labelledby="{titleId}">
            <p class="block-title" id="{titleId}">{title}</p>
            <{kind} controls preload="none"{(src is null ? default : FinishedHtml.Of($" src=\"{src}\""))} aria-labelledby="{titleId}">{track}</{kind}>
            <details class="transcript">
            <summary>Transcript</summary>
            """);
        WriteTranscript(block, transcript, fields, page, guard);
        page.AddLine($"""
            </details>
            </section>
            """);
    }

    private static FinishedHtml ReadCaptions(ScannedBlock block, Fields fields, PageWriter page, string kind, string? guard)
    {
        if (fields.Text("captions") is not { } file)
        {
            if (kind is "video")
            {
                page.Findings.Error(block.Line, RuleNames.MissingCaptions, "A film needs \"captions\": a .vtt file in media/.");
            }
            return default;
        }
        var line = fields.LineOf("captions");
        if (!file.EndsWith(".vtt", StringComparison.Ordinal))
        {
            fields.Bad(line, "\"captions\" is a .vtt file.");
            return default;
        }
        return page.Site.FindMedia(file, line, page.Findings, guard) is { } src
            ? FinishedHtml.Of($"""<track kind="captions" srclang="en" label="English" src="{src}" default>""")
            : default;
    }

    private static void WriteTranscript(ScannedBlock block, string? transcript, Fields fields, PageWriter page, string? guard)
    {
        if (transcript is null && block.Parts.Count == 0)
        {
            page.Findings.Error(block.Line, RuleNames.MissingTranscript, "Sound and film need a transcript: the field \"transcript\" with a file of media/, or the block's text.");
        }
        else if (transcript is not null && page.Site.FindMedia(transcript, fields.LineOf("transcript"), page.Findings, guard) is not null)
        {
            page.WriteFile(transcript.TrimStart('/'));
        }
        page.WriteBody(block);
    }
}
