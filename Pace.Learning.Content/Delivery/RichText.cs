using System.Text.Json;

namespace Pace.Learning.Content.Delivery;

/// <summary>What a rich text editor of Umbraco holds: markup in which blocks have their places.</summary>
/// <param name="Markup">The markup.</param>
/// <param name="Blocks">Blocks by their keys, each as Markdown.</param>
public sealed record RichText(string Markup, IReadOnlyDictionary<Guid, string> Blocks)
{
    /// <summary>Whether a property holds one, by itself or in a block.</summary>
    internal static bool IsIn(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array => value.EnumerateArray().Any(IsIn),
        JsonValueKind.Object => value.EnumerateObject().Any(p => p.NameEquals("markup") || IsIn(p.Value)),
        _ => false,
    };

    /// <summary>Reads one; <c>null</c>: the value is something else.</summary>
    internal static RichText? Read(JsonElement value, DeliverySurroundings around)
    {
        if (value.ValueKind is not JsonValueKind.Object || DeliveredItem.TextOf(DeliveredItem.Fields(value, "A text"), "markup") is not { } markup)
        {
            return null;
        }
        var blocks = new Dictionary<Guid, string>();
        if (DeliveredItem.Fields(value, "A text").TryGetValue("blocks", out var list) && list.ValueKind is JsonValueKind.Array)
        {
            foreach (var block in list.EnumerateArray())
            {
                if (DeliveredBlocks.KeyOf(block) is { } key)
                {
                    blocks[key] = DeliveredBlocks.TextOfOne(block, around);
                }
            }
        }
        return new(markup, blocks);
    }
}
