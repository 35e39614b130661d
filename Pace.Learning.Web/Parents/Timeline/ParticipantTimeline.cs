using Pace.Learning.Web.Parents.AccessLog;
using Pace.Learning.Web.Parents.Expenses;
using Pace.Learning.Web.Platform.Ledger;

namespace Pace.Learning.Web.Parents.Timeline;

/// <summary>What this room knows: joining, pauses, notes, looks to get in touch, and what was paid back.</summary>
internal sealed class ParticipantTimeline(PaceDbContext db) : ITimelinePart
{
    public async Task<IReadOnlyList<TimelineEvent>> OfAsync(Guid participantId, CancellationToken cancellation)
    {
        var joined = await db.Participants.AsNoTracking().IgnoreAutoIncludes().Where(p => p.Id == participantId).Select(p => p.JoinedAt).SingleAsync(cancellation);
        // A pause that is over leaves no row but its entries in the ledger.
        var acts = await db.LedgerEntries.About(new LedgerSubject(ParticipantLedger.Subject, participantId))
            .Where(e => e.Act == "participant.paused" || e.Act == "participant.pause-ended").Select(e => new { e.Act, e.At }).ToListAsync(cancellation);
        var looks = await db.AccessLog.AsNoTracking().Where(l => l.ParticipantId == participantId && l.Purpose == AccessPurpose.GetInTouch).ToListAsync(cancellation);
        var notes = await db.StaffNotes.AsNoTracking().IgnoreAutoIncludes().Where(n => n.ParticipantId == participantId).Select(n => new { n.At, n.FirstName }).ToListAsync(cancellation);
        var claims = await db.ExpenseClaims.AsNoTracking().Where(c => c.ParticipantId == participantId).SelectMany(c => c.Steps)
            .Where(s => s.Kind == ClaimStepKind.Sent || s.Kind == ClaimStepKind.Paid).Select(s => new { s.Kind, s.At }).ToListAsync(cancellation);
        return
        [
            new TimelineEvent(joined, TimelineKind.Joined, "Joined"),
            .. acts.Select(a => new TimelineEvent(a.At, TimelineKind.Pause, a.Act == "participant.paused" ? "Began or changed a pause" : "Ended the pause")),
            .. looks.Select(l => new TimelineEvent(l.At, TimelineKind.Contact, $"{l.FirstName} opened the details to get in touch")),
            .. notes.Select(n => new TimelineEvent(n.At, TimelineKind.Note, $"{n.FirstName} wrote a note")),
            .. claims.Select(c => c.Kind == ClaimStepKind.Paid ? new TimelineEvent(c.At, TimelineKind.Thanked, "Was paid") : new TimelineEvent(c.At, TimelineKind.Answered, "Sent a claim")),
        ];
    }
}
