using Pace.Learning.Web.Parents.Participants;
using Pace.Learning.Web.Parents.WorkQueue;

namespace Pace.Learning.Web.Contributions.Consents.Renewals;

/// <summary>Consents that end soon. The parent was asked already; silence means no, so there is nothing to chase.</summary>
internal sealed class RenewalWorkQueue(PaceDbContext db, ParticipantNames names, TimeProvider time) : IWorkQueueSection
{
    private const int Days = 30;

    public async Task<WorkQueueSection> ReadAsync(CancellationToken cancellation)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var until = now.AddDays(Days);
        var ending = await db.Consents.AsNoTracking().LiveAt(db, now).Where(c => c.EndsAt < until && c.Use != ConsentUse.AreaReview)
            .GroupBy(c => c.ParticipantId).Select(g => new { g.Key, First = g.Min(c => c.EndsAt), Count = g.Count() }).ToListAsync(cancellation);
        var known = await names.OfAsync([.. ending.Select(e => e.Key)], cancellation);
        return new WorkQueueSection("renewals", "Consents that end soon", [.. ending.OrderBy(e => e.First).Select(e => new WorkQueueItem(
            $"{known.GetValueOrDefault(e.Key, "(erased)")}: {e.Count}, the first on {LondonTime.Long(e.First.AddTicks(-1))}", "See what they share", "/manage/participation/contributions"))]);
    }
}
