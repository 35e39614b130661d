using System.Text.Json;
using System.Text.RegularExpressions;

namespace Pace.Learning.Content.Delivery;

/// <summary>A file of Umbraco's media that a document shows or links to: picked, or named in its text.</summary>
/// <param name="Address">Where it is: a path such as <c>/media/5zbdy3g2/table.png</c>, or with the site before it, without what is asked of it (<c>?width=500</c>).</param>
/// <param name="Picked">What is known of it where it was picked; <c>null</c>: it stands in a text.</param>
public sealed partial record MediaUse(string Address, DeliveredMedia? Picked = null)
{
    /// <summary>All files that a document uses.</summary>
    /// <param name="item">The document.</param>
    public static IEnumerable<MediaUse> In(DeliveredItem item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return item.Properties.Values.SelectMany(In);
    }

    /// <summary>A text with other addresses in the place of those of files; what isn't one stays as it is.</summary>
    internal static string Rewritten(string text, Func<string, string?> fileAt) =>
        text.Contains("/media/", StringComparison.Ordinal) ? Addresses().Replace(text, found => fileAt(found.Groups["address"].Value) is { } file ? $"/{file}" : found.Value) : text;

    /// <summary>The file of a media picker; <c>null</c>: the value is something else, or nothing is picked.</summary>
    internal static MediaUse? OfPicker(JsonElement value) =>
        value.ValueKind is JsonValueKind.Array && value.GetArrayLength() > 0 && IsPicked(value[0]) && DeliveredMedia.Read(value[0]) is { Url: { } url } media ? new(WithoutQuery(url), media) : null;

    private static IEnumerable<MediaUse> In(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => InText(value.GetString()!),
        JsonValueKind.Array => value.EnumerateArray().SelectMany(In),
        JsonValueKind.Object when IsPicked(value) => DeliveredMedia.Read(value) is { Url: { } url } media ? [new(WithoutQuery(url), media)] : [],
        JsonValueKind.Object => value.EnumerateObject().SelectMany(p => In(p.Value)),
        _ => [],
    };

    private static IEnumerable<MediaUse> InText(string text) =>
        text.Contains("/media/", StringComparison.Ordinal) ? Addresses().Matches(text).Select(m => new MediaUse(m.Groups["address"].Value)) : [];

    private static bool IsPicked(JsonElement value) =>
        value.ValueKind is JsonValueKind.Object && DeliveredItem.Fields(value, "A file") is var fields && DeliveredItem.TextOf(fields, "mediaType") is not null && fields.ContainsKey("url")
        && fields.TryGetValue("id", out var id) && id.ValueKind is JsonValueKind.String && id.TryGetGuid(out _);

    private static string WithoutQuery(string url) => url.IndexOfAny(['?', '#']) is >= 0 and var end ? url[..end] : url;

    [GeneratedRegex("""(?<![\w/.~-])(?<address>(https?://[^\s/()<>"']+)?/media/[^\s()<>"'\]\\?#]+)(\?[^\s()<>"'\]\\#]*)?""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Addresses();
}
