using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace Pace.Learning.Web.Platform.Mail.Letters;

/// <summary>A letter's HTML as plain text: its words in the same order, an empty line after each paragraph. What is no paragraph or line break stands in its line.</summary>
internal static partial class PlainText
{
    public static string Of(string html)
    {
        var (text, line) = (new StringBuilder(), new StringBuilder());
        foreach (var found in Pieces().EnumerateMatches(html))
        {
            var piece = html.AsSpan(found.Index, found.Length);
            if (piece[0] != '<')
            {
                line.Append(piece);
            }
            else if (piece.StartsWith("<br", StringComparison.Ordinal))
            {
                End("\n");
            }
            else if (piece is "</p>")
            {
                End("\n\n");
            }
        }
        return text.ToString();

        void End(string with)
        {
            // Where the markup breaks its lines says nothing. A line break that somebody typed is written as a code, and stays.
            text.Append(WebUtility.HtmlDecode(MarkupBreaks().Replace(line.ToString().Trim(), " "))).Append(with);
            line.Clear();
        }
    }

    [GeneratedRegex("<[^>]*>|[^<]+")]
    private static partial Regex Pieces();

    [GeneratedRegex(@"[ \t\r]*\n[ \t\r\n]*")]
    private static partial Regex MarkupBreaks();
}
