using System.Globalization;
using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace Pace.Learning.Web.Studio.Paste;

/// <summary>Writes clean markup as the Markdown of our content: headings from the second level on without a gap, lists, tables with pipes, no pictures.</summary>
internal sealed partial class MarkdownWriter
{
    private static readonly HashSet<string> Blocks =
        ["h1", "h2", "h3", "h4", "h5", "h6", "p", "div", "section", "article", "main", "header", "footer", "aside", "figure", "figcaption", "blockquote", "pre", "hr", "ul", "ol", "li", "dl", "dt", "dd", "table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td"];

    private readonly InlineWriter inline = new();
    private readonly List<string> notes = [];
    private int highest = 1;
    private int lastLevel = 1;

    public string Write(IElement body)
    {
        highest = body.QuerySelectorAll("h1, h2, h3, h4, h5, h6").Select(LevelOf).DefaultIfEmpty(1).Min();
        return string.Join("\n\n", WriteBlocks(body.ChildNodes)).Trim();
    }

    /// <summary>What was left out or changed.</summary>
    public IEnumerable<string> Notes()
    {
        if (inline.Pictures > 0)
        {
            yield return inline.Pictures == 1
                ? "A picture was left out. Put it in from the media library, with words for people who can't see it."
                : $"{inline.Pictures} pictures were left out. Put them in from the media library, with words for people who can't see them.";
        }
        if (inline.Footnotes > 0)
        {
            yield return "Footnotes became notes in the text. Cite a source as [@TAG], or work each note in.";
        }
        foreach (var note in notes.Distinct())
        {
            yield return note;
        }
    }

    private List<string> WriteBlocks(IEnumerable<INode> nodes)
    {
        var blocks = new List<string>();
        var loose = new List<INode>();
        var listed = new List<IElement>();
        foreach (var node in nodes)
        {
            if (node is IElement { LocalName: "p" or "div" } item && item.HasAttribute(PastedMarkup.Level))
            {
                EndLoose();
                listed.Add(item);
                continue;
            }
            if (!IsBlock(node))
            {
                if (listed.Count == 0 || !string.IsNullOrWhiteSpace(node.TextContent))
                {
                    EndListed();
                    loose.Add(node);
                }
                continue;
            }
            EndLoose();
            EndListed();
            blocks.AddRange(WriteBlock((IElement)node));
        }
        EndLoose();
        EndListed();
        return blocks;

        void EndLoose()
        {
            AddParagraph(blocks, loose);
            loose.Clear();
        }

        void EndListed()
        {
            if (listed.Count > 0)
            {
                blocks.Add(WriteWordList(listed));
                listed.Clear();
            }
        }
    }

    private void AddParagraph(List<string> blocks, IEnumerable<INode> nodes)
    {
        if (inline.Write(nodes) is { Length: > 0 } words)
        {
            blocks.AddRange(Gap.Split(words).Where(p => p.Length > 0));
        }
    }

    private List<string> WriteBlock(IElement element)
    {
        switch (element.LocalName)
        {
            case ['h', >= '1' and <= '6']:
                return WriteHeading(element);
            case "ul" or "ol":
                return WriteList(element) is { Length: > 0 } list ? [list] : [];
            case "table":
                return WriteTable(element);
            case "blockquote":
                return [string.Join('\n', string.Join("\n\n", WriteBlocks(element.ChildNodes)).Split('\n').Select(l => l.Length == 0 ? ">" : $"> {l}"))];
            case "pre":
                return WriteCode(element);
            case "hr":
                return [];
            case "dt":
                return inline.Write(element.ChildNodes, isPlain: true, isOneLine: true) is { Length: > 0 } term ? [$"**{term}**"] : [];
            default:
                // A whole paragraph in bold or italic looks like one that it isn't: its marks stay with its words.
                return element.HasAttribute(PastedMarkup.Bold) || element.HasAttribute(PastedMarkup.Italic) || !element.Children.Any(IsBlock) ? WriteParagraph(element) : WriteBlocks(element.ChildNodes);
        }
    }

    private List<string> WriteParagraph(IElement element)
    {
        var blocks = new List<string>();
        AddParagraph(blocks, element.Children.Any(IsBlock) ? element.ChildNodes : [element]);
        return blocks;
    }

    private List<string> WriteHeading(IElement heading)
    {
        var words = inline.Write(heading.ChildNodes, isPlain: true, isOneLine: true);
        if (words.Length == 0)
        {
            return [];
        }
        lastLevel = Math.Min(Math.Min(6, LevelOf(heading) - highest + 2), lastLevel + 1);
        return [$"{new string('#', lastLevel)} {words}"];
    }

    private static List<string> WriteCode(IElement element)
    {
        var code = element.TextContent.Trim('\n', '\r');
        var fence = code.Contains("```", StringComparison.Ordinal) ? "~~~~" : "```";
        return code.Length == 0 ? [] : [$"{fence}\n{code.ReplaceLineEndings("\n")}\n{fence}"];
    }

