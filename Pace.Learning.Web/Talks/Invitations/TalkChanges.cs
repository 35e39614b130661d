using Pace.Learning.Web.Parents;
using Pace.Learning.Web.Parents.Participants;
using Pace.Learning.Web.Platform.Calendar;
using Pace.Learning.Web.Talks.Care;
using Pace.Learning.Web.Talks.Matching;
using Pace.Learning.Web.Talks.News;

namespace Pace.Learning.Web.Talks.Invitations;

/// <summary>A talk is moved or called off, and everybody who was asked hears what that means for them.</summary>
internal sealed class TalkChanges(PaceDbContext db, Candidates candidates, CarePlanner care, TalkMail mail, TrainerNews news, ParticipantLedger record, TimeProvider time)
{
    /// <summary>Moves a talk, in time, place or both. A yes was a yes to that: whoever it still suits by their own rules is asked again, the others hear that it is off for them.</summary>
    public Task<Refusal?> MoveAsync(Guid talkId, DateTime startsAt, Guid by, CancellationToken cancellation, TalkPlace? where = null) => db.RetryOnConflictAsync<Refusal?>(async stop =>
    {
        var now = Now;
        var talk = await db.Talks.SingleAsync(t => t.Id == talkId, stop);
        if (!talk.IsElsewhere(startsAt, where))
        {
            return null;
        }
        var live = (await db.TalkInvitations.Where(i => i.TalkId == talkId).ToListAsync(stop)).FindAll(i => i.IsLiveAt(now));
        var (before, placeBefore) = (talk.StartsAt, talk.Place);
        var neededBy = (talk.StartsAt < startsAt ? talk.StartsAt : startsAt) - Appointment.GettingReady;
        if (talk.Move(by, startsAt, where, now) is { } refusal)
        {
            return refusal;
        }
        var isLater = startsAt != before;
        await news.TellAsync(talk, SessionParts.Time | SessionParts.Place | SessionParts.Speakers | SessionParts.Backup,
            $"Your session is now {(isLater ? $"on {LondonTime.LongDayAndTime(startsAt)}" : TrainerNews.Where(talk))}{(isLater && where is not null && talk.Place != placeBefore ? $", {TrainerNews.Where(talk)}" : "")}. "
            + $"Everybody who had said yes hears of it, and is asked again if the new {(isLater ? "day" : "place")} suits them.", stop);
        foreach (var invitation in live)
        {
            await AskAgainOrEndAsync(talk, invitation, neededBy, stop);
            await record.AppendAsync(invitation.ParticipantId, "talk.moved", by, stop);
        }
        return null;
    }, cancellation);

    /// <summary>Calls a talk off.</summary>
    public Task<Refusal?> CancelAsync(Guid talkId, Guid by, CancellationToken cancellation) => db.RetryOnConflictAsync<Refusal?>(async stop =>
    {
        var now = Now;
        var talk = await db.Talks.SingleAsync(t => t.Id == talkId, stop);
        if (talk.IsCancelled)
        {
            return null;
        }
        if (talk.Cancel(by, now) is { } refusal)
        {
            return refusal;
        }
        var live = (await db.TalkInvitations.Where(i => i.TalkId == talkId).ToListAsync(stop)).FindAll(i => i.IsLiveAt(now));
        await news.TellAsync(talk, SessionParts.Off | SessionParts.Speakers | SessionParts.Backup, $"Your session on {LondonTime.LongDayAndTime(talk.StartsAt)} is cancelled. Everybody who was to come is told.", stop);
        foreach (var invitation in live)
        {
            await EndAsync(invitation, AnswerKind.TalkCancelled, talk.StartsAt - Appointment.GettingReady, stop);
            await record.AppendAsync(invitation.ParticipantId, "talk.cancelled", by, stop);
        }
        return null;
    }, cancellation);

    private async Task AskAgainOrEndAsync(Talk talk, TalkInvitation invitation, DateTime neededBy, CancellationToken cancellation)
    {
        var reachesAt = await ReachesAsync(invitation, neededBy, cancellation);
        if (reachesAt is { } at && TalkInvitation.LeavesTime(talk, at) && await candidates.ExclusionsAsync(talk, invitation.ParticipantId, again: true, cancellation) is { Count: 0 })
        {
            // The care that was planned waits for the new answer: a yes puts it on its new days, a no drops it.
            var knewOfIt = SaidYes(invitation);
            invitation.AskAgain(talk, invitation.AskedBy, Now, at);
            await care.MoveAsync(talk, invitation.ParticipantId, cancellation);
            await mail.AskedAsync(invitation, cancellation, knewOfIt ? neededBy : null);
            return;
        }
        await EndAsync(invitation, AnswerKind.NoLongerFits, neededBy, cancellation);
    }

    // Whoever had said yes must know before they get ready for the old day; the others are asked when they may be.
    private async Task<DateTime?> ReachesAsync(TalkInvitation invitation, DateTime neededBy, CancellationToken cancellation)
    {
        var from = (await db.ParticipantProfiles.SingleAsync(p => p.Id == invitation.ParticipantId, cancellation)).MayBeAskedFrom(Now);
        return SaidYes(invitation) && (from is null || from >= neededBy) ? Now : from;
    }

    private async Task EndAsync(TalkInvitation invitation, AnswerKind why, DateTime neededBy, CancellationToken cancellation)
    {
        var saidYes = SaidYes(invitation);
        invitation.End(why, Now);
        if (saidYes)
        {
            await care.ReplaceWithAWordAsync(invitation.TalkId, invitation.ParticipantId, cancellation);
            await mail.OffAsync(invitation.ParticipantId, neededBy, cancellation);
        }
        else
        {
            await care.DropAsync(invitation.TalkId, invitation.ParticipantId, cancellation);
            await mail.ChangedAsync(invitation.ParticipantId, cancellation);
        }
    }

    private bool SaidYes(TalkInvitation invitation) => invitation.StandingAt(Now) is Standing.Speaks or Standing.StandsBy;

    private DateTime Now => time.GetUtcNow().UtcDateTime;
}
