using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Pace.Learning.Content.Delivery;
using Pace.Learning.Content.Shapes;

namespace Pace.Learning.Tests.Content.Delivery;

/// <summary>Files of a content folder as an Umbraco would deliver them.</summary>
internal static class Delivered
{
    /// <summary>Whether Umbraco holds documents of this kind. A version that is locked stays where it was signed.</summary>
    public static bool Holds(string path) => path.EndsWith(".md", StringComparison.Ordinal) && path.Split('/')[0] is "courses" or "pathways" or "pages" or "statements" or "agreements"
        && DocumentShape.Of(path)?.Kind is not ManuscriptKind.AgreementVersion;

    /// <summary>The items, as the API lists them.</summary>
    public static IReadOnlyList<DeliveredItem> Of(IReadOnlyDictionary<string, byte[]> files, bool inBlocks) =>
        [.. files.Where(f => Holds(f.Key)).OrderBy(f => f.Key, StringComparer.Ordinal).Select(f => Item(f.Key, Encoding.UTF8.GetString(f.Value), inBlocks))];

    public static DeliveredItem Item(string path, string text, bool inBlocks) => DeliveredAnswers.Item(JsonSerializer.SerializeToUtf8Bytes(Json(path, text, inBlocks)));

    /// <summary>A document as the API gives it.</summary>
    public static JsonObject Json(string path, string text, bool inBlocks, string updated = "2026-11-29T03:17:43.9393731")
    {
        var properties = DocumentProperties.Of(path, text, inBlocks);
        var parts = path.Split('/');
        properties["fileName"] = parts[^1] is "course.md" or "module.md" or "agreement.md" ? parts[^2] : parts[^1];
        // What isn't set is there all the same.
        properties["heroImage"] = null;
        return new JsonObject
        {
            ["contentType"] = Alias(path), ["name"] = path, ["createDate"] = "2026-11-29T03:17:43.5514779", ["updateDate"] = updated,
            ["route"] = new JsonObject { ["path"] = Route(parts), ["queryString"] = null, ["startItem"] = new JsonObject { ["id"] = Guid.NewGuid().ToString(), ["path"] = "learning" } },
            ["id"] = UmbracoTypes.KeyOf(path).ToString(), ["properties"] = properties, ["cultures"] = new JsonObject(),
        };
    }

    /// <summary>The root, or one of the folders in it, as the API gives it.</summary>
    public static JsonObject Folder(string folder) => new()
    {
        ["contentType"] = folder.Length == 0 ? "paceHome" : $"pace{char.ToUpperInvariant(folder[0])}{folder[1..]}", ["name"] = folder, ["createDate"] = "2026-11-29T03:17:43.5514779", ["updateDate"] = "2026-11-29T03:17:43.5514779",
        ["route"] = new JsonObject { ["path"] = folder.Length == 0 ? "/" : $"/{folder}/", ["queryString"] = null, ["startItem"] = new JsonObject { ["id"] = Guid.NewGuid().ToString(), ["path"] = "learning" } },
        ["id"] = UmbracoTypes.KeyOf(folder).ToString(), ["properties"] = new JsonObject(), ["cultures"] = new JsonObject(),
    };

    private static string Alias(string path) => DocumentShape.Of(path) is { } shape ? $"pace{shape.Kind}" : "paceStatement";

    private static string Route(string[] parts) => parts[^1] is "course.md" or "module.md" or "agreement.md" ? $"/{string.Join('/', parts[..^1])}/" : $"/{string.Join('/', parts)[..^3]}/";
}
