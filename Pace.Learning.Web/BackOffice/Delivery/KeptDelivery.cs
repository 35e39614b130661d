using System.Text;
using System.Text.Json;
using Pace.Learning.Content.Delivery;

namespace Pace.Learning.Web.BackOffice.Delivery;

/// <summary>The last good copy of what Umbraco delivered, on disk: a site that starts while Umbraco is away serves it.</summary>
internal sealed class KeptDelivery(Folders folders, ILogger<KeptDelivery> log)
{
    private string File => Path.Combine(folders.Data, "umbraco", "documents.json");

    /// <summary>Reads it; <c>null</c>: there is none, or it can't be read.</summary>
    public IReadOnlyList<DeliveredItem>? Read()
    {
        try
        {
            return System.IO.File.Exists(File) ? DeliveredAnswers.Items(System.IO.File.ReadAllBytes(File)).Items : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or UnreadableDeliveryException)
        {
            log.LogWarning(e, "The kept copy of what Umbraco delivered can't be read; it is asked for anew.");
            return null;
        }
    }

    /// <summary>Keeps it, whole or not at all.</summary>
    public void Keep(IReadOnlyList<DeliveredItem> items)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(File)!);
            var written = $"{File}.{Guid.NewGuid():N}";
            using (var to = new FileStream(written, FileMode.CreateNew))
            {
                to.Write(Encoding.UTF8.GetBytes($"{{\"total\":{items.Count},\"items\":["));
                for (var i = 0; i < items.Count; i++)
                {
                    to.Write(i == 0 ? "\n"u8 : ",\n"u8);
                    to.Write(JsonSerializer.SerializeToUtf8Bytes(items[i].Json));
                }
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
}
