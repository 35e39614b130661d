using Pace.Learning.Web.Parents.Expenses.Manage;
using Pace.Learning.Web.Parents.Participants;
using Pace.Learning.Web.Parents.WorkQueue;

namespace Pace.Learning.Web.Parents.Expenses;

/// <summary>Claims that wait for the manager.</summary>
internal sealed class ClaimWorkQueue(PaceDbContext db, ParticipantNames names) : IWorkItems
{
    public async Task<IReadOnlyList<WorkItem>> ReadAsync(DateOnly today, CancellationToken cancellation)
    {
        var open = await db.ExpenseClaims.AsNoTracking()
            .Where(c => c.Current == ClaimStepKind.Sent || c.Current == ClaimStepKind.Answered || c.Current == ClaimStepKind.Approved)
            .OrderBy(c => c.SentAt).ToListAsync(cancellation);
        var known = await names.OfAsync([.. open.Select(c => c.ParticipantId)], cancellation);
        return [.. open.Select(c => new WorkItem
        {
            Title = $"Claim from {known.GetValueOrDefault(c.ParticipantId, "(erased)")}", Text = $"{ExpenseClaim.Pounds(c.Pence)}.", Where = "Thanks and costs",
            Act = c.Current == ClaimStepKind.Approved ? "Pay the claim" : "Look at the claim", Url = ClaimsModel.Address(c.Id), Since = c.SentAt, SinceWord = "Sent",
        })];
    }
}
