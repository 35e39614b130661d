using Pace.Learning.Web.Parents.Expenses.Manage;
using Pace.Learning.Web.Parents.Participants;
using Pace.Learning.Web.Parents.WorkQueue;

namespace Pace.Learning.Web.Parents.Expenses;

/// <summary>Claims that wait for the manager.</summary>
internal sealed class ClaimWorkQueue(PaceDbContext db, ParticipantNames names) : IWorkQueueSection
{
    public async Task<WorkQueueSection> ReadAsync(CancellationToken cancellation)
    {
        var open = await db.ExpenseClaims.AsNoTracking()
            .Where(c => c.Current == ClaimStepKind.Sent || c.Current == ClaimStepKind.Answered || c.Current == ClaimStepKind.Approved)
            .OrderBy(c => c.SentAt).ToListAsync(cancellation);
        var known = await names.OfAsync([.. open.Select(c => c.ParticipantId)], cancellation);
        return new WorkQueueSection("claims", "Claims", [.. open.Select(c => new WorkQueueItem(
            $"{known.GetValueOrDefault(c.ParticipantId, "(erased)")}: {ExpenseClaim.Pounds(c.Pence)}, sent on {LondonTime.Long(c.SentAt)}",
            c.Current == ClaimStepKind.Approved ? "Pay it" : "Look at it", ClaimsModel.Address(c.Id)))]);
    }
}
