namespace Pace.Learning.Content.Language.Passages;

/// <summary>Finds the ends of Markdown that encloses something. Each method is told what starts with its opening mark, and answers 0 where nothing is enclosed.</summary>
internal static class Enclosed
{
    /// <summary>Nothing that people write is longer, and so no text takes more than its length in time.</summary>
    private const int Most = 2_000;

    public static int Code(ReadOnlySpan<char> text)
    {
        text = text[..Math.Min(text.Length, Most)];
        var ticks = text.IndexOfAnyExcept('`');
        if (ticks < 0)
        {
            return 0;
        }
        for (var i = ticks; i < text.Length;)
        {
            var next = text[i..].IndexOf('`');
            if (next < 0)
            {
                return 0;
            }
            var run = text[(i + next)..].IndexOfAnyExcept('`');
            run = run < 0 ? text.Length - i - next : run;
            i += next + run;
            if (run == ticks)
            {
                return i;
            }
        }
        return 0;
    }

    public static int Autolink(ReadOnlySpan<char> text)
    {
        var end = text[..Math.Min(text.Length, Most)].IndexOfAny('>', ' ', '\n');
        return end > 1 && text[end] is '>' && text[1..end].IndexOfAny(':', '@') > 0 ? end + 1 : 0;
    }

    public static int Citation(ReadOnlySpan<char> text) => text.StartsWith("[@") && text[..Math.Min(text.Length, Most)].IndexOf(']') is var end and > 0 ? end + 1 : 0;

    /// <summary>A link or picture: where its text ends, and how long it is altogether.</summary>
    public static (int TextEnd, int Length) Link(ReadOnlySpan<char> text)
    {
        var end = Matching(text, '[', ']');
        if (end < 0 || end + 1 >= text.Length || text[end + 1] is not ('(' or '['))
        {
            return (0, 0);
        }
        var address = text[(end + 1)..];
        var close = address[0] is '(' ? Matching(address, '(', ')') : Matching(address, '[', ']');
        return close < 0 ? (0, 0) : (end, end + 1 + close + 1);
    }

    /// <summary>A title in italics at a place of a passage: at least two words, the first and most others with capitals.</summary>
    public static int Title(ReadOnlySpan<char> text, int at)
    {
        var mark = text[at];
        if (at + 1 >= text.Length || text[at + 1] == mark || !char.IsUpper(text[at + 1]) || (at > 0 && (text[at - 1] == mark || char.IsLetterOrDigit(text[at - 1]))))
        {
            return 0;
        }
        var end = text.Slice(at + 1, Math.Min(text.Length - at - 1, Most)).IndexOf(mark);
        if (end < 0)
        {
            return 0;
        }
        var (capitals, small) = (0, 0);
        foreach (var range in text.Slice(at + 1, end).SplitAny(' ', '\n'))
        {
            var word = text.Slice(at + 1, end)[range];
            capitals += word.Length > 0 && char.IsUpper(word[0]) ? 1 : 0;
            small += word.Length > 4 && char.IsLower(word[0]) ? 1 : 0;
        }
        return capitals >= 2 && capitals >= small ? end + 2 : 0;
    }

    private static int Matching(ReadOnlySpan<char> text, char open, char close)
    {
        var depth = 0;
        for (var i = 0; i < Math.Min(text.Length, Most); i++)
        {
            if (text[i] is '\\')
            {
                i++;
            }
            else if (text[i] == open)
            {
                depth++;
            }
            else if (text[i] == close && --depth == 0)
            {
                return i;
            }
        }
        return -1;
    }
}
