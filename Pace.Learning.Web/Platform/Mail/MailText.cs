using System.Net;
using System.Text;

namespace Pace.Learning.Web.Platform.Mail;

/// <summary>A mail's body, made once as plain text and as simple HTML.</summary>
/// <remarks>No images, no styles, nothing to load: opening a mail tells nobody that it was opened.</remarks>
public sealed class MailText
{
    private readonly StringBuilder text = new();
    private readonly StringBuilder html = new();

    /// <summary>As plain text.</summary>
    public string Text => text.ToString();

    /// <summary>As HTML.</summary>
    public string Html => $"<!DOCTYPE html>\n<html lang=\"en-GB\"><body>\n{html}</body></html>\n";

    /// <summary>Adds a paragraph.</summary>
    public MailText Paragraph(string words)
    {
        text.Append(words).Append("\n\n");
        html.Append("<p>").Append(WebUtility.HtmlEncode(words)).Append("</p>\n");
        return this;
    }

    /// <summary>Adds a link, with its address written out: people should see where it leads.</summary>
    public MailText Link(string words, string url)
    {
        var encoded = WebUtility.HtmlEncode(url);
        text.Append(words).Append(":\n").Append(url).Append("\n\n");
        html.Append("<p>").Append(WebUtility.HtmlEncode(words)).Append(":<br><a href=\"").Append(encoded).Append("\">").Append(encoded).Append("</a></p>\n");
        return this;
    }
}
