using Microsoft.AspNetCore.Antiforgery;
using Pace.Learning.Content.Markup;

namespace Pace.Learning.Web.Platform.KeptForms;

/// <summary>What a page says when something was put back into it.</summary>
internal sealed class KeptNotice(FilledPage page, IReadOnlyList<OpenedForm> kept, AntiforgeryTokenSet tokens)
{
    /// <summary>What somebody reads who has just come back.</summary>
    public string Html => FinishedHtml.Of($"""
        <section class="notice kept" role="status" tabindex="-1" autofocus aria-label="What you had not sent"><p>{Why} {What}</p>{Way}{Homeless}
        <form method="post" action="{KeptFormEndpoints.Removal}"><input type="hidden" name="{tokens.FormFieldName}" value="{tokens.RequestToken}"><input type="hidden" name="returnTo" value="{Newest.Form.Page}">{Ids}
        <button class="button-secondary">{(IsOnlyPressed ? "Close this" : "Throw it away")}</button></form></section>
        """).Value;

    private OpenedForm Newest => kept[0];

    private bool IsOnlyPressed => page.Filled.Count > 0 && page.Pressed.Count == page.Filled.Count && page.Homeless.Count == 0;

    private string Why => Newest.Form.Because switch
    {
        KeptBecause.SignedOut => "You were signed out before this was sent.",
        KeptBecause.Stale => "This page had been open for a long time, so nothing was sent.",
        KeptBecause.Failed => "Something went wrong, so this was not sent.",
        _ => $"You had started to type here on {LondonTime.Long(Newest.KeptAt)} at {LondonTime.Clock(Newest.KeptAt)}, and had not sent it.",
    };

    private string What => IsOnlyPressed
        ? "Nothing has changed. If you still want it, press the button again."
        : page.Filled.Count > 0
            ? "What you typed is here again. Look at it, then send it."
            : "What you typed is here, so that you can copy it.";

    private FinishedHtml Way => page.FirstPlace is { } place ? FinishedHtml.Of($"""<p><a href="#{place}">Go to what you typed</a></p>""") : default;

    private FinishedHtml Ids => FinishedHtml.Concat(kept.Select(k => FinishedHtml.Of($"""<input type="hidden" name="id" value="{k.Id.ToString()}">""")));

    private FinishedHtml Homeless => page.Homeless.Count == 0
        ? default
        : FinishedHtml.Concat(
        [
            FinishedHtml.Of($"<p>There is no place on this page for this any more:</p>"),
            .. page.Homeless.Select((f, i) => FinishedHtml.Of(
                $"""<p><label class="visually-hidden" for="kept-{i + 1}">What you typed</label><textarea id="kept-{i + 1}" readonly rows="4">{"\n"}{f.Value}</textarea></p>""")),
        ]);
}
