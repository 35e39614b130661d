namespace Pace.Learning.Web.Parents.Events;

/// <summary>Dates that a parent has put their name down for.</summary>
internal sealed class EventRefusals(PaceDbContext db, TimeProvider time) : IRefusable
{
    public async Task<IReadOnlyList<ParentRefusal>> OfAsync(Guid participantId, CancellationToken cancellation)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var ahead = await (from attendance in db.ParentEventAttendances
                           join gathering in db.ParentEvents.AsNoTracking() on attendance.GatheringId equals gathering.Id
                           where attendance.ParticipantId == participantId && gathering.StartsAt > now && gathering.CancelledAt == null
                           orderby gathering.StartsAt
                           select gathering).ToListAsync(cancellation);
        return [.. ahead.Select(g => new ParentRefusal(
            $"{g.Title} on {LondonTime.LongDay(LondonTime.DayOf(g.StartsAt))}", "You are on the list.", ParentRefusal.StepBack, $"{EventsModel.Address}?handler=StepBack", ("id", $"{g.Id}")))];
    }
}
