using System.Text;
using System.Text.Json;
using Pace.Learning.Content.Delivery;

namespace Pace.Learning.Web.BackOffice.Delivery;

/// <summary>What is kept of what Umbraco delivered.</summary>
/// <param name="Items">The documents as they were delivered last.</param>
/// <param name="Good">Those of them that have an error, in their last form without one, and what was there together with that.</param>
internal sealed record Delivery(IReadOnlyList<DeliveredItem> Items, IReadOnlyList<DeliveredItem> Good);

/// <summary>The copy of what Umbraco delivered, on disk: a site that starts while Umbraco is away serves it.</summary>
internal sealed class KeptDelivery(Folders folders, ILogger<KeptDelivery> log)
{
    private string File => Path.Combine(folders.Data, "umbraco", "documents.json");

    /// <summary>Reads it; <c>null</c>: there is none, or it can't be read.</summary>
    public Delivery? Read()
    {
        try
        {
            if (!System.IO.File.Exists(File))
            {
                return null;
            }
            using var json = JsonDocument.Parse(System.IO.File.ReadAllBytes(File));
            return new(ItemsOf(json.RootElement.GetProperty("items")), json.RootElement.TryGetProperty("good", out var good) ? ItemsOf(good) : []);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException or KeyNotFoundException or InvalidOperationException or UnreadableDeliveryException)
        {
            log.LogWarning(e, "The kept copy of what Umbraco delivered can't be read; it is asked for anew.");
            return null;
        }
    }

    /// <summary>Keeps it, whole or not at all.</summary>
    public void Keep(Delivery delivery)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(File)!);
            var written = $"{File}.{Guid.NewGuid():N}";
            using (var to = new FileStream(written, FileMode.CreateNew))
            {
                to.Write(Encoding.UTF8.GetBytes($"{{\"total\":{delivery.Items.Count},\"items\":["));
                Write(delivery.Items, to);
                to.Write("\n],\"good\":["u8);
                Write(delivery.Good, to);
                to.Write("\n]}"u8);
                to.Flush(flushToDisk: true);
            }
            System.IO.File.Move(written, File, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            log.LogWarning(e, "What Umbraco delivered can't be kept on disk; it is served from memory.");
        }
    }

    // Each in memory of its own: one that is replaced leaves nothing behind.
    private static List<DeliveredItem> ItemsOf(JsonElement items) => [.. items.EnumerateArray().Select(i => DeliveredItem.Read(i.Clone()))];

    private static void Write(IReadOnlyList<DeliveredItem> items, FileStream to)
    {
        using var json = new Utf8JsonWriter(to);
        for (var i = 0; i < items.Count; i++)
        {
            to.Write(i == 0 ? "\n"u8 : ",\n"u8);
            json.Reset(to);
            items[i].Json.WriteTo(json);
            json.Flush();
        }
    }
}
