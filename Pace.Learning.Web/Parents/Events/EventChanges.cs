using Pace.Learning.Web.Parents.Participants;
using Pace.Learning.Web.Parents.Preferences;
using Pace.Learning.Web.Platform.Calendar;
using Pace.Learning.Web.Platform.Mail.Letters;

namespace Pace.Learning.Web.Parents.Events;

/// <summary>A date for parents is moved or called off, and everybody who has put their name down hears of it.</summary>
internal sealed class EventChanges(PaceDbContext db, ParentMail mail, PublicUrl site, TimeProvider time)
{
    /// <summary>There is no such date.</summary>
    public static readonly Refusal NotThere = new("", "This date isn’t here");

    /// <summary>Calls it off.</summary>
    public Task<Refusal?> CancelAsync(Guid id, CancellationToken cancellation) => ChangeAsync(id, new DateOffLetter { Url = Page }, gathering =>
    {
        if (gathering.StartsAt <= Now)
        {
            return new Refusal("", "This is over, so it can’t be called off");
        }
        gathering.Cancel(Now);
        return null;
    }, cancellation);

    /// <summary>Puts it at another time or place.</summary>
    public Task<Refusal?> MoveAsync(Guid id, DateTime startsAt, string place, CancellationToken cancellation) =>
        ChangeAsync(id, new DateMovedLetter { Url = Page }, gathering => gathering.Move(startsAt, place, Now), cancellation);

    private Task<Refusal?> ChangeAsync(Guid id, Letter letter, Func<ParentEvent, Refusal?> change, CancellationToken cancellation) => db.RetryOnConflictAsync<Refusal?>(async stop =>
    {
        if (await db.ParentEvents.SingleOrDefaultAsync(g => g.Id == id, stop) is not { } gathering)
        {
            return NotThere;
        }
        var (before, startedAt) = (gathering.Changes, gathering.StartsAt);
        if (change(gathering) is { } refusal)
        {
            return refusal;
        }
        if (gathering.Changes > before)
        {
            var neededBy = (startedAt < gathering.StartsAt ? startedAt : gathering.StartsAt) - Appointment.GettingReady;
            foreach (var participantId in await db.ParentEventAttendances.Where(a => a.GatheringId == id).Select(a => a.ParticipantId).ToListAsync(stop))
            {
                await mail.SendAsync(participantId, letter, neededBy, stop);
            }
        }
        return null;
    }, cancellation);

    /// <summary>Those who come and want no mail: somebody must tell them.</summary>
    public async Task<IReadOnlyList<Guid>> WithoutMailAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellation) =>
        await db.ParticipantProfiles.Where(p => ids.Contains(p.Id) && p.Channel != ContactChannel.Email).Select(p => p.Id).ToListAsync(cancellation);

    private string Page => site.Of(EventsModel.Address);

    private DateTime Now => time.GetUtcNow().UtcDateTime;
}
