using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Pace.Learning.Content.Delivery;

namespace Pace.Learning.Content.Moving;

/// <summary>
/// What a file and a document in Umbraco say, so that one can be held against the other: the text that both would have after being moved. How a text is wrapped and what is remarked between its
/// fields doesn't count.
/// </summary>
/// <param name="Text">The text.</param>
/// <param name="InBlocks">Whether its body is a list of blocks.</param>
public sealed record MovedText(string Text, bool InBlocks)
{
    /// <summary>The SHA-256 of the text.</summary>
    public string Sha256 => LockedVersions.Sha256Of(Encoding.UTF8.GetBytes(Text));

    /// <summary>What a document in Umbraco says.</summary>
    /// <param name="path">The file that it stands for.</param>
    /// <param name="item">The document.</param>
    /// <exception cref="UnreadableDeliveryException">It can't be read.</exception>
    public static MovedText Of(string path, DeliveredItem item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return new(DocumentProperties.TextOf(path, item), item.Properties.TryGetValue(DocumentProperties.Blocks, out var blocks) && DeliveredBlocks.HasAny(blocks));
    }

    /// <summary>What a file says.</summary>
    /// <param name="path">The file, relative to the content folder.</param>
    /// <param name="text">Its text.</param>
    /// <param name="inBlocks">Whether its body would be a list of blocks: fields of a block then come in the order of its shape.</param>
    public static MovedText OfFile(string path, string text, bool inBlocks)
    {
        var item = new JsonObject { ["id"] = Guid.Empty, ["contentType"] = "file", ["properties"] = DocumentProperties.Of(path, text, inBlocks) };
        return Of(path, DeliveredItem.Read(JsonSerializer.SerializeToElement(item)));
    }
}
