using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;

namespace Pace.Learning.Web.Contributions.Share;

/// <summary>A text with its identifying places marked.</summary>
internal sealed class MarkedText(string text, IReadOnlyList<IdentifyingDetail> details) : IHtmlContent
{
    public void WriteTo(TextWriter writer, HtmlEncoder encoder)
    {
        var at = 0;
        writer.Write("<p>");
        foreach (var detail in details)
        {
            Write(writer, encoder, text[at..detail.Start]);
            writer.Write("<mark>");
            Write(writer, encoder, text.Substring(detail.Start, detail.Length));
            writer.Write("</mark>");
            at = detail.Start + detail.Length;
        }
        Write(writer, encoder, text[at..]);
        writer.Write("</p>");
    }

    private static void Write(TextWriter writer, HtmlEncoder encoder, string part)
    {
        var lines = part.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            writer.Write(i == 0 ? "" : "<br>");
            encoder.Encode(writer, lines[i]);
        }
    }
}
