using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using Pace.Learning.Web.Contributions;

namespace Pace.Learning.Web.Contributions.Blocks;

/// <summary>A parent's words or recording in a lesson. Nothing plays by itself, and nothing is loaded before it is asked for.</summary>
internal sealed class ContributionBlockMarkup(ShownContribution voice, ContributionText said) : IHtmlContent
{
    public void WriteTo(TextWriter writer, HtmlEncoder encoder)
    {
        if (voice.MayPlay)
        {
            WritePlayer(writer, encoder);
            writer.Write("<details class=\"transcript\"><summary>Read what is said</summary>");
            WriteWords(writer, encoder);
            writer.Write("</details>");
        }
        else
        {
            WriteWords(writer, encoder);
        }
    }

    private void WritePlayer(TextWriter writer, HtmlEncoder encoder)
    {
        var isFilm = voice.MediaType!.StartsWith("video/", StringComparison.Ordinal);
        var address = encoder.Encode(ContributionMedia.Address(voice.MediaId!.Value));
        writer.Write(isFilm ? "<video controls preload=\"none\" playsinline>" : "<audio controls preload=\"none\">");
        writer.Write($"<source src=\"{address}\" type=\"{encoder.Encode(voice.MediaType)}\">");
        if (voice.HasCaptions)
        {
            writer.Write($"<track kind=\"captions\" srclang=\"en\" label=\"English\" src=\"{address}/captions\" default>");
        }
        writer.Write(isFilm ? "</video>" : "</audio>");
    }

    private void WriteWords(TextWriter writer, HtmlEncoder encoder)
    {
        writer.Write("<blockquote>");
        foreach (var paragraph in said.Paragraphs)
        {
            writer.Write("<p>");
            var isFirst = true;
            foreach (var line in paragraph.Split('\n'))
            {
                writer.Write(isFirst ? "" : "<br>");
                encoder.Encode(writer, line);
                isFirst = false;
            }
            writer.Write("</p>");
        }
        writer.Write("</blockquote>");
    }
}
