using System.Text.Json;
using System.Text.Json.Nodes;

namespace Pace.Learning.Web.BackOffice.Asked;

/// <summary>A document as it is written in Umbraco just now, saved or not.</summary>
/// <param name="Key">Its key.</param>
/// <param name="DocumentType">The alias of its type.</param>
/// <param name="ParentKey">What it stands in; <c>null</c>: at the top, or not known.</param>
/// <param name="Name">What editors call it.</param>
/// <param name="Cultures">The language that it is in; none: it has no languages.</param>
/// <param name="Properties">Its properties, as the Content Delivery API would give them.</param>
/// <param name="Unattended">Whether it is published on its day, or by a program, and nobody reads the answer.</param>
internal sealed record AskedDocument(Guid Key, string DocumentType, Guid? ParentKey, string? Name, IReadOnlyList<string>? Cultures, JsonObject Properties, bool Unattended = false)
{
    private static readonly JsonSerializerOptions Sent = new(JsonSerializerDefaults.Web) { RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true, MaxDepth = 64 };

    /// <summary>What it is called where it is told of.</summary>
    public string Title => Properties["title"] is JsonValue value && value.TryGetValue<string>(out var title) && title.Trim() is { Length: > 0 } written ? written : Name is { Length: > 0 } name ? name : "Untitled";

    /// <summary>Reads one; <c>null</c>: it is none.</summary>
    public static async Task<AskedDocument?> ReadAsync(Stream body, CancellationToken cancellation)
    {
        try
        {
            return await JsonSerializer.DeserializeAsync<AskedDocument>(body, Sent, cancellation);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
