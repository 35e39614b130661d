using System.Security.Claims;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace Pace.Learning.Web.Accounts.MyAccount;

/// <summary>Everything that the site keeps about somebody, as one file, a section a room.</summary>
internal static class DataDownload
{
    private static readonly JsonSerializerOptions Readable = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true, Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    public static async Task<IResult> GetAsync(ClaimsPrincipal user, IEnumerable<IPersonalData> rooms, TimeProvider time, CancellationToken cancellation)
    {
        var person = Guid.Parse(user.FindFirstValue(ClaimTypes.NameIdentifier)!);
        var all = new Dictionary<string, object?> { ["madeAt"] = time.GetUtcNow().UtcDateTime };
        foreach (var room in rooms.OrderBy(r => r.Section, StringComparer.Ordinal))
        {
            if (await room.ExportAsync(person, cancellation) is { } section)
            {
                all[room.Section] = section;
            }
        }
        return Results.File(JsonSerializer.SerializeToUtf8Bytes(all, Readable), "application/json", "my-data.json");
    }
}
