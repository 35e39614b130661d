namespace Pace.Learning.Web.Studio.Paste;

/// <summary>How much markup there is, told from its signs alone: a parser takes its time with what is deep or endless, so this is asked before.</summary>
internal static class MarkupSize
{
    // They end by themselves: those that are empty, and those that the next one of their kind, or the end of what they stand in, closes.
    private static readonly HashSet<string> Ending = new(StringComparer.OrdinalIgnoreCase)
    {
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr",
        "p", "li", "dd", "dt", "td", "th", "tr", "tbody", "thead", "tfoot", "option", "optgroup", "colgroup", "html", "head", "body",
    };

    /// <summary>The number of elements, and how deep they stand in each other at most.</summary>
    public static (int Elements, int Depth) Of(string html)
    {
        var names = Ending.GetAlternateLookup<ReadOnlySpan<char>>();
        var (elements, depth, most) = (0, 0, 0);
        for (var at = html.IndexOf('<', StringComparison.Ordinal); at >= 0; at = html.IndexOf('<', at + 1))
        {
            var isEnd = at + 1 < html.Length && html[at + 1] == '/';
            var from = at + (isEnd ? 2 : 1);
            var to = from;
            while (to < html.Length && (char.IsAsciiLetterOrDigit(html[to]) || html[to] is ':' or '-'))
            {
                to++;
            }
            if (to == from || !char.IsAsciiLetter(html[from]))
            {
                continue;
            }
            elements += isEnd ? 0 : 1;
            if (!names.Contains(html.AsSpan(from, to - from)))
            {
                depth = Math.Max(0, depth + (isEnd ? -1 : 1));
                most = Math.Max(most, depth);
            }
        }
        return (elements, most);
    }
}
