using System.Text.Json.Nodes;

namespace Pace.Learning.BackOffice.Publishing;

/// <summary>A list of blocks: as Umbraco keeps it on one side, as its delivery API shows it on the other.</summary>
internal static class BlockListValue
{
    private const string Layout = "Umbraco.BlockList";

    /// <summary>Whether this is a list of blocks as Umbraco keeps it.</summary>
    public static bool Is(JsonNode? value) => value is JsonObject list && list["contentData"] is JsonArray && list["layout"] is JsonObject;

    /// <summary>The list in the form of the delivery API; <c>null</c> when there are no blocks.</summary>
    /// <param name="value">The list as Umbraco keeps it.</param>
    /// <param name="culture">The language that is published; <c>null</c> for content without languages.</param>
    /// <param name="aliasOf">The alias of an element type.</param>
    public static JsonObject? ToDelivery(JsonNode value, string? culture, Func<Guid, string?> aliasOf)
    {
        var shown = ShownKeys(value["expose"] as JsonArray, culture);
        var data = (value["contentData"] as JsonArray ?? []).OfType<JsonObject>().Select(d => (Key: KeyOf(d, "key", "udi"), Data: d)).Where(d => d.Key is not null).ToLookup(d => d.Key!.Value, d => d.Data);
        var items = (value["layout"]?[Layout] as JsonArray ?? []).OfType<JsonObject>()
            .Select(l => KeyOf(l, "contentKey", "contentUdi"))
            .Where(k => k is not null && (shown is null || shown.Contains(k.Value)))
            .SelectMany(k => data[k!.Value].Take(1).Select(d => Item(k.Value, d, culture, aliasOf)))
            .ToArray<JsonNode?>();
        return items.Length == 0 ? null : new JsonObject { ["items"] = new JsonArray(items) };
    }

    private static JsonObject Item(Guid key, JsonObject data, string? culture, Func<Guid, string?> aliasOf)
    {
        var type = KeyOf(data, "contentTypeKey", "contentTypeKey");
        var properties = new JsonObject();
        foreach (var value in (data["values"] as JsonArray ?? []).OfType<JsonObject>().Where(v => IsFor(v, culture)))
        {
            if ((string?)value["alias"] is { } alias)
            {
                properties[alias] = value["value"]?.DeepClone();
            }
        }
        return new JsonObject
        {
            ["content"] = new JsonObject
            {
                ["contentType"] = type is { } known ? aliasOf(known) ?? known.ToString() : null,
                ["id"] = key,
                ["name"] = "n/a",
                ["properties"] = properties,
            },
            ["settings"] = null,
        };
    }

    // A block that isn't exposed in a language isn't shown in it; lists from before there were such marks show all.
    private static HashSet<Guid>? ShownKeys(JsonArray? expose, string? culture) =>
        expose?.OfType<JsonObject>().Where(e => IsFor(e, culture)).Select(e => KeyOf(e, "contentKey", "contentKey")).OfType<Guid>().ToHashSet();

    private static bool IsFor(JsonObject value, string? culture) =>
        (string?)value["segment"] is null && ((string?)value["culture"] is not { } own || string.Equals(own, culture, StringComparison.OrdinalIgnoreCase));

    private static Guid? KeyOf(JsonObject value, string key, string udi) =>
        Guid.TryParse((string?)value[key] ?? ((string?)value[udi])?.Split('/')[^1], out var found) ? found : null;
}
