namespace Pace.Learning.Content.Language.Passages;

/// <summary>The passages of text that isn't Markdown: a blank line ends one, and so does the start of a list item. Lines that quote a mail ("&gt; …") are somebody else's.</summary>
internal static class PlainPassages
{
    public static void Read(TextLines lines, Action<Passage> read)
    {
        var passage = new Passage { LinesMatter = true };
        for (var line = 0; line < lines.Count; line++)
        {
            var written = lines[line];
            var start = lines.Start(line) + (written.Length - written.TrimStart().Length);
            if (start >= lines.End(line) || written.TrimStart()[0] is '>')
            {
                End();
                continue;
            }
            if (ListMarker.LengthAt(written.TrimStart()) is var marker and > 0)
            {
                End();
                start += marker;
            }
            passage.Add(lines.Text, start, lines.End(line));
        }
        End();

        void End()
        {
            if (passage.Length > 0)
            {
                read(passage);
                passage.Clear();
            }
        }
    }
}
