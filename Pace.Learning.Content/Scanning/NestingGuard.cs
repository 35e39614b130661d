namespace Pace.Learning.Content.Scanning;

/// <summary>
/// Looks at Markdown before the parser does, and turns away what would make it recurse deeply or take more than linear time. It
/// counts roughly and always too high, so what it lets through is safe.
/// </summary>
internal ref struct NestingGuard
{
    private readonly FindingLog findings;
    private int paragraph;
    private int openBrackets;
    private int mostOpenBrackets;
    private int brackets;
    private int emphasis;
    private int ticks;
    private int pipes;
    private int angles;

    private NestingGuard(FindingLog findings) => this.findings = findings;

    /// <summary>Whether lines may be given to the parser; a finding says why not.</summary>
    public static bool LetsThrough(ReadOnlySpan<string> lines, int firstLine, FindingLog findings)
    {
        var guard = new NestingGuard(findings);
        // Only a fence at the left edge is sure to be one whatever stands above it.
        var fence = new CodeFence(mostIndent: 0);
        for (var i = 0; i < lines.Length; i++)
        {
            var line = lines[i].AsSpan();
            if (fence.Takes(line))
            {
                guard.StartParagraph();
            }
            else if (!guard.Lets(line, firstLine + i))
            {
                return false;
            }
        }
        return true;
    }

    private bool Lets(ReadOnlySpan<char> line, int number)
    {
        if (line.IsWhiteSpace())
        {
            StartParagraph();
            return true;
        }
        if (ContainersAt(line) > Limits.MarkdownNesting)
        {
            findings.Error(number, RuleNames.TooDeep, $"Lists and quotes may stand inside each other {Limits.MarkdownNesting} deep.");
            return false;
        }
        Count(line);
        if (mostOpenBrackets > Limits.OpenBrackets)
        {
            findings.Error(number, RuleNames.TooDeep, $"{Limits.OpenBrackets} square brackets may be open at once.");
            return false;
        }
        if (paragraph > Limits.ParagraphCharacters)
        {
            findings.Error(number, RuleNames.TooLarge, $"A paragraph, list or table may have {Limits.ParagraphCharacters} characters: put a blank line somewhere.");
            return false;
        }
        if (Math.Max(Math.Max(brackets, emphasis), Math.Max(Math.Max(ticks, pipes), angles)) > Limits.Delimiters)
        {
            findings.Error(number, RuleNames.TooLarge, $"A paragraph, list or table may have {Limits.Delimiters} signs of one kind, such as * or [: put a blank line somewhere.");
            return false;
        }
        return true;
    }

    private void StartParagraph() =>
        (paragraph, openBrackets, mostOpenBrackets, brackets, emphasis, ticks, pipes, angles) = (0, 0, 0, 0, 0, 0, 0, 0);

    private void Count(ReadOnlySpan<char> line)
    {
        paragraph += line.Length + 1;
        foreach (var c in line)
        {
            switch (c)
            {
                case '[':
                    brackets++;
                    mostOpenBrackets = Math.Max(mostOpenBrackets, ++openBrackets);
                    break;
                case ']': openBrackets = Math.Max(0, openBrackets - 1); break;
                case '*' or '_' or '~': emphasis++; break;
                case '`': ticks++; break;
                case '|': pipes++; break;
                case '<': angles++; break;
            }
        }
    }

    /// <summary>How many quotes and lists a line could be in: its markers, and one for every two columns before or between them.</summary>
    private static int ContainersAt(ReadOnlySpan<char> line)
    {
        var (depth, spaces) = (0, 0);
        for (var i = 0; i < line.Length; i++)
        {
            var c = line[i];
            if (c is ' ' or '\t')
            {
                spaces += c is ' ' ? 1 : 4;
            }
            else if (c is '>' || (c is '-' or '+' or '*' && (i + 1 == line.Length || line[i + 1] is ' ' or '\t')))
            {
                depth++;
                spaces--;
            }
            else if (char.IsAsciiDigit(c))
            {
                var end = i + line[i..].IndexOfAnyExceptInRange('0', '9');
                if (end < i || line[end] is not ('.' or ')') || (end + 1 < line.Length && line[end + 1] is not (' ' or '\t')))
                {
                    break;
                }
                depth++;
                i = end;
            }
            else
            {
                break;
            }
        }
        return depth + (Math.Max(0, spaces) / 2);
    }
}
