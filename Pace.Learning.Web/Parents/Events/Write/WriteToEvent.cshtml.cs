using Pace.Learning.Web.Parents.Events.Manage;
using Pace.Learning.Web.Parents.Messages;

namespace Pace.Learning.Web.Parents.Events.Write;

/// <summary>One mail to everybody who comes to a meeting.</summary>
[OnlyFor(Roles.ParticipationManager, Roles.StandIn)]
internal sealed class WriteToEventModel(PaceDbContext db, GroupMessages messages) : MessagePage(messages)
{
    /// <summary>What messages call a meeting.</summary>
    public const string Kind = "event";

    /// <summary>The page's address.</summary>
    public static string Address(Guid id) => $"{ManageEventsModel.Address}/{id}/message";

    protected override async Task<(MessageAbout About, string Title, string Back, IReadOnlyCollection<Guid> To)?> FindAsync(Guid id, CancellationToken cancellation) =>
        await db.ParentEvents.AsNoTracking().SingleOrDefaultAsync(e => e.Id == id, cancellation) is { } meeting
            ? (new MessageAbout(Kind, id, meeting.StartsAt, EventsModel.Address), $"{meeting.Title}, {LondonTime.LongDayAndTime(meeting.StartsAt)}", ManageEventModel.Address(id),
                await db.ParentEventAttendances.Where(a => a.GatheringId == id).Select(a => a.ParticipantId).ToListAsync(cancellation))
            : null;
}
