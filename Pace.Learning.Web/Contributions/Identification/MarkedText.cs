using Pace.Learning.Content.Markup;

namespace Pace.Learning.Web.Contributions.Identification;

/// <summary>A text with its identifying places marked.</summary>
internal sealed class MarkedText(string text, IReadOnlyList<IdentifyingDetail> details, bool isInline = false) : MarkupContent
{
    protected override void Write(MarkupWriter to)
    {
        var at = 0;
        if (!isInline)
        {
            to.Add($"<p>");
        }
        foreach (var detail in details)
        {
            to.AddLines(text[at..detail.Start]);
            to.Add($"<mark>");
            to.AddLines(text.Substring(detail.Start, detail.Length));
            to.Add($"</mark>");
            at = detail.Start + detail.Length;
        }
        to.AddLines(text[at..]);
        if (!isInline)
        {
            to.Add($"</p>");
        }
    }
}
