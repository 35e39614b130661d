using System.Text.Json.Nodes;
using Pace.Learning.Content.Shapes;

namespace Pace.Learning.Content.Delivery;

/// <summary>
/// A document's text as properties in Umbraco, and back. What stands in a file and what comes back from Umbraco compile to the same: fields are written in the order of the document's
/// shape, so only remarks between them and the way in which they were wrapped are lost.
/// </summary>
public static class DocumentProperties
{
    /// <summary>The text of a document, as Markdown.</summary>
    public const string Body = "body";

    /// <summary>The text of a document, in blocks.</summary>
    public const string Blocks = "blocks";

    private const string Mark = "---";

    /// <summary>A file's text as properties, by their aliases.</summary>
    /// <param name="path">The file, relative to the content folder.</param>
    /// <param name="text">Its text.</param>
    /// <param name="inBlocks">Whether its body goes into a list of blocks, and not into one text.</param>
    public static JsonObject Of(string path, string text, bool inBlocks = false)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        var properties = new JsonObject();
        var end = DocumentShape.Of(path) is not null && lines[0].TrimEnd() == Mark ? Array.FindIndex(lines, 1, l => l.TrimEnd() == Mark) : -1;
        if (end > 0 && DocumentShape.Of(path) is { } shape && YamlReader.Read(lines.AsSpan(1, end - 1), 2, new FindingLog(path)) is { } fields)
        {
            for (var i = 0; i < fields.Entries.Count; i++)
            {
                var to = i + 1 < fields.Entries.Count ? fields.Entries[i + 1].Line - 1 : end;
                properties[UmbracoTypes.AliasOf(fields.Entries[i].Name)] = PropertyText.Of(fields.Entries[i], lines[(fields.Entries[i].Line - 1)..to], FormOf(shape.Fields, fields.Entries[i].Name));
            }
        }
        var body = string.Join('\n', lines[(end + 1)..]).Trim('\n');
        if (inBlocks)
        {
            properties[Blocks] = DeliveredBlocks.Of(path, body);
        }
        else
        {
            properties[Body] = body;
        }
        return properties;
    }

    /// <summary>The text of the file that properties stand for.</summary>
    /// <param name="path">The file, relative to the content folder.</param>
    /// <param name="item">The document in Umbraco.</param>
    /// <param name="around">What stands around it; <c>null</c>: nothing.</param>
    /// <exception cref="UnreadableDeliveryException">A property isn't what its form promises, or a file that it shows can't be had.</exception>
    public static string TextOf(string path, DeliveredItem item, DeliverySurroundings? around = null)
    {
        ArgumentNullException.ThrowIfNull(item);
        around ??= DeliverySurroundings.None;
        var body = item.Properties.TryGetValue(Blocks, out var blocks) && DeliveredBlocks.HasAny(blocks) ? DeliveredBlocks.TextOf(blocks, around) : PropertyValue.TextOf(item.Properties, Body, around) ?? "";
        if (DocumentShape.Of(path) is not { } shape)
        {
            return body.Trim('\n') + "\n";
        }
        List<string> lines = [Mark];
        foreach (var field in shape.Fields)
        {
            lines.AddRange(PropertyText.Written(field, PropertyValue.TextOf(item.Properties, UmbracoTypes.AliasOf(field.Name), around) ?? PropertyValue.TextOf(item.Properties, field.Name, around)));
        }
        lines.AddRange([Mark, "", body.ReplaceLineEndings("\n").Trim('\n'), ""]);
        return string.Join('\n', lines);
    }

    internal static FieldForm FormOf(IReadOnlyList<FieldShape> fields, string name) => fields.FirstOrDefault(f => f.Name == name)?.Form ?? FieldForm.Nested;
}
