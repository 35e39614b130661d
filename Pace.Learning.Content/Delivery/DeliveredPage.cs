using System.Text.Json;

namespace Pace.Learning.Content.Delivery;

/// <summary>A page of items: what <c>/content</c> answers, or <c>/content/items</c>, which gives an array alone.</summary>
/// <typeparam name="T">What it lists.</typeparam>
/// <param name="Total">How many there are in all.</param>
/// <param name="Items">Those of this page.</param>
public sealed record DeliveredPage<T>(int Total, IReadOnlyList<T> Items);

/// <summary>Reads answers of the Content Delivery API.</summary>
public static class DeliveredAnswers
{
    /// <summary>Reads documents.</summary>
    /// <param name="json">The answer's body.</param>
    /// <exception cref="UnreadableDeliveryException">It is no list.</exception>
    public static DeliveredPage<DeliveredItem> Items(ReadOnlyMemory<byte> json) => Read(json, DeliveredItem.Read);

    /// <summary>Reads files.</summary>
    /// <param name="json">The answer's body.</param>
    /// <exception cref="UnreadableDeliveryException">It is no list.</exception>
    public static DeliveredPage<DeliveredMedia> Media(ReadOnlyMemory<byte> json) => Read(json, DeliveredMedia.Read);

    /// <summary>Reads a document.</summary>
    /// <param name="json">The answer's body.</param>
    /// <exception cref="UnreadableDeliveryException">It is none.</exception>
    public static DeliveredItem Item(ReadOnlyMemory<byte> json) => DeliveredItem.Read(One(json));

    /// <summary>Reads a file.</summary>
    /// <param name="json">The answer's body.</param>
    /// <exception cref="UnreadableDeliveryException">It is none.</exception>
    public static DeliveredMedia OneMedia(ReadOnlyMemory<byte> json) => DeliveredMedia.Read(One(json));

    // Each in memory of its own: whoever keeps one keeps no other.
    private static DeliveredPage<T> Read<T>(ReadOnlyMemory<byte> json, Func<JsonElement, T> read)
    {
        using var document = Parse(json);
        var answer = document.RootElement;
        if (answer.ValueKind is JsonValueKind.Array)
        {
            var all = answer.EnumerateArray().Select(i => read(i.Clone())).ToList();
            return new(all.Count, all);
        }
        var fields = DeliveredItem.Fields(answer, "An answer");
        if (!fields.TryGetValue("items", out var items) || items.ValueKind is not JsonValueKind.Array || !fields.TryGetValue("total", out var total) || !total.TryGetInt32(out var number))
        {
            throw new UnreadableDeliveryException("An answer has no items, or doesn't say how many there are.");
        }
        return new(number, [.. items.EnumerateArray().Select(i => read(i.Clone()))]);
    }

    private static JsonElement One(ReadOnlyMemory<byte> json)
    {
        using var document = Parse(json);
        return document.RootElement.Clone();
    }

    private static JsonDocument Parse(ReadOnlyMemory<byte> json)
    {
        try
        {
            return JsonDocument.Parse(json);
        }
        catch (JsonException e)
        {
            throw new UnreadableDeliveryException("An answer is no JSON.", e);
        }
    }
}
