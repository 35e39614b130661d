using Pace.Learning.Content.Language.Passages;

namespace Pace.Learning.Content.Language.Answers;

/// <summary>
/// What an answer speaks of: the piece of text directly above it, which is the lines up to the next blank one. The front matter is one piece. A block's opening line and fields belong to the piece
/// that follows them, and below a block without text of its own an answer speaks of the block's fields.
/// </summary>
internal sealed class TextPieces(TextLines lines)
{
    private readonly int frontMatterEnd = EndOfFrontMatter(lines);

    /// <summary>The first and last line, from 0, of the piece above a line; <c>null</c>: nothing stands above it.</summary>
    public (int First, int Last)? Above(int line)
    {
        var last = line - 1;
        while (last >= 0 && last != frontMatterEnd && IsPassedOver(last))
        {
            last--;
        }
        if (last < 0)
        {
            return null;
        }
        if (last <= frontMatterEnd)
        {
            return (0, frontMatterEnd);
        }
        var first = last;
        while (first > frontMatterEnd + 1 && !IsBoundary(first - 1))
        {
            first--;
        }
        return (first, last);
    }

    /// <summary>The last line of the piece that a line belongs to.</summary>
    public int EndOf(int line)
    {
        if (line <= frontMatterEnd)
        {
            return frontMatterEnd;
        }
        while (line + 1 < lines.Count && !IsBoundary(line + 1) && !lines[line + 1].StartsWith(":::"))
        {
            line++;
        }
        return line;
    }

    private static int EndOfFrontMatter(TextLines lines)
    {
        if (lines[0].TrimEnd() is not "---")
        {
            return -1;
        }
        for (var line = 1; line < lines.Count; line++)
        {
            if (lines[line].TrimEnd() is "---")
            {
                return line;
            }
        }
        return -1;
    }

    private bool IsPassedOver(int line) => IsBoundary(line) || lines[line].TrimEnd() is "---";

    private bool IsBoundary(int line) => lines.IsBlank(line) || lines[line].TrimEnd() is ":::" || AnswerLine.Is(lines[line]);
}
