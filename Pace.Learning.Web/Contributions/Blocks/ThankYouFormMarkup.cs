using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Html;
using Pace.Learning.Web.Contributions.ThankYouNotes;

namespace Pace.Learning.Web.Contributions.Blocks;

/// <summary>What stands under a parent's words and name: that they are shared with consent, and a way to say thank you.</summary>
/// <param name="voice">Whose words.</param>
/// <param name="thanks">How it stands between the reader and them.</param>
/// <param name="unsent">A note that couldn't be sent as it was typed.</param>
/// <param name="tokens">What makes the form the reader's own.</param>
internal sealed class ThankYouFormMarkup(ShownContribution voice, ThankYouState thanks, string? unsent, AntiforgeryTokenSet? tokens) : IHtmlContent
{
    public void WriteTo(TextWriter writer, HtmlEncoder encoder)
    {
        if (voice.IsSample)
        {
            writer.Write("<p class=\"voice-note\">Sample, written for this demonstration.</p>");
        }
        writer.Write("<p class=\"voice-note\">Shared here with consent, which can be taken back at any time.</p>");
        var id = ThankYouNoteEndpoints.Place(voice.Key);
        if (thanks == ThankYouState.Sent)
        {
            writer.Write($"<p class=\"notice\" id=\"{id}\" role=\"status\" tabindex=\"-1\">Your note is sent. Thank you. Our participation manager reads it, then the parent can.</p>");
        }
        else if (thanks == ThankYouState.Open && tokens?.RequestToken is { } token)
        {
            WriteForm(writer, encoder, id, tokens.FormFieldName, token);
        }
    }

    private void WriteForm(TextWriter writer, HtmlEncoder encoder, string id, string tokenName, string token)
    {
        var isRefused = unsent is not null;
        writer.Write($"<details class=\"thank-you\"{(isRefused ? " open" : "")}><summary>Say thank you</summary><form method=\"post\" action=\"{ThankYouNoteEndpoints.Address(voice.Key)}\">");
        writer.Write($"<input type=\"hidden\" name=\"{encoder.Encode(tokenName)}\" value=\"{encoder.Encode(token)}\">");
        writer.Write($"<div class=\"field{(isRefused ? " field-wrong" : "")}\"><label for=\"{id}\">A few words for the parent</label>");
        writer.Write($"<p class=\"hint\" id=\"{id}-hint\">Our participation manager reads it first. Your name is not passed on.</p>");
        if (isRefused)
        {
            writer.Write($"<p class=\"error\" id=\"{id}-error\"><span class=\"visually-hidden\">Error: </span>{encoder.Encode(ThankYouSender.WrongLength)}</p>");
        }
        var limit = isRefused ? "" : $" maxlength=\"{ThankYouNote.TextLength}\"";
        var refused = isRefused ? $" aria-invalid=\"true\" autofocus aria-describedby=\"{id}-hint {id}-error\"" : $" aria-describedby=\"{id}-hint\"";
        // A line break directly behind the tag belongs to the tag, so that one more keeps the note's own.
        writer.Write($"<textarea id=\"{id}\" name=\"text\" rows=\"{(isRefused ? 6 : 3)}\"{limit} required{refused}>\n{encoder.Encode(unsent ?? "")}</textarea></div>");
        writer.Write("<button class=\"button-secondary\">Send it</button></form></details>");
    }
}
