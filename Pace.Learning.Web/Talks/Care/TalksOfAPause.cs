using Pace.Learning.Web.Parents.Pauses;
using Pace.Learning.Web.Talks.Invitations;

namespace Pace.Learning.Web.Talks.Care;

/// <summary>What a pause does to talks that a parent has said yes to: they hear it before, and the trainer hears of it in the same act.</summary>
internal sealed class TalksOfAPause(PaceDbContext db, CarePlanner care, Replacements replacements, TimeProvider time) : IPauseOutcomes
{
    public async Task<IReadOnlyList<PauseOutcome>> OfAsync(Guid participantId, CancellationToken cancellation) =>
        [.. (await db.YesesAhead(participantId, time.GetUtcNow().UtcDateTime).OrderBy(y => y.Talk.StartsAt).ToListAsync(cancellation)).Select(y => new PauseOutcome(
            y.Invitation.Id, $"A talk on {LondonTime.LongDayAndTime(y.Talk.StartsAt)}",
            "If you pause, you do not speak there. We tell the trainer right away, and offer them a back-up. We do not say why. "
            + "When you are back, your yes stays off. We may ask you again, and you can say yes or no."))];

    public async Task BeginAsync(Guid participantId, CancellationToken cancellation)
    {
        var now = time.GetUtcNow().UtcDateTime;
        foreach (var (invitation, talk) in (await db.YesesAhead(participantId, now).ToListAsync(cancellation)).Select(y => (y.Invitation, y.Talk)))
        {
            var before = invitation.StandingAt(now);
            invitation.End(AnswerKind.OnABreak, now);
            await care.DropAsync(talk.Id, participantId, cancellation);
            await replacements.FindAsync(talk, participantId, before, cancellation);
        }
    }
}

/// <summary>Yeses to talks to come.</summary>
internal static class Yeses
{
    public static IQueryable<Yes> YesesAhead(this PaceDbContext db, Guid participantId, DateTime now) =>
        from invitation in db.TalkInvitations
        join talk in db.Talks on invitation.TalkId equals talk.Id
        where invitation.ParticipantId == participantId && talk.StartsAt > now && talk.Cancellation == null
            && (invitation.Current == AnswerKind.Yes || invitation.Current == AnswerKind.StandsBy)
        select new Yes { Invitation = invitation, Talk = talk };

    internal sealed class Yes
    {
        public required TalkInvitation Invitation { get; init; }

        public required Talk Talk { get; init; }
    }
}
