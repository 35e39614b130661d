using System.Text.Json;

namespace Pace.Learning.Web.BackOffice.Webhooks;

/// <summary>
/// Which documents a webhook is about, whatever its event: <c>{"id": …}</c>, an array of such, a whole item of older versions, or <c>null</c>. Names come in any case. Nothing else of it is
/// believed: it is a reason to ask.
/// </summary>
internal static class WebhookBody
{
    /// <summary>The keys; none: it names nothing.</summary>
    public static IReadOnlyList<Guid> IdsIn(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            return json.RootElement.ValueKind is JsonValueKind.Array ? [.. json.RootElement.EnumerateArray().Select(IdOf).OfType<Guid>()] : IdOf(json.RootElement) is { } id ? [id] : [];
        }
        catch (JsonException)
        {
            return [];
        }
    }

    private static Guid? IdOf(JsonElement item)
    {
        if (item.ValueKind is not JsonValueKind.Object)
        {
            return null;
        }
        foreach (var property in item.EnumerateObject())
        {
            if ((property.Name.Equals("id", StringComparison.OrdinalIgnoreCase) || property.Name.Equals("key", StringComparison.OrdinalIgnoreCase))
                && property.Value.ValueKind is JsonValueKind.String && property.Value.TryGetGuid(out var id))
            {
                return id;
            }
        }
        return null;
    }
}
