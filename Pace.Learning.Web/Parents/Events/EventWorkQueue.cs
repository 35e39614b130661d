using Pace.Learning.Web.Parents.Events.Manage;
using Pace.Learning.Web.Parents.WorkQueue;

namespace Pace.Learning.Web.Parents.Events;

/// <summary>Dates for parents that are near.</summary>
internal sealed class EventWorkQueue(PaceDbContext db) : IWorkItems
{
    public async Task<IReadOnlyList<WorkItem>> ReadAsync(DateOnly today, CancellationToken cancellation)
    {
        var (from, until) = (LondonTime.StartOf(today), LondonTime.StartOf(today.AddDays(8)));
        var attending = db.ParentEventAttendances;
        var near = await db.ParentEvents.AsNoTracking().Where(e => e.StartsAt >= from && e.StartsAt < until && e.CancelledAt == null)
            .Select(e => new { Event = e, Coming = attending.Count(a => a.GatheringId == e.Id) }).ToListAsync(cancellation);
        return [.. near.Select(n => new WorkItem
        {
            Title = $"{n.Event.Title}, {Count.Of(n.Coming, "parent")} coming", Text = n.Event.About, Where = n.Event.Place, Act = "See the meeting",
            Url = ManageEventModel.Address(n.Event.Id), Day = LondonTime.DayOf(n.Event.StartsAt), At = n.Event.StartsAt, IsForStandIn = true,
        })];
    }
}
