using Pace.Learning.Content.Markup;
using Pace.Learning.Web.Contributions.Recordings;

namespace Pace.Learning.Web.Contributions.Blocks;

/// <summary>A parent's words or recording in a lesson. Nothing plays by itself, and nothing is loaded before it is asked for.</summary>
internal sealed class ContributionMarkup(ShownContribution shown, ContributionText said) : MarkupContent
{
    protected override void Write(MarkupWriter to)
    {
        if (shown.MayPlay)
        {
            WritePlayer(to);
            to.Add($"""<details class="transcript"><summary>Read what is said</summary>""");
            WriteWords(to);
            to.Add($"</details>");
        }
        else
        {
            WriteWords(to);
        }
    }

    private void WritePlayer(MarkupWriter to)
    {
        var (element, playsInline) = shown.MediaType!.StartsWith("video/", StringComparison.Ordinal) ? ("video", " playsinline") : ("audio", "");
        var address = ContributionMedia.Address(shown.MediaId!.Value);
        to.Add($"""<{element} controls preload="none"{playsInline}><source src="{address}" type="{shown.MediaType}">""");
        if (shown.HasCaptions)
        {
            to.Add($"""<track kind="captions" srclang="en" label="English" src="{address}/captions" default>""");
        }
        to.Add($"</{element}>");
    }

    private void WriteWords(MarkupWriter to)
    {
        to.Add($"<blockquote>");
        new WrittenText(said.Text).AddTo(to);
        to.Add($"</blockquote>");
    }
}
