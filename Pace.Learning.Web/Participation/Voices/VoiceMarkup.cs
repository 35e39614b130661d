using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Html;
using Pace.Learning.Web.Participation.Contributions;
using Pace.Learning.Web.Participation.ThankYous;

namespace Pace.Learning.Web.Participation.Voices;

/// <summary>A parent's words or recording in a lesson. Nothing plays by itself, and nothing is loaded before it is asked for.</summary>
internal sealed class VoiceMarkup(LiveVoice voice, Words said, ThanksState thanks, AntiforgeryTokenSet? tokens) : IHtmlContent
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
        if (voice.IsSample)
        {
            writer.Write("<p class=\"voice-note\">Sample, written for this demonstration.</p>");
        }
        writer.Write("<p class=\"voice-note\">Shared here with consent, which can be taken back at any time.</p>");
        WriteThanks(writer, encoder);
    }

    private void WritePlayer(TextWriter writer, HtmlEncoder encoder)
    {
        var isFilm = voice.MediaType!.StartsWith("video/", StringComparison.Ordinal);
        var address = encoder.Encode(VoiceMedia.Address(voice.MediaId!.Value));
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

    private void WriteThanks(TextWriter writer, HtmlEncoder encoder)
    {
        var id = ThankYouEndpoints.Place(voice.Key);
        if (thanks == ThanksState.Sent)
        {
            writer.Write($"<p class=\"notice\" id=\"{id}\" role=\"status\" tabindex=\"-1\">Your note is sent. Thank you. Our participation manager reads it, then the parent can.</p>");
            return;
        }
        if (thanks == ThanksState.NotWanted || tokens?.RequestToken is not { } token)
        {
            return;
        }
        writer.Write($"<details class=\"thank-you\"><summary>Say thank you</summary><form method=\"post\" action=\"{ThankYouEndpoints.Address(voice.Key)}\">");
        writer.Write($"<input type=\"hidden\" name=\"{encoder.Encode(tokens.FormFieldName)}\" value=\"{encoder.Encode(token)}\">");
        writer.Write($"<div class=\"field\"><label for=\"{id}\">A few words for the parent</label>");
        writer.Write($"<p class=\"hint\" id=\"{id}-hint\">Our participation manager reads it first. Your name is not passed on.</p>");
        writer.Write($"<textarea id=\"{id}\" name=\"text\" rows=\"3\" maxlength=\"{ThankYou.TextLength}\" required aria-describedby=\"{id}-hint\"></textarea></div>");
        writer.Write("<button class=\"button-secondary\">Send it</button></form></details>");
    }
}
