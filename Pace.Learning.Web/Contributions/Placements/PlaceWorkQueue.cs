using Pace.Learning.Web.Contributions.Placements.Free;
using Pace.Learning.Web.Parents.Participants;
using Pace.Learning.Web.Parents.WorkQueue;

namespace Pace.Learning.Web.Contributions.Placements;

/// <summary>Places whose words were taken back, or whose yes has ended: learners see nothing there, so there is no haste.</summary>
internal sealed class PlaceWorkQueue(PaceDbContext db, VoicePlaces places, ParticipantNames names, TimeProvider time) : IWorkItems
{
    public async Task<IReadOnlyList<WorkItem>> ReadAsync(DateOnly today, CancellationToken cancellation)
    {
        var held = await (from placement in db.HeldInVain(time.GetUtcNow().UtcDateTime)
                          join contribution in db.Contributions on placement.ContributionId equals contribution.Id
                          orderby placement.Key
                          select new { placement.Key, contribution.ParticipantId, At = (DateTime?)contribution.Withdrawal!.At }).AsNoTracking().ToListAsync(cancellation);
        var known = await names.OfAsync([.. held.Select(h => h.ParticipantId).Distinct()], cancellation);
        var lessons = (await places.CoursesAsync(cancellation)).SelectMany(c => c.Places).ToLookup(p => p.Key, p => p.LessonName);
        return [.. held.Select(h => new WorkItem
        {
            Title = $"A place is free: {lessons[h.Key].FirstOrDefault() ?? h.Key}",
            Text = $"{known.GetValueOrDefault(h.ParticipantId, "A parent")} {(h.At is null ? "doesn’t say yes to it any more" : "took their words back")}. Learners don’t see them.",
            Where = "In a lesson", Act = "See the place", Url = FreePlaceModel.Address(h.Key), Since = h.At,
        })];
    }
}
