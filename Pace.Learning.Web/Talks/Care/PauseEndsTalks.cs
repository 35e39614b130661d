using Pace.Learning.Web.Parents.Pauses;
using Pace.Learning.Web.Talks.Invitations;

namespace Pace.Learning.Web.Talks.Care;

/// <summary>
/// A break ends every yes to a talk in the transaction that begins the break, whoever writes it. It doesn't come back by
/// itself afterwards: they may be asked again. Who must know of it is told by <see cref="TalksOfAPause"/>. Questions without an answer stay, out of sight, and are there again after the break if they are still open.
/// </summary>
internal sealed class PauseEndsTalks(TimeProvider time) : IPauseBegun
{
    public async Task OnPausedAsync(PaceDbContext db, Guid participantId, CancellationToken cancellation)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var yeses = await (from invitation in db.TalkInvitations
                           join talk in db.Talks on invitation.TalkId equals talk.Id
                           where invitation.ParticipantId == participantId && talk.StartsAt > now
                               && (invitation.Current == AnswerKind.Yes || invitation.Current == AnswerKind.StandsBy)
                           select new { invitation, talk }).ToListAsync(cancellation);
        foreach (var yes in yeses)
        {
            yes.invitation.End(AnswerKind.OnABreak, now);
            yes.talk.Touch();
            var tasks = await db.CareTasks.Where(t => t.TalkId == yes.talk.Id && t.ParticipantId == participantId && t.Closing == null).ToListAsync(cancellation);
            tasks.ForEach(t => t.Drop(now));
        }
    }
}
