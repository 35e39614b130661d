using System.Text.Json;
using System.Text.Json.Nodes;
using Pace.Learning.Content.Shapes;

namespace Pace.Learning.Content.Delivery;

/// <summary>A document's body as Umbraco's list of blocks, and back to Markdown with our blocks in it.</summary>
public static class DeliveredBlocks
{
    private const string Text = "paceText";
    private const string Markdown = "markdown";
    private const string Argument = "argument";
    private const string Inside = "text";

    private static readonly Dictionary<string, BlockShape> Kinds = BlockShape.All.ToDictionary(b => UmbracoTypes.ElementAliasOf(b.Name), StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether a property holds any block.</summary>
    /// <param name="blocks">The property.</param>
    public static bool HasAny(JsonElement blocks) => ItemsOf(blocks).Any();

    /// <summary>A body in pieces: each block by itself, and the Markdown between them.</summary>
    /// <param name="path">The document's file.</param>
    /// <param name="body">The body.</param>
    public static JsonObject Of(string path, string body)
    {
        var manuscript = Manuscript.Of(path, body);
        var items = new JsonArray();
        var next = 1;
        foreach (var block in manuscript.Body.Blocks)
        {
            Add(Prose(manuscript.Lines[(next - 1)..(block.Line - 1)]));
            if (EndOf(block, manuscript.Lines) is not { } end)
            {
                // Nobody ended it: the rest stays as it is written.
                next = block.Line;
                break;
            }
            Add(Block(block, manuscript.Lines, end));
            next = end + 1;
        }
        Add(Prose(manuscript.Lines[Math.Min(next - 1, manuscript.Lines.Length)..]));
        return new JsonObject { ["items"] = items };

        void Add((string Alias, JsonObject Properties)? piece)
        {
            if (piece is var (alias, properties))
            {
                var content = new JsonObject { ["contentType"] = alias, ["id"] = UmbracoTypes.KeyOf($"{path}#{items.Count}").ToString(), ["name"] = "n/a", ["properties"] = properties };
                items.Add(new JsonObject { ["content"] = content, ["settings"] = null });
            }
        }
    }

    /// <summary>The Markdown that blocks stand for.</summary>
    /// <param name="blocks">The property, as the API gives it.</param>
    /// <param name="around">What stands around the document; <c>null</c>: nothing.</param>
    /// <exception cref="UnreadableDeliveryException">A block is of no kind that we know, or isn't what it promises.</exception>
    public static string TextOf(JsonElement blocks, DeliverySurroundings? around = null) => string.Join("\n\n", ItemsOf(blocks).Select(b => TextOfOne(b, around ?? DeliverySurroundings.None)));

    private static JsonElement.ArrayEnumerator ItemsOf(JsonElement blocks) =>
        blocks.ValueKind is JsonValueKind.Object && DeliveredItem.Fields(blocks, "Blocks").TryGetValue("items", out var items) && items.ValueKind is JsonValueKind.Array ? items.EnumerateArray() : default;

    internal static Guid? KeyOf(JsonElement item) => Guid.TryParse(DeliveredItem.TextOf(ContentOf(item), "id"), out var key) ? key : null;

    internal static string TextOfOne(JsonElement item, DeliverySurroundings around)
    {
        var content = ContentOf(item);
        var alias = DeliveredItem.TextOf(content, "contentType") ?? throw new UnreadableDeliveryException("A block has no contentType.");
        var properties = content.TryGetValue("properties", out var given) && given.ValueKind is JsonValueKind.Object ? DeliveredItem.Fields(given, "Properties") : [];
        if (string.Equals(alias, Text, StringComparison.OrdinalIgnoreCase))
        {
            return Clean(PropertyValue.TextOf(properties, Markdown, around));
        }
        if (!Kinds.TryGetValue(alias, out var shape))
        {
            throw new UnreadableDeliveryException($"There is no block of the kind \"{alias}\".");
        }
        List<string> lines = [$":::{shape.Name} {Clean(PropertyValue.TextOf(properties, Argument, around)).Replace('\n', ' ')}".TrimEnd()];
        var fields = shape.Fields.SelectMany(f => PropertyText.Written(f, PropertyValue.TextOf(properties, UmbracoTypes.AliasOf(f.Name), around) ?? PropertyValue.TextOf(properties, f.Name, around))).ToList();
        if (fields.Count > 0)
        {
            lines.AddRange([.. fields, "---"]);
        }
        if (Clean(PropertyValue.TextOf(properties, Inside, around)) is { Length: > 0 } text)
        {
            lines.Add(text);
        }
        lines.Add(":::");
        return string.Join('\n', lines);
    }

    private static Dictionary<string, JsonElement> ContentOf(JsonElement item) =>
        DeliveredItem.Fields(DeliveredItem.Fields(item, "A block").TryGetValue("content", out var found) ? found : item, "A block's content");

    private static string Clean(string? text) => (text ?? "").ReplaceLineEndings("\n").Trim('\n');

    private static (string Alias, JsonObject Properties)? Prose(string[] lines) =>
        string.Join('\n', lines).Trim('\n') is { Length: > 0 } text && !string.IsNullOrWhiteSpace(text) ? (Text, new JsonObject { [Markdown] = text }) : null;

    private static (string Alias, JsonObject Properties)? Block(ScannedBlock block, string[] lines, int end)
    {
        if (!Kinds.TryGetValue(UmbracoTypes.ElementAliasOf(block.Kind), out var shape))
        {
            // Nobody knows it here either: it stays as it is written.
            return Prose(lines[(block.Line - 1)..end]);
        }
        var mark = block.Fields is { Entries.Count: > 0 } ? Array.FindIndex(lines, block.Line, end - 1 - block.Line, l => l.TrimEnd() is "---") + 1 : block.Line;
        if (mark == 0)
        {
            // Nobody can tell where its fields end.
            return Prose(lines[(block.Line - 1)..end]);
        }
        var properties = new JsonObject();
        if (block.Argument.Length > 0)
        {
            properties[Argument] = block.Argument;
        }
        var entries = block.Fields?.Entries ?? [];
        for (var i = 0; i < entries.Count; i++)
        {
            var to = i + 1 < entries.Count ? entries[i + 1].Line - 1 : mark - 1;
            properties[UmbracoTypes.AliasOf(entries[i].Name)] = PropertyText.Of(entries[i], lines[(entries[i].Line - 1)..to], DocumentProperties.FormOf(shape.Fields, entries[i].Name));
        }
        properties[Inside] = string.Join('\n', lines[mark..(end - 1)]).Trim('\n');
        return (UmbracoTypes.ElementAliasOf(block.Kind), properties);
    }

    // The line of a block's own end; blocks may stand in it, and code that looks like them.
    private static int? EndOf(ScannedBlock block, string[] lines)
    {
        var (depth, fence) = (1, new CodeFence(mostIndent: 3));
        for (var line = block.Line + 1; line <= lines.Length; line++)
        {
            var text = lines[line - 1];
            if (fence.Takes(text) || !text.StartsWith(":::", StringComparison.Ordinal))
            {
                continue;
            }
            depth += string.IsNullOrWhiteSpace(text[3..]) ? -1 : 1;
            if (depth == 0)
            {
                return line;
            }
        }
        return null;
    }
}
