using System.Text.Json;

namespace Pace.Learning.Content.Delivery;

/// <summary>What a property says as text, whichever editor holds it in Umbraco: text, a number, a picked file, or a rich text.</summary>
internal static class PropertyValue
{
    /// <summary>The text; <c>null</c>: it isn't set, or is nothing that can be text.</summary>
    public static string? TextOf(JsonElement value, DeliverySurroundings around) => value.ValueKind switch
    {
        JsonValueKind.String => MediaUse.Rewritten(value.GetString()!, around.FileAt),
        JsonValueKind.Number => value.GetRawText(),
        JsonValueKind.Array => MediaUse.OfPicker(value) is { } file ? around.FileAt(file.Address) ?? file.Address : null,
        JsonValueKind.Object => RichText.Read(value, around) is { } text ? MediaUse.Rewritten(around.MarkdownOf(text), around.FileAt) : null,
        _ => null,
    };

    /// <summary>The same of one among others.</summary>
    public static string? TextOf(IReadOnlyDictionary<string, JsonElement> properties, string alias, DeliverySurroundings around) =>
        properties.TryGetValue(alias, out var value) ? TextOf(value, around) : null;
}
