using System.Text.Json.Nodes;

namespace Pace.Learning.Tests.BackOffice.Delivery;

/// <summary>A document in the fake Umbraco: one that doesn't vary by language, or one with a text for each language in which it is published.</summary>
internal sealed class FakeDocument
{
    private readonly Dictionary<string, FakeVersion> versions;

    private FakeDocument(string path, string id, string route, Dictionary<string, FakeVersion> versions) => (Path, Id, Route, this.versions) = (path, id, route, versions);

    public string Path { get; }

    public string Id { get; }

    public string Route { get; }

    public int Level => Route.Count(c => c == '/');

    public string ParentRoute => Route.TrimEnd('/') is var route && route.LastIndexOf('/') is >= 0 and var end ? route[..(end + 1)] : "";

    public static FakeDocument Of(string path, JsonObject json) => Of(path, new Dictionary<string, JsonObject> { [""] = json });

    public static FakeDocument Of(string path, Dictionary<string, JsonObject> cultures) =>
        new(path, (string)cultures.First().Value["id"]!, (string)cultures.First().Value["route"]!["path"]!, cultures.ToDictionary(c => c.Key, c => FakeVersion.Of(c.Value)));

    /// <summary>What is delivered to whoever asks in a language; <c>null</c>: nothing.</summary>
    public FakeVersion? In(string? language, string otherwise) => versions.TryGetValue("", out var invariant)
        ? language is null || language == otherwise ? invariant : null
        : versions.GetValueOrDefault(language ?? otherwise);
}

/// <summary>A document's text in one language, as it is answered.</summary>
internal sealed record FakeVersion(string Listed, string Plain, string Expanded)
{
    public string Text(bool isExpanded) => isExpanded ? Expanded : Plain;

    public static FakeVersion Of(JsonObject json)
    {
        var expanded = json.ToJsonString();
        var plain = JsonNode.Parse(expanded)!;
        Shorten(plain["properties"]!);
        var listed = (JsonObject)json.DeepClone();
        listed["properties"] = new JsonObject { ["title"] = json["properties"]!["title"]?.DeepClone() };
        return new(listed.ToJsonString(), plain.ToJsonString(), expanded);
    }

    // What is picked tells its properties only when it is asked to.
    private static void Shorten(JsonNode? node)
    {
        switch (node)
        {
            case JsonObject picked when picked["mediaType"] is not null:
                picked["properties"] = new JsonObject();
                break;
            case JsonObject fields:
                foreach (var (_, value) in fields)
                {
                    Shorten(value);
                }
                break;
            case JsonArray items:
                foreach (var item in items)
                {
                    Shorten(item);
                }
                break;
        }
    }
}
