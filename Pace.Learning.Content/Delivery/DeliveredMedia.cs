using System.Text.Json;

namespace Pace.Learning.Content.Delivery;

/// <summary>A file of Umbraco's media as the Content Delivery API gives it, by itself or picked in a document.</summary>
public sealed record DeliveredMedia
{
    /// <summary>Its key.</summary>
    public required Guid Id { get; init; }

    /// <summary>What editors call it.</summary>
    public required string Name { get; init; }

    /// <summary>The alias of its media type, such as <c>Image</c>.</summary>
    public required string MediaType { get; init; }

    /// <summary>Where it is, relative to Umbraco's site; <c>null</c>: a folder has none.</summary>
    public string? Url { get; init; }

    /// <summary>How its name ends, such as <c>png</c>.</summary>
    public string? Extension { get; init; }

    /// <summary>Its size in bytes; <c>null</c>: it doesn't say.</summary>
    public long? Bytes { get; init; }

    /// <summary>What it shows, in words; <c>null</c>: not written, or the answer wasn't expanded.</summary>
    public string? AlternativeText { get; init; }

    /// <summary>What of it matters most, as parts of its width and height from the top left; <c>null</c>: nobody said.</summary>
    public (double Left, double Top)? FocalPoint { get; init; }

    /// <summary>Reads one.</summary>
    /// <param name="json">An object.</param>
    /// <exception cref="UnreadableDeliveryException">It is none, or has no key or type.</exception>
    public static DeliveredMedia Read(JsonElement json)
    {
        var fields = DeliveredItem.Fields(json, "A file");
        return new()
        {
            Id = fields.TryGetValue("id", out var id) && id.ValueKind is JsonValueKind.String && id.TryGetGuid(out var key) ? key : throw new UnreadableDeliveryException("A file has no id."),
            Name = DeliveredItem.TextOf(fields, "name") ?? "",
            MediaType = DeliveredItem.TextOf(fields, "mediaType") ?? throw new UnreadableDeliveryException($"The file {key} has no mediaType."),
            Url = DeliveredItem.TextOf(fields, "url"),
            Extension = DeliveredItem.TextOf(fields, "extension"),
            Bytes = fields.TryGetValue("bytes", out var bytes) && bytes.ValueKind is JsonValueKind.Number && bytes.TryGetInt64(out var length) ? length : null,
            AlternativeText = fields.TryGetValue("properties", out var properties) && properties.ValueKind is JsonValueKind.Object
                ? DeliveredItem.TextOf(DeliveredItem.Fields(properties, "Properties"), "altText") is { Length: > 0 } words ? words : null : null,
            FocalPoint = fields.TryGetValue("focalPoint", out var point) && point.ValueKind is JsonValueKind.Object && DeliveredItem.Fields(point, "A focal point") is var at
                && at.TryGetValue("left", out var left) && at.TryGetValue("top", out var top) && left.ValueKind is JsonValueKind.Number && top.ValueKind is JsonValueKind.Number ? (left.GetDouble(), top.GetDouble()) : null,
        };
    }
}
