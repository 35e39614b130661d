using Pace.Learning.Web.Parents.Notes.Manage;
using Pace.Learning.Web.Parents.Participants;
using Pace.Learning.Web.Parents.WorkQueue;

namespace Pace.Learning.Web.Parents.Notes;

/// <summary>Notes that a parent asked to have put right.</summary>
internal sealed class NoteWorkQueue(PaceDbContext db, ParticipantNames names) : IWorkItems
{
    public async Task<IReadOnlyList<WorkItem>> ReadAsync(DateOnly today, CancellationToken cancellation)
    {
        var waiting = await db.StaffNotes.AsNoTracking().IgnoreAutoIncludes().Where(n => n.CorrectionAskedAt != null).OrderBy(n => n.CorrectionAskedAt)
            .Select(n => new { n.ParticipantId, n.CorrectionAskedAt }).ToListAsync(cancellation);
        var known = await names.OfAsync([.. waiting.Select(w => w.ParticipantId).Distinct()], cancellation);
        return [.. waiting.DistinctBy(w => w.ParticipantId).Select(w => new WorkItem
        {
            Title = $"{known.GetValueOrDefault(w.ParticipantId, "(erased)")} asks to have a note put right", Where = "Notes",
            Act = "Read it and put it right", Url = ManageNotesModel.Address(w.ParticipantId), Since = w.CorrectionAskedAt, SinceWord = "Asked",
        })];
    }
}
