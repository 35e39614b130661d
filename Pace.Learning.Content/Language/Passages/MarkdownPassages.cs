namespace Pace.Learning.Content.Language.Passages;

/// <summary>
/// The passages of a document of the content folder in which its writer speaks: paragraphs, headings, list items, cells, and the fields and titles that readers see. Left out are code, addresses,
/// quotations, and what the format marks as an example: wrong options, choices that don't help, what a pair is matched with, and columns whose heading says so.
/// </summary>
internal sealed class MarkdownPassages(TextLines lines, Action<Passage> read)
{
    /// <summary>Fields whose values people read.</summary>
    private static readonly HashSet<string> ProseFields =
        ["title", "summary", "outcomes", "content-notes", "co-delivery", "confidence", "why", "declaration", "changes", "promises", "says", "sample", "alt", "caption", "about", "role"];

    /// <summary>Headings of columns that hold what should not be written.</summary>
    private static readonly HashSet<string> ExampleColumns =
        new(["written", "before you write", "instead of", "not", "not this", "avoid", "word", "words", "phrase", "discouraged"], StringComparer.OrdinalIgnoreCase);

    private readonly Passage passage = new();
    private readonly Stack<string> blocks = new();
    private readonly HashSet<int> exampleColumns = [];
    private bool isQuote;
    private bool isExample;
    private bool isInTable;
    private bool isInList;
    private bool wasBlank = true;

    public void Read()
    {
        var line = lines[0].TrimEnd() is "---" ? ReadFields(1) : 0;
        var fence = new CodeFence(mostIndent: 3);
        for (; line < lines.Count; line++)
        {
            if (fence.Takes(lines[line]))
            {
                End();
            }
            else if (lines[line].StartsWith(":::"))
            {
                End();
                line = ReadBlockMark(line);
            }
            else
            {
                ReadLine(line);
            }
        }
        End();
    }

    private bool IsInCheck => blocks.Contains("check");

    private void ReadLine(int line)
    {
        var written = lines[line];
        var text = written.TrimStart();
        var start = lines.Start(line) + written.Length - text.Length;
        var afterBlank = wasBlank;
        wasBlank = text.IsEmpty;
        if (text.IsEmpty)
        {
            End();
            isInTable = false;
            return;
        }
        if (IsRule(text) || IsDefinition(text) || (written.Length - text.Length >= 4 && afterBlank && !isInList))
        {
            End();
            return;
        }
        if (text[0] is '|')
        {
            ReadRow(line, start);
            return;
        }
        if (text[0] is '#')
        {
            End();
            var level = text.IndexOfAnyExcept('#');
            passage.Add(lines.Text, start + Math.Max(0, level), lines.End(line));
            End();
            return;
        }
        if (text[0] is '>')
        {
            ReadQuote(line, start);
            return;
        }
        if (ListMarker.LengthAt(text) is var marker and > 0)
        {
            End();
            isInList = true;
            ReadItem(line, start + marker);
            return;
        }
        isInList &= !afterBlank || written.Length > text.Length;
        Add(start, lines.End(line));
    }

    private void ReadQuote(int line, int start)
    {
        if (!isQuote)
        {
            End();
        }
        isQuote = true;
        while (start < lines.End(line) && lines.Text[start] is ('>' or ' '))
        {
            start++;
        }
        if (start == lines.End(line))
        {
            End();
            isQuote = true;
        }
        // Under an option a quote is what we say to those who chose it.
        isExample = !IsInCheck;
        Add(start, lines.End(line));
    }

    private void ReadItem(int line, int start)
    {
        var end = lines.End(line);
        var text = lines.Text.AsSpan(start, end - start);
        if (IsInCheck && text.StartsWith("[ ]"))
        {
            isExample = true;
        }
        else if (IsInCheck && text.IndexOf("=>") is var arrow and >= 0)
        {
            start += arrow + 2;
        }
        else if (text.StartsWith("[x]") || text.StartsWith("[ ]"))
        {
            start += 3;
        }
        Add(start, end);
    }

    private void ReadRow(int line, int start)
    {
        End();
        if (!isInTable)
        {
            exampleColumns.Clear();
        }
        var column = 0;
        for (var (at, cell) = (start + 1, start + 1); at <= lines.End(line); at++)
        {
            if (at < lines.End(line) && (lines.Text[at] is not '|' || lines.Text[at - 1] is '\\'))
            {
                continue;
            }
            if (!isInTable && ExampleColumns.Contains(lines.Text[cell..at].Trim()))
            {
                exampleColumns.Add(column);
            }
            isExample = exampleColumns.Contains(column);
            Add(cell, at);
            End();
            cell = at + 1;
            column++;
        }
        isInTable = true;
    }

