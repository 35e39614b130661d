using System.Security.Claims;
using Pace.Learning.Web.Parents.AccessLog;

namespace Pace.Learning.Web.Parents.People;

/// <summary>Notes that somebody listed parents by the area they live in: each of those listed sees it. Turning the page or coming back within the hour is the same look.</summary>
internal sealed class AreaLooks(PaceDbContext db, StaffSignatures signatures, ParticipantLedger record, TimeProvider time)
{
    private static readonly TimeSpan SameLook = TimeSpan.FromHours(1);

    public Task NoteAsync(ClaimsPrincipal staff, IReadOnlyCollection<Guid> listed, CancellationToken cancellation) => db.RetryOnConflictAsync(async stop =>
    {
        var now = time.GetUtcNow().UtcDateTime;
        var by = await signatures.OfAsync(staff, stop);
        var since = now - SameLook;
        var noted = await db.AccessLog.Where(l => listed.Contains(l.ParticipantId) && l.By == by.By && l.Purpose == AccessPurpose.ByArea && l.At > since)
            .Select(l => l.ParticipantId).ToListAsync(stop);
        foreach (var id in listed.Except(noted))
        {
            db.AccessLog.Add(new AccessLogEntry(id, by.By, by.FirstName, by.Role, AccessPurpose.ByArea, now));
            await record.AppendAsync(id, "participant.details-opened", by.By, stop);
        }
    }, cancellation);
}
