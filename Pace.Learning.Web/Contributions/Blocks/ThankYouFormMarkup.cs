using Microsoft.AspNetCore.Antiforgery;
using Pace.Learning.Content.Markup;
using Pace.Learning.Web.Contributions.ThankYouNotes;
using Pace.Learning.Web.Platform.KeptForms;

namespace Pace.Learning.Web.Contributions.Blocks;

/// <summary>What stands under a parent's words and name: that they are shared with consent, and a way to say thank you.</summary>
/// <param name="shown">Whose words.</param>
/// <param name="thanks">How it stands between the reader and them.</param>
/// <param name="unsent">A note that couldn't be sent as it was typed.</param>
/// <param name="tokens">What makes the form the reader's own.</param>
/// <param name="owner">What it says of whom it was shown to.</param>
internal sealed class ThankYouFormMarkup(ShownContribution shown, ThankYouState thanks, string? unsent, AntiforgeryTokenSet? tokens, string? owner) : MarkupContent
{
    protected override void Write(MarkupWriter to)
    {
        if (shown.IsSample)
        {
            to.Add($"""<p class="voice-note">Sample, written for this demonstration.</p>""");
        }
        to.Add($"""<p class="voice-note">Shared here with consent, which can be taken back at any time.</p>""");
        var id = ThankYouNoteEndpoints.Place(shown.Key);
        if (thanks == ThankYouState.Sent)
        {
            to.Add($"""<p class="notice" id="{id}" role="status" tabindex="-1">Your note is sent. Thank you. Our participation manager reads it, then the parent can.</p>""");
        }
        else if (thanks == ThankYouState.Open && tokens?.RequestToken is { } token)
        {
            WriteForm(to, id, tokens.FormFieldName, token);
        }
    }

    private void WriteForm(MarkupWriter to, string id, string tokenName, string token)
    {
        var isRefused = unsent is not null;
        to.Add($"""<details class="thank-you"{(isRefused ? " open" : "")}><summary>Say thank you</summary>""");
        to.Add($"""<form method="post" action="{ThankYouNoteEndpoints.Address(shown.Key)}"><input type="hidden" name="{tokenName}" value="{token}">""");
        if (owner is not null)
        {
            to.Add($"""<input type="hidden" name="{FormOwners.Field}" value="{owner}">""");
        }
        to.Add($"""<div class="{(isRefused ? "field field-wrong" : "field")}"><label for="{id}">A few words for the parent</label>""");
        to.Add($"""<p class="hint" id="{id}-hint">Our participation manager reads it first. Your name is not passed on.</p>""");
        if (isRefused)
        {
            to.Add($"""<p class="error" id="{id}-error"><span class="visually-hidden">Error: </span>{ThankYouSender.WrongLength}</p>""");
        }
        // A line break directly behind the tag belongs to the tag, so that one more keeps the note's own.
        to.AddLine(isRefused
            ? FinishedHtml.Of($"""<textarea id="{id}" name="text" rows="6" required aria-invalid="true" autofocus aria-describedby="{id}-hint {id}-error">""")
            : FinishedHtml.Of($"""<textarea id="{id}" name="text" rows="3" maxlength="{ThankYouNote.TextLength}" required aria-describedby="{id}-hint">"""));
        to.Add($"""{unsent}</textarea></div><button class="button-secondary">Send it</button></form></details>""");
    }
}