    private string WriteList(IElement list)
    {
        var items = new List<string>();
        var number = int.TryParse(list.GetAttribute("start"), NumberStyles.None, CultureInfo.InvariantCulture, out var start) ? start : 1;
        foreach (var child in list.Children)
        {
            if (child.LocalName is "ul" or "ol")
            {
                // Google Docs hangs an inner list beside its item, not into it.
                AddInner(items, WriteList(child));
                continue;
            }
            var mark = list.LocalName == "ol" ? $"{number++}. " : "- ";
            if (string.Join("\n\n", WriteBlocks(child.ChildNodes)) is { Length: > 0 } words)
            {
                items.Add(mark + Tight(words).Replace("\n", "\n" + new string(' ', mark.Length), StringComparison.Ordinal));
            }
        }
        return NoTrailing.Replace(string.Join('\n', items), "");
    }

    private static void AddInner(List<string> items, string inner)
    {
        if (inner.Length == 0)
        {
            return;
        }
        if (items.Count == 0)
        {
            items.Add(inner);
            return;
        }
        var indent = items[^1].StartsWith("- ", StringComparison.Ordinal) ? 2 : items[^1].IndexOf(' ', StringComparison.Ordinal) + 1;
        items[^1] += "\n" + string.Join('\n', inner.Split('\n').Select(l => new string(' ', indent) + l));
    }

    /// <summary>A list right below its item needs no blank line.</summary>
    private static string Tight(string words) => BeforeInner.Replace(words, "\n");

    /// <summary>Word's lists are paragraphs that say how deep they stand.</summary>
    private string WriteWordList(List<IElement> listed)
    {
        var items = new List<string>();
        var numbers = new int[10];
        var indents = new int[11];
        var last = 0;
        foreach (var item in listed)
        {
            var level = Math.Min(int.Parse(item.GetAttribute(PastedMarkup.Level)!, CultureInfo.InvariantCulture), last + 1);
            if (level > last)
            {
                numbers[level] = 0;
            }
            var mark = item.HasAttribute(PastedMarkup.Numbered) ? $"{++numbers[level]}. " : "- ";
            if (inline.Write(item.ChildNodes, isOneLine: true) is { Length: > 0 } words)
            {
                items.Add(new string(' ', indents[level]) + mark + words);
                indents[level + 1] = indents[level] + mark.Length;
                last = level;
            }
        }
        return string.Join('\n', items);
    }

    private List<string> WriteTable(IElement table)
    {
        var rows = table.QuerySelectorAll("tr").Where(r => r.Closest("table") == table)
            .Select(r => r.Children.Where(c => c.LocalName is "td" or "th").SelectMany(CellsOf).ToList()).Where(r => r.Count > 0).ToList();
        var columns = rows.Select(r => r.Count).DefaultIfEmpty(0).Max();
        if (columns <= 1 || rows.Count < 2 || table.QuerySelector("table") is not null)
        {
            // A table that only puts things in their places.
            return [.. table.QuerySelectorAll("td, th").Where(c => c.Closest("table") == table).SelectMany(c => WriteBlocks(c.ChildNodes))];
        }
        var lines = rows.Select(r => $"| {string.Join(" | ", r.Concat(Enumerable.Repeat("", columns - r.Count)))} |").ToList();
        lines.Insert(1, $"|{string.Concat(Enumerable.Repeat(" --- |", columns))}");
        var blocks = table.Children.Where(c => c.LocalName == "caption").SelectMany(c => WriteBlocks(c.ChildNodes)).ToList();
        blocks.Add(string.Join('\n', lines));
        return blocks;
    }

    private IEnumerable<string> CellsOf(IElement cell)
    {
        var words = string.Join(' ', WriteBlocks(cell.ChildNodes)).ReplaceLineEndings(" ").Replace("\\ ", " ", StringComparison.Ordinal).Replace("|", "\\|", StringComparison.Ordinal);
        var more = int.TryParse(cell.GetAttribute("colspan"), NumberStyles.None, CultureInfo.InvariantCulture, out var span) ? Math.Clamp(span, 1, 50) - 1 : 0;
        return Enumerable.Repeat("", more).Prepend(words);
    }

    private static int LevelOf(IElement heading) => heading.LocalName[1] - '0';

    private static bool IsBlock(INode node) => node is IElement element && (Blocks.Contains(element.LocalName) || element.Children.Any(IsBlock));

    [GeneratedRegex("\n{2,}")]
    private static partial Regex Gap { get; }

    [GeneratedRegex(@"\n\n(?=(- |\d+\. ))")]
    private static partial Regex BeforeInner { get; }

    [GeneratedRegex("[ \t]+(?=\n|$)")]
    private static partial Regex NoTrailing { get; }
}
