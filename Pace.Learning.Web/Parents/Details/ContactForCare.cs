using Pace.Learning.Web.Accounts;
using Pace.Learning.Web.Parents.AccessLog;
using Pace.Learning.Web.Parents.People;
using Pace.Learning.Web.Parents.Preferences;

namespace Pace.Learning.Web.Parents.Details;

/// <summary>How to reach a parent whom somebody looks after now: the number or the address that they chose for it, and nothing else. The parent sees that it was opened.</summary>
internal sealed class ContactForCare(PaceDbContext db, PersonDirectory people, SealedDetails details, ParticipantLedger record, TimeProvider time)
{
    /// <summary>Opens it for one answer; <c>null</c> when they left none.</summary>
    public async Task<string?> OpenAsync(Guid participantId, Guid by, string role, CancellationToken cancellation)
    {
        if (await db.Participants.AsNoTracking().Include(p => p.Preferences).Include(p => p.Details).SingleOrDefaultAsync(p => p.Id == participantId && p.Erasure == null, cancellation)
            is not { Details: { } kept, Preferences: { } preferences })
        {
            return null;
        }
        var name = (await people.FindAsync(by, cancellation))?.Name ?? "";
        db.AccessLog.Add(new AccessLogEntry(participantId, by, OnePersonModel.FirstName(name), role, AccessPurpose.GetInTouch, time.GetUtcNow().UtcDateTime));
        await record.AppendAsync(participantId, "participant.contact-opened", by, cancellation);
        await db.SaveChangesAsync(cancellation);
        var open = await details.OpenAsync(kept, cancellation);
        return preferences.Channel == ContactChannel.Email ? open.Address : open.Phone ?? open.Address;
    }
}
