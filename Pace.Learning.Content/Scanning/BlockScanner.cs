using Pace.Learning.Content.Language.Answers;

namespace Pace.Learning.Content.Scanning;

/// <summary>
/// Finds the <c>:::kind</c> blocks of a body, line by line. Markdown between them is only measured here, so every line number stays
/// that of the file.
/// </summary>
internal sealed class BlockScanner(string[] lines, FindingLog findings)
{
    private readonly Stack<ScannedBlock> open = new();
    private int proseStart;
    private int ignored;
    private int count;

    /// <summary>Scans from a line (counted from 1) to the end. What comes back is the body: a block without a kind.</summary>
    public ScannedBlock Scan(int from)
    {
        var body = new ScannedBlock("", "", from);
        open.Push(body);
        proseStart = from;
        var fence = new CodeFence(mostIndent: 3);
        var fenceLine = 0;
        for (var line = from; line <= lines.Length; line++)
        {
            var text = lines[line - 1].AsSpan();
            var wasOpen = fence.IsOpen;
            if (fence.Takes(text))
            {
                fenceLine = wasOpen ? fenceLine : line;
                continue;
            }
            if (text.StartsWith(":::"))
            {
                line = Mark(line, text[3..]);
            }
            else if (text.TrimStart().StartsWith(":::"))
            {
                findings.Error(line, RuleNames.UnclosedBlock, "A block's lines start at the left edge: remove the spaces before \":::\".");
            }
        }
        EndProse(lines.Length + 1);
        ReportOpen(fence.IsOpen ? fenceLine : null);
        return body;
    }

    private void ReportOpen(int? fenceLine)
    {
        if (fenceLine is { } line)
        {
            findings.Error(line, RuleNames.UnclosedBlock, "This code is never closed, so everything below is code: end it with the same marks.");
            return;
        }
        while (open.Count > 1)
        {
            var block = open.Pop();
            findings.Error(block.Line, RuleNames.UnclosedBlock, $"This {block.Kind} block is never closed: end it with a line that is just \":::\".");
        }
    }

    /// <summary>Takes a line that starts with <c>:::</c>; returns the last line that it has used.</summary>
    private int Mark(int line, ReadOnlySpan<char> rest)
    {
        if (rest.IsWhiteSpace())
        {
            Close(line);
            return line;
        }
        var written = rest.TrimStart();
        var space = written.IndexOfAny(' ', '\t');
        var kind = space < 0 ? written : written[..space];
        var argument = space < 0 ? "" : written[space..].Trim().ToString();
        if (written.Length < rest.Length || kind.IndexOfAnyExcept(Name.Characters) >= 0)
        {
            findings.Error(line, RuleNames.UnknownBlock, "A block opens with \":::\" and its kind, such as \":::key-point\", with nothing between them.");
        }
        return Open(line, new ScannedBlock(kind.ToString(), argument, line));
    }

    private int Open(int line, ScannedBlock block)
    {
        EndProse(line);
        proseStart = line + 1;
        if (ignored > 0 || open.Count > Limits.BlockNesting || ++count > Limits.Blocks)
        {
            if (ignored++ == 0)
            {
                Refuse(line);
            }
            return line;
        }
        open.Peek().Parts.Add(block);
        open.Push(block);
        var last = BlockFields.Read(block, lines, findings);
        proseStart = last + 1;
        return last;
    }

    private void Refuse(int line)
    {
        if (count > Limits.Blocks)
        {
            findings.Error(line, RuleNames.TooLarge, $"A document may have {Limits.Blocks} blocks: split it.");
        }
        else
        {
            findings.Error(line, RuleNames.TooDeep, $"Blocks may stand inside each other {Limits.BlockNesting} deep.");
        }
    }

    private void Close(int line)
    {
        EndProse(line);
        proseStart = line + 1;
        if (ignored > 0)
        {
            ignored--;
        }
        else if (open.Count > 1)
        {
            open.Pop();
        }
        else
        {
            findings.Error(line, RuleNames.UnclosedBlock, "This \":::\" closes nothing: remove it, or open a block above it.");
        }
    }

    private void EndProse(int end)
    {
        if (ignored > 0)
        {
            return;
        }
        for (var line = proseStart; line < end; line++)
        {
            // Answers to the language guide alone are nothing that a block would show.
            if (!string.IsNullOrWhiteSpace(lines[line - 1]) && !AnswerLine.Is(lines[line - 1]))
            {
                open.Peek().Parts.Add(new ProsePart(line, end));
                return;
            }
        }
    }
}
