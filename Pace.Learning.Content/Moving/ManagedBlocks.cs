using System.Text.Json.Nodes;

namespace Pace.Learning.Content.Moving;

/// <summary>A list of blocks as Umbraco keeps it for its editor, made from the form of the delivery API, and back.</summary>
public static class ManagedBlocks
{
    private const string Layout = "Umbraco.BlockList";

    /// <summary>The list as Umbraco keeps it.</summary>
    /// <param name="blocks">The list in the form of the delivery API.</param>
    /// <param name="typeOf">The key of an element type.</param>
    public static JsonObject FromDelivery(JsonObject blocks, Func<string, Guid> typeOf)
    {
        ArgumentNullException.ThrowIfNull(blocks);
        ArgumentNullException.ThrowIfNull(typeOf);
        var contents = (blocks["items"] as JsonArray ?? []).OfType<JsonObject>().Select(i => i["content"]).OfType<JsonObject>().ToList();
        return new JsonObject
        {
            ["layout"] = new JsonObject { [Layout] = Array(contents, c => new() { ["contentUdi"] = null, ["settingsUdi"] = null, ["contentKey"] = (string?)c["id"], ["settingsKey"] = null }) },
            ["contentData"] = Array(contents, c => new() { ["contentTypeKey"] = typeOf((string)c["contentType"]!), ["udi"] = null, ["key"] = (string?)c["id"], ["values"] = ValuesOf(c) }),
            ["settingsData"] = new JsonArray(),
            ["expose"] = Array(contents, c => new() { ["contentKey"] = (string?)c["id"], ["culture"] = null, ["segment"] = null }),
        };
    }

    /// <summary>Whether a value is such a list.</summary>
    /// <param name="value">The value of a property.</param>
    public static bool Is(JsonNode? value) => value is JsonObject list && list["contentData"] is JsonArray && list["layout"] is JsonObject;

    /// <summary>The list in the form of the delivery API. A block of a type that nobody knows keeps its type's key, so that whoever reads it says so.</summary>
    /// <param name="value">The list as Umbraco keeps it.</param>
    /// <param name="aliasOf">The alias of an element type.</param>
    public static JsonObject ToDelivery(JsonNode value, Func<Guid, string?> aliasOf)
    {
        ArgumentNullException.ThrowIfNull(value);
        ArgumentNullException.ThrowIfNull(aliasOf);
        var data = (value["contentData"] as JsonArray ?? []).OfType<JsonObject>().Where(d => KeyOf(d, "key", "udi") is not null).ToLookup(d => KeyOf(d, "key", "udi")!.Value);
        var order = (value["layout"]?[Layout] as JsonArray ?? []).OfType<JsonObject>().Select(l => KeyOf(l, "contentKey", "contentUdi")).OfType<Guid>();
        return new JsonObject { ["items"] = new JsonArray([.. order.SelectMany(key => data[key].Take(1)).Select(d => Item(d, aliasOf))]) };
    }

    private static JsonObject Item(JsonObject data, Func<Guid, string?> aliasOf)
    {
        var type = KeyOf(data, "contentTypeKey", "contentTypeKey");
        var properties = new JsonObject();
        foreach (var value in (data["values"] as JsonArray ?? []).OfType<JsonObject>().Where(v => v["culture"] is null && v["segment"] is null))
        {
            properties[(string?)value["alias"] ?? ""] = value["value"]?.DeepClone();
        }
        return new JsonObject
        {
            ["content"] = new JsonObject { ["contentType"] = type is { } key ? aliasOf(key) ?? key.ToString() : "", ["id"] = KeyOf(data, "key", "udi"), ["name"] = "n/a", ["properties"] = properties },
            ["settings"] = null,
        };
    }

    private static JsonArray ValuesOf(JsonObject content) =>
        new([.. (content["properties"] as JsonObject ?? []).Select(p => new JsonObject { ["alias"] = p.Key, ["culture"] = null, ["segment"] = null, ["value"] = p.Value?.DeepClone() })]);

    private static JsonArray Array(IEnumerable<JsonObject> contents, Func<JsonObject, JsonObject> make) => new([.. contents.Select(make)]);

    // Lists from before keys name their blocks by "umb://element/...".
    private static Guid? KeyOf(JsonObject value, string key, string udi) => Guid.TryParse((string?)value[key] ?? ((string?)value[udi])?.Split('/')[^1], out var found) ? found : null;
}
