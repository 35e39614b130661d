using Pace.Learning.Content.Shapes;

namespace Pace.Learning.Content.Delivery;

/// <summary>A field as the text of a property, and the lines of a file that say the same.</summary>
internal static class PropertyText
{
    /// <summary>What a field says: a list has one entry to a line, and what has fields of its own is the lines themselves, set in as they were.</summary>
    public static string Of(YamlEntry entry, IReadOnlyList<string> lines, FieldForm form) => entry.Value switch
    {
        YamlText text when form is not FieldForm.Nested => text.Value,
        YamlList list when form is FieldForm.Lines or FieldForm.Choices && list.Items.All(i => i is YamlText) => string.Join('\n', list.Items.Cast<YamlText>().Select(t => t.Value)),
        _ => string.Join('\n', lines.Skip(1).Prepend(lines[0][(lines[0].IndexOf(':', StringComparison.Ordinal) + 1)..])).Trim('\n', ' ') is var rest && lines.Count > 1 && lines[0].TrimEnd().EndsWith(':')
            ? string.Join('\n', lines.Skip(1)).TrimEnd('\n', ' ') : rest,
    };

    /// <summary>The lines that say a value again; none for one that isn't there.</summary>
    public static IEnumerable<string> Written(FieldShape field, string? value)
    {
        if (string.IsNullOrWhiteSpace(value))
        {
            return field is { IsRequired: true, Form: FieldForm.Lines } ? [$"{field.Name}: []"] : [];
        }
        var lines = value.ReplaceLineEndings("\n").Split('\n');
        if (field.Form is FieldForm.Nested)
        {
            return lines is [var only] && !char.IsWhiteSpace(only[0]) ? [$"{field.Name}: {only.Trim()}"] : [$"{field.Name}:", .. lines.Select(l => l.TrimEnd())];
        }
        return FieldText.Written(field, value);
    }
}
