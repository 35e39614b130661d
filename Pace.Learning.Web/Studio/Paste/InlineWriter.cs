using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace Pace.Learning.Web.Studio.Paste;

/// <summary>Writes the words of a paragraph, with what is bold, italic, code or a link in them.</summary>
internal sealed partial class InlineWriter
{
    private readonly StringBuilder text = new();
    private readonly List<(string Mark, int From)> open = [];

    /// <summary>Pictures that were left out.</summary>
    public int Pictures { get; private set; }

    /// <summary>Marks of footnotes.</summary>
    public int Footnotes { get; private set; }

    /// <summary>Writes nodes, as one paragraph.</summary>
    /// <param name="nodes">What stands in it.</param>
    /// <param name="isPlain">Whether marks for bold and italic are left out, as in a heading.</param>
    /// <param name="isOneLine">Whether line breaks become spaces, as in a heading or a table.</param>
    public string Write(IEnumerable<INode> nodes, bool isPlain = false, bool isOneLine = false)
    {
        text.Clear();
        foreach (var node in nodes)
        {
            Write(node, isPlain, isPlain);
        }
        var lines = Spaces.Replace(text.ToString(), " ").Split('\n').Select(l => l.Trim()).ToList();
        while (lines is [.., ""])
        {
            lines.RemoveAt(lines.Count - 1);
        }
        while (lines is ["", ..])
        {
            lines.RemoveAt(0);
        }
        return isOneLine
            ? string.Join(' ', lines.Where(l => l.Length > 0))
            // A line break within a paragraph is a backslash; two of them begin a new one.
            : string.Join('\n', lines.Select((l, i) => l.Length > 0 && i + 1 < lines.Count && lines[i + 1].Length > 0 ? SafeStart(l) + "\\" : SafeStart(l)));
    }

    private void Write(INode node, bool isBold, bool isItalic)
    {
        switch (node)
        {
            case IText words:
                text.Append(Escaped(Straight(words.Data)));
                break;
            case IElement { LocalName: "br" }:
                text.Append('\n');
                break;
            case IElement { LocalName: "img" }:
                Pictures++;
                break;
            case IElement { LocalName: "code" or "kbd" or "samp" } code:
                WriteCode(code.TextContent);
                break;
            case IElement { LocalName: "a" } link:
                WriteLink(link, isBold, isItalic);
                break;
            case IElement element:
                WriteMarked(element, isBold, isItalic);
                break;
        }
    }

    private void WriteMarked(IElement element, bool isBold, bool isItalic)
    {
        // Google Docs puts everything into a <b> that isn't bold.
        var bold = !isBold && !element.HasAttribute(PastedMarkup.Plain) && (element.LocalName is "b" or "strong" || element.HasAttribute(PastedMarkup.Bold));
        var italic = !isItalic && (element.LocalName is "i" or "em" || element.HasAttribute(PastedMarkup.Italic));
        Around(bold ? "**" : "", () => Around(italic ? "*" : "", () =>
        {
            foreach (var child in element.ChildNodes)
            {
                Write(child, isBold || bold, isItalic || italic);
            }
        }));
    }

    /// <summary>Puts marks around what is written, and spaces outside of them, where Markdown wants them.</summary>
    private void Around(string mark, Action write)
    {
        var from = text.Length;
        write();
        if (mark.Length == 0)
        {
            return;
        }
        var inner = text.ToString(from, text.Length - from);
        var words = inner.Trim();
        if (words.Length == 0)
        {
            return;
        }
        text.Length = from;
        text.Append(inner.AsSpan(0, inner.Length - inner.TrimStart().Length));
        // What Word has cut into pieces of the same look is one piece.
        if (text.Length >= mark.Length && text.ToString(text.Length - mark.Length, mark.Length) == mark && IsClosing(mark))
        {
            text.Length -= mark.Length;
            open.RemoveAll(o => o.From >= text.Length);
            if (words is ['*', not '*', ..] && text is { Length: > 1 } && text[^1] == '*' && text[^2] != '\\')
            {
                text.Length--;
                words = words[1..];
            }
        }
        else
        {
            text.Append(mark);
        }
        text.Append(words.Replace("\n", $"{mark}\n{mark}", StringComparison.Ordinal));
        open.Add((mark, text.Length));
        text.Append(mark).Append(inner.AsSpan(inner.TrimEnd().Length));
    }

    private bool IsClosing(string mark) => open.Exists(o => o.Mark == mark && o.From == text.Length - mark.Length);

    private void WriteLink(IElement link, bool isBold, bool isItalic)
    {
        if (link.GetAttribute(PastedMarkup.Footnote) is { } note)
        {
            var number = note.Split(':')[^1];
            if (note.StartsWith("back:", StringComparison.Ordinal))
            {
                text.Append("Note ").Append(number).Append(": ");
            }
            else
            {
                Footnotes++;
                text.Append(" (note ").Append(number).Append(')');
            }
            return;
        }
        var from = text.Length;
        WriteMarked(link, isBold, isItalic);
        var words = text.ToString(from, text.Length - from);
        if (PastedLink.AddressOf(link.GetAttribute("href")) is not { } address || string.IsNullOrWhiteSpace(words))
        {
            return;
        }
        text.Length = from;
        var said = words.Trim().ReplaceLineEndings(" ");
        text.Append(words.AsSpan(0, words.Length - words.TrimStart().Length)).Append('[').Append(said).Append("](").Append(address).Append(')').Append(words.AsSpan(words.TrimEnd().Length));
    }

    private void WriteCode(string code)
    {
        var words = Spaces.Replace(code.ReplaceLineEndings(" "), " ").Trim();
        if (words.Length > 0)
        {
            var fence = words.Contains('`', StringComparison.Ordinal) ? "``" : "`";
            text.Append(fence).Append(words).Append(fence);
        }
    }

    /// <summary>Quotes as they are typed on a keyboard, and ordinary spaces: so the files have them, so that search and comparison find them.</summary>
    private static string Straight(string words) => Invisible.Replace(
        Breaks.Replace(words, " ").Replace('\u2018', '\'').Replace('\u2019', '\'').Replace('\u201c', '"').Replace('\u201d', '"').Replace('\u00a0', ' ').Replace('\u202f', ' '), "");

    private static string Escaped(string words) => Special.Replace(words, @"\$0");

    /// <summary>What would begin a heading, a list, a quote or a block of ours is only a word here.</summary>
    private static string SafeStart(string line) =>
        Beginning.IsMatch(line) ? @"\" + line : Number.Replace(line, @"$1\$2");

    [GeneratedRegex("[ \t]+")]
    private static partial Regex Spaces { get; }

    [GeneratedRegex("[\r\n\f]+")]
    private static partial Regex Breaks { get; }

    [GeneratedRegex("[\u00ad\u200b-\u200d\u2060\ufeff]")]
    private static partial Regex Invisible { get; }

    [GeneratedRegex(@"[\\`*\[\]]|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])")]
    private static partial Regex Special { get; }

    [GeneratedRegex(@"^(#{1,6}(\s|$)|[-+>]|:::|~~~|=+\s*$|\|)")]
    private static partial Regex Beginning { get; }

    [GeneratedRegex(@"^(\d+)([.)])(?=\s)")]
    private static partial Regex Number { get; }
}
