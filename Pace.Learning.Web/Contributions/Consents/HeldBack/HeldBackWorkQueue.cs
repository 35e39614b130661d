using Pace.Learning.Web.Parents.WorkQueue;

namespace Pace.Learning.Web.Contributions.Consents.HeldBack;

/// <summary>After a restore: parents to ask, as one line however many they are.</summary>
internal sealed class HeldBackWorkQueue(HeldBackConsents held) : IWorkItems
{
    public async Task<IReadOnlyList<WorkItem>> ReadAsync(DateOnly today, CancellationToken cancellation)
    {
        var waiting = await held.Waiting.AsNoTracking().Select(c => new { c.ParticipantId, c.End!.At }).ToListAsync(cancellation);
        return waiting.Count == 0 ? [] :
        [
            new WorkItem
            {
                Title = $"{Count.Of(waiting.Count, "yes", "yeses")} held back", Text = $"The site was put back from an older copy. Ask {Count.Of(waiting.Select(w => w.ParticipantId).Distinct().Count(), "parent")} what still holds.",
                Where = "Contributions", Act = "Ask, and write it down", Url = HeldBackModel.Address, Since = waiting.Min(w => w.At),
            },
        ];
    }
}
