using System.Security.Claims;
using System.Text.Encodings.Web;
using System.Text.Json;
using Pace.Learning.Web.Parents.Participants;

namespace Pace.Learning.Web.Parents.MyData;

/// <summary>Everything held about the parent who asks.</summary>
[OnlyFor(Roles.Parent)]
internal sealed class MyDataPageModel(PaceDbContext db, ParentDataExport everything) : PageModel
{
    /// <summary>The page's address.</summary>
    public const string Address = "/taking-part/my-data";

    public IReadOnlyList<ParentDataSection> Sections { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (await db.FindOwnParticipantAsync(User, cancellation) is not { } participant)
        {
            return NotFound();
        }
        Sections = await everything.AboutAsync(participant, cancellation);
        return Page();
    }
}

/// <summary>Asks every part of the room.</summary>
internal sealed class ParentDataExport(IEnumerable<IParentData> parts)
{
    public async Task<IReadOnlyList<ParentDataSection>> AboutAsync(Participant participant, CancellationToken cancellation)
    {
        var sections = new List<ParentDataSection>();
        foreach (var part in parts.OrderBy(p => p.Order))
        {
            sections.AddRange((await part.HeldAsync(participant.Id, cancellation)).Where(s => s.Items.Count > 0));
        }
        return sections;
    }
}

/// <summary>The same as a file.</summary>
internal static class MyDataFile
{
    private static readonly JsonSerializerOptions Readable =
        new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = JavaScriptEncoder.Create(System.Text.Unicode.UnicodeRanges.All) };

    public static async Task<IResult> GetAsync(
        ClaimsPrincipal user, HttpResponse response, PaceDbContext db, ParentDataExport everything, TimeProvider time, CancellationToken cancellation)
    {
        if (await db.FindOwnParticipantAsync(user, cancellation) is not { } participant)
        {
            return Results.NotFound();
        }
        response.Headers.CacheControl = "no-cache, no-store";
        var held = new { madeAt = time.GetUtcNow().UtcDateTime, sections = await everything.AboutAsync(participant, cancellation) };
        return Results.File(JsonSerializer.SerializeToUtf8Bytes(held, Readable), "application/json", "my-data.json");
    }
}