    /// <summary>Takes a line that starts with <c>:::</c> and the fields under it; returns the last line that it has used.</summary>
    private int ReadBlockMark(int line)
    {
        (wasBlank, isInList, isInTable) = (true, false, false);
        var mark = lines[line][3..].Trim();
        if (mark.IsEmpty)
        {
            blocks.TryPop(out _);
            return line;
        }
        var space = mark.IndexOf(' ');
        var kind = (space < 0 ? mark : mark[..space]).ToString();
        blocks.Push(kind);
        var last = line;
        var isHarmful = false;
        if (line + 1 < lines.Count && IsField(lines[line + 1]))
        {
            var end = line + 1;
            while (end < lines.Count && lines[end].TrimEnd() is not "---" && !lines[end].StartsWith(":::"))
            {
                isHarmful |= lines[end].StartsWith("verdict:") && lines[end]["verdict:".Length..].Trim() is not "helps";
                end++;
            }
            last = ReadFields(line + 1) - 1;
        }
        if (space >= 0 && !(kind is "choice" && isHarmful))
        {
            passage.Add(lines.Text, lines.End(line) - mark[(space + 1)..].Length - (lines[line].Length - lines[line].TrimEnd().Length), lines.End(line));
            End();
        }
        return last;
    }

    /// <summary>Reads fields from a line up to <c>---</c>; returns the line after them.</summary>
    private int ReadFields(int line)
    {
        var isProse = false;
        for (; line < lines.Count; line++)
        {
            if (lines[line].TrimEnd() is "---" || lines[line].StartsWith(":::"))
            {
                End();
                return lines[line].StartsWith(":::") ? line : line + 1;
            }
            var text = lines[line].TrimStart();
            var start = lines.End(line) - text.Length;
            if (text.StartsWith("- "))
            {
                End();
                start += 2;
                text = text[2..];
            }
            if (IsField(text))
            {
                End();
                var colon = text.IndexOf(':');
                isProse = ProseFields.Contains(text[..colon].ToString());
                start += colon + 1;
            }
            else if (text.StartsWith('#'))
            {
                continue;
            }
            if (isProse)
            {
                AddValue(start, lines.End(line));
            }
        }
        End();
        return line;
    }

    /// <summary>The quotation marks around a value are YAML's.</summary>
    private void AddValue(int start, int end)
    {
        while (start < end && lines.Text[start] is (' ' or '['))
        {
            start++;
        }
        while (end > start && lines.Text[end - 1] is (' ' or ']'))
        {
            end--;
        }
        if (start < end && lines.Text[start] is ('"' or '\'') && lines.Text[end - 1] == lines.Text[start])
        {
            (start, end) = (start + 1, Math.Max(start + 1, end - 1));
        }
        if (end - start > 1 || (start < end && lines.Text[start] is not ('|' or '>')))
        {
            passage.Add(lines.Text, start, end);
        }
    }

    private void Add(int start, int end) => passage.Add(lines.Text, start, end);

    private void End()
    {
        if (passage.Length > 0 && !isExample)
        {
            read(passage);
        }
        passage.Clear();
        (isQuote, isExample) = (false, false);
    }

    private static bool IsField(ReadOnlySpan<char> line)
    {
        var colon = line.IndexOf(':');
        return colon > 0 && line[..colon].IndexOfAnyExcept(Name.Characters) < 0 && (colon + 1 == line.Length || line[colon + 1] is ' ' or '\t');
    }

    /// <summary>A line that draws a rule or underlines a heading.</summary>
    private static bool IsRule(ReadOnlySpan<char> text) =>
        text[0] is ('-' or '=' or '*' or '_') && text.TrimEnd().IndexOfAnyExcept(text[0], ' ') < 0 && (text[0] is '=' || text.TrimEnd().Length >= 3);

    /// <summary>A link's definition, such as an answer to a finding.</summary>
    private static bool IsDefinition(ReadOnlySpan<char> text) => text[0] is '[' && text.IndexOf("]:") is var end and > 0 && !text[1..end].Contains('[');
}
