using System.Globalization;
using System.Text.Json;

namespace Pace.Learning.Content.Delivery;

/// <summary>
/// A document as Umbraco's Content Delivery API (version 2) gives it. It is read leniently where a real server is known to differ from its own description: dates mostly lack
/// their offset and mean UTC, what isn't set is <c>null</c>, names of properties may come in any case.
/// </summary>
public sealed record DeliveredItem
{
    private IReadOnlyList<MediaUse>? media;
    private bool? hasMarkup;

    /// <summary>All of it, as it came.</summary>
    public required JsonElement Json { get; init; }

    /// <summary>Its key.</summary>
    public required Guid Id { get; init; }

    /// <summary>The alias of its document type.</summary>
    public required string ContentType { get; init; }

    /// <summary>What editors call it.</summary>
    public required string Name { get; init; }

    /// <summary>When it was made (UTC); <c>null</c>: it doesn't say.</summary>
    public DateTime? CreatedAt { get; init; }

    /// <summary>When it was changed last (UTC); <c>null</c>: it doesn't say.</summary>
    public DateTime? UpdatedAt { get; init; }

    /// <summary>Its path below its start item, such as <c>/courses/a-course/</c>; <c>null</c>: it has none.</summary>
    public string? Path { get; init; }

    /// <summary>The path of its start item, such as <c>learning</c>; <c>null</c>: it stands at the root.</summary>
    public string? StartItem { get; init; }

    /// <summary>Its properties by their aliases, in any case; what isn't set is left out.</summary>
    public required IReadOnlyDictionary<string, JsonElement> Properties { get; init; }

    /// <summary>Its languages with its path in each.</summary>
    public required IReadOnlyDictionary<string, string?> Cultures { get; init; }

    /// <summary>The files of Umbraco's media that it shows or links to.</summary>
    public IReadOnlyList<MediaUse> Media => media ??= [.. MediaUse.In(this)];

    /// <summary>Whether any of it is in a rich text editor.</summary>
    public bool HasMarkup => hasMarkup ??= Properties.Values.Any(RichText.IsIn);

    /// <summary>A property that is text, or a number written as one; <c>null</c>: it isn't set, or is something else.</summary>
    /// <param name="alias">Its alias.</param>
    public string? Text(string alias) => Properties.TryGetValue(alias, out var value)
        ? value.ValueKind switch
        {
            JsonValueKind.String => value.GetString(),
            JsonValueKind.Number => value.GetRawText(),
            _ => null,
        }
        : null;

    /// <summary>Reads one.</summary>
    /// <param name="json">An object.</param>
    /// <exception cref="UnreadableDeliveryException">It is none, or has no key or type.</exception>
    public static DeliveredItem Read(JsonElement json)
    {
        var fields = Fields(json, "An item");
        var route = fields.GetValueOrDefault("route");
        return new()
        {
            Json = json,
            Id = fields.TryGetValue("id", out var id) && id.ValueKind is JsonValueKind.String && id.TryGetGuid(out var key) ? key : throw new UnreadableDeliveryException("An item has no id."),
            ContentType = TextOf(fields, "contentType") is { Length: > 0 } type ? type : throw new UnreadableDeliveryException($"The item {key} has no contentType."),
            Name = TextOf(fields, "name") ?? "",
            CreatedAt = TextOf(fields, "createDate") is { } made ? ReadDate(made) : null,
            UpdatedAt = TextOf(fields, "updateDate") is { } date ? ReadDate(date) : null,
            Path = route.ValueKind is JsonValueKind.Object ? TextOf(Fields(route, "A route"), "path") : null,
            StartItem = route.ValueKind is JsonValueKind.Object && Fields(route, "A route").TryGetValue("startItem", out var start) && start.ValueKind is JsonValueKind.Object
                ? TextOf(Fields(start, "A start item"), "path") : null,
            Properties = fields.TryGetValue("properties", out var properties) && properties.ValueKind is JsonValueKind.Object
                ? Fields(properties, "Properties").Where(p => p.Value.ValueKind is not JsonValueKind.Null).ToDictionary(StringComparer.OrdinalIgnoreCase) : new(StringComparer.OrdinalIgnoreCase),
            Cultures = fields.TryGetValue("cultures", out var cultures) && cultures.ValueKind is JsonValueKind.Object
                ? cultures.EnumerateObject().ToDictionary(c => c.Name, c => c.Value.ValueKind is JsonValueKind.Object ? TextOf(Fields(c.Value, "A culture"), "path") : null) : [],
        };
    }

    /// <summary>A date as the API writes it. One without an offset means UTC.</summary>
    /// <param name="text">The date.</param>
    /// <returns>UTC; <c>null</c>: it is no date.</returns>
    public static DateTime? ReadDate(string text) =>
        DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var date) ? date : null;

    internal static Dictionary<string, JsonElement> Fields(JsonElement json, string what)
    {
        if (json.ValueKind is not JsonValueKind.Object)
        {
            throw new UnreadableDeliveryException($"{what} is no object but {json.ValueKind}.");
        }
        var fields = new Dictionary<string, JsonElement>(StringComparer.OrdinalIgnoreCase);
        foreach (var property in json.EnumerateObject())
        {
            fields[property.Name] = property.Value;
        }
        return fields;
    }

    internal static string? TextOf(IReadOnlyDictionary<string, JsonElement> fields, string name) =>
        fields.TryGetValue(name, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString() : null;
}
