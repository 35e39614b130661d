using System.Globalization;
using Pace.Learning.Content.Shapes;

namespace Pace.Learning.Content.FrontMatter;

/// <summary>
/// A document's fields as a form shows and changes them. Only the lines of the field that is changed are written anew: the rest of the text stays
/// byte for byte as its author wrote it.
/// </summary>
public static class FieldText
{
    private const string Mark = "---";

    /// <summary>What the fields say: a list has one entry to a line. A field that isn't there, or that a form can't show, is left out.</summary>
    /// <param name="text">The document.</param>
    public static IReadOnlyDictionary<string, string> Read(string text) =>
        Entries(text) is { } entries
            ? entries.Select(e => (e.Name, Text: Shown(e.Value))).Where(e => e.Text is not null).ToDictionary(e => e.Name, e => e.Text!)
            : new Dictionary<string, string>();

    /// <summary>The document with a field changed; an empty value takes the field away. A text without front matter gets some.</summary>
    /// <param name="text">The document.</param>
    /// <param name="field">The field.</param>
    /// <param name="value">What it says from now on, a list with one entry to a line.</param>
    public static string With(string text, FieldShape field, string value)
    {
        var lines = text.Split('\n').ToList();
        List<string> written = string.IsNullOrWhiteSpace(value) ? field is { IsRequired: true, Form: FieldForm.Lines } ? [$"{field.Name}: []"] : [] : Written(field, value);
        if (lines[0].TrimEnd() != Mark)
        {
            return written.Count == 0 ? text : string.Join('\n', [Mark, .. written, Mark, "", .. lines]);
        }
        var end = lines.FindIndex(1, l => l.TrimEnd() == Mark);
        var (from, to) = Entries(text) is { } entries ? Place(entries, field.Name, lines, end) : PlaceByName(field.Name, lines, end);
        lines.RemoveRange(from, to - from);
        lines.InsertRange(from, written);
        return string.Join('\n', lines);
    }

    private static (int From, int To) Place(IReadOnlyList<YamlEntry> entries, string name, List<string> lines, int end)
    {
        for (var i = 0; i < entries.Count; i++)
        {
            if (entries[i].Name == name)
            {
                return (entries[i].Line - 1, WithoutRemarks(lines, entries[i].Line, i + 1 < entries.Count ? entries[i + 1].Line - 1 : end));
            }
        }
        return (end, end);
    }

    /// <summary>The same where the front matter can't be read as it stands: a field begins with its name.</summary>
    private static (int From, int To) PlaceByName(string name, List<string> lines, int end)
    {
        var last = end < 0 ? lines.Count : end;
        var from = lines.FindIndex(1, last - 1, l => l.StartsWith($"{name}:", StringComparison.Ordinal));
        if (from < 0)
        {
            return end < 0 ? (1, 1) : (end, end);
        }
        var next = from + 1;
        while (next < last && (lines[next] is [' ' or '\t', ..] || lines[next].StartsWith("- ", StringComparison.Ordinal)))
        {
            next++;
        }
        return (from, WithoutRemarks(lines, from + 1, next));
    }

    /// <summary>Remarks above the next field are its own.</summary>
    private static int WithoutRemarks(List<string> lines, int first, int to)
    {
        while (to > first && lines[to - 1].TrimStart() is "" or ['#', ..])
        {
            to--;
        }
        return to;
    }

    private static IReadOnlyList<YamlEntry>? Entries(string text)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        var end = lines[0].TrimEnd() == Mark ? Array.FindIndex(lines, 1, l => l.TrimEnd() == Mark) : -1;
        return end < 0 ? null : YamlReader.Read(lines.AsSpan(1, end - 1), 2, new FindingLog(""))?.Entries;
    }

    private static string? Shown(YamlValue value) => value switch
    {
        YamlText text => text.Value,
        YamlList list when list.Items.All(i => i is YamlText) => string.Join('\n', list.Items.Cast<YamlText>().Select(t => t.Value)),
        _ => null,
    };

    internal static List<string> Written(FieldShape field, string value)
    {
        var items = value.ReplaceLineEndings("\n").Split('\n').Select(l => l.Trim()).Where(l => l.Length > 0).ToList();
        return field.Form switch
        {
            FieldForm.Choices => [$"{field.Name}: [{string.Join(", ", items)}]"],
            FieldForm.Lines => [$"{field.Name}:", .. items.Select(i => $"  - {Scalar(i)}")],
            _ => [$"{field.Name}: {Scalar(string.Join(' ', items))}"],
        };
    }

    /// <summary>As it is where YAML reads it back as the same text, and in quotes where it doesn't.</summary>
    private static string Scalar(string text)
    {
        var isPlain = YamlReader.ReadAny($"x: {text}", 1, new FindingLog("")) is YamlMap { Entries: [{ Value: YamlText read }] } && read.Value == text;
        return isPlain ? text : string.Create(CultureInfo.InvariantCulture, $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"");
    }
}
