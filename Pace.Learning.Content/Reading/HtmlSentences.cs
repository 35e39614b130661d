using System.Net;
using System.Text;

namespace Pace.Learning.Content.Reading;

/// <summary>The sentences of markup, one block to a line.</summary>
internal static class HtmlSentences
{
    private static readonly HashSet<string> LeftOut =
        new(["h1", "h2", "h3", "h4", "h5", "h6", "table", "pre", "script", "style", "head", "nav", "svg", "select", "button"], StringComparer.OrdinalIgnoreCase);

    private static readonly HashSet<string> Inline =
        new(["a", "abbr", "b", "bdi", "cite", "code", "em", "i", "kbd", "mark", "q", "s", "small", "span", "strong", "sub", "sup", "time", "u"], StringComparer.OrdinalIgnoreCase);

    public static string Of(string html)
    {
        var text = new StringBuilder(html.Length);
        var leftOut = "";
        var depth = 0;
        for (var i = 0; i < html.Length;)
        {
            var tag = html.IndexOf('<', i);
            if (tag < 0 || html.IndexOf('>', tag) is not (var end and >= 0))
            {
                Append(html.AsSpan(i), depth, text);
                break;
            }
            Append(html.AsSpan(i, tag - i), depth, text);
            var (name, isClosing) = Name(html.AsSpan(tag + 1, end - tag - 1));
            if (depth > 0)
            {
                depth += !name.Equals(leftOut, StringComparison.OrdinalIgnoreCase) ? 0 : isClosing ? -1 : 1;
            }
            else if (!isClosing && LeftOut.Contains(name))
            {
                (leftOut, depth) = (name, 1);
            }
            if (!Inline.Contains(name))
            {
                text.Append('\n');
            }
            i = end + 1;
        }
        return text.ToString();
    }

    private static void Append(ReadOnlySpan<char> part, int depth, StringBuilder text)
    {
        if (depth == 0 && !part.IsEmpty)
        {
            text.Append(WebUtility.HtmlDecode(part.ToString()).Replace('\n', ' '));
        }
    }

    private static (string Name, bool IsClosing) Name(ReadOnlySpan<char> tag)
    {
        var isClosing = tag.StartsWith("/");
        var name = isClosing ? tag[1..] : tag;
        var end = 0;
        while (end < name.Length && char.IsAsciiLetterOrDigit(name[end]))
        {
            end++;
        }
        return (name[..end].ToString(), isClosing);
    }
}
