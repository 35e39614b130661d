using System.Text.Json;
using System.Text.Json.Nodes;
using Pace.Learning.Content.Shapes;

namespace Pace.Learning.Content.Delivery;

/// <summary>
/// A document's text in the one form that every way of writing it has in common: as Markdown or in blocks, with its fields in any order. Two texts that say the same have the same form,
/// so what somebody approved is known again wherever it comes from.
/// </summary>
public static class NormalizedText
{
    /// <summary>The text in that form.</summary>
    /// <param name="path">The document's file, relative to the content folder.</param>
    /// <param name="text">What it says.</param>
    public static string Of(string path, string text)
    {
        var item = new JsonObject { ["id"] = UmbracoTypes.KeyOf(path).ToString(), ["contentType"] = "paceDocument", ["name"] = path, ["properties"] = DocumentProperties.Of(path, text, inBlocks: true) };
        return DocumentProperties.TextOf(path, DeliveredAnswers.Item(JsonSerializer.SerializeToUtf8Bytes(item)));
    }
}
