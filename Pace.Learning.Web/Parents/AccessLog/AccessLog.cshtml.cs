using Pace.Learning.Web.Parents.Participants;

namespace Pace.Learning.Web.Parents.AccessLog;

/// <summary>A parent sees who has opened their details, when and why.</summary>
[OnlyFor(Roles.Parent)]
internal sealed class AccessLogModel(PaceDbContext db) : PageModel
{
    public IReadOnlyList<AccessLogEntry> AccessLog { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (await db.FindOwnParticipantAsync(User, cancellation) is not { } participant)
        {
            return NotFound();
        }
        AccessLog = await db.AccessLog.AsNoTracking().Where(l => l.ParticipantId == participant.Id).OrderByDescending(l => l.At).ToListAsync(cancellation);
        return Page();
    }
}
