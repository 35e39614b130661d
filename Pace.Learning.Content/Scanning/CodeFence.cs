namespace Pace.Learning.Content.Scanning;

/// <summary>Follows fenced code from line to line (CommonMark 0.31, section 4.5), so that what is written inside is left alone.</summary>
internal struct CodeFence(int mostIndent)
{
    private char mark;
    private int length;

    /// <summary>Whether the code goes on after the last line taken.</summary>
    public readonly bool IsOpen => length > 0;

    /// <summary>Takes the next line; true when it belongs to fenced code, the fences themselves included.</summary>
    public bool Takes(ReadOnlySpan<char> line)
    {
        var indent = line.IndexOfAnyExcept(' ');
        if (indent < 0 || indent > 3)
        {
            return length > 0;
        }
        var rest = line[indent..];
        if (length > 0)
        {
            var run = RunOf(mark, rest);
            if (run >= length && rest[run..].IsWhiteSpace())
            {
                length = 0;
            }
            return true;
        }
        if (indent > mostIndent || rest[0] is not ('`' or '~'))
        {
            return false;
        }
        var opening = RunOf(rest[0], rest);
        if (opening < 3 || (rest[0] is '`' && rest[opening..].Contains('`')))
        {
            return false;
        }
        (mark, length) = (rest[0], opening);
        return true;
    }

    private static int RunOf(char c, ReadOnlySpan<char> text)
    {
        var end = text.IndexOfAnyExcept(c);
        return end < 0 ? text.Length : end;
    }
}
