using Pace.Learning.Web.Parents;
using Pace.Learning.Web.Talks.Care;
using Pace.Learning.Web.Talks.Matching;

namespace Pace.Learning.Web.Talks.Invitations;

/// <summary>A talk is moved or called off, and everybody who was asked hears what that means for them.</summary>
internal sealed class TalkChanges(PaceDbContext db, Candidates candidates, CarePlanner care, TalkMail mail, ParticipantLedger record, TimeProvider time)
{
    /// <summary>Moves a talk. A yes was a yes to that day: whoever it still suits by their own rules is asked again, the others hear that it is off for them.</summary>
    public Task<Refusal?> MoveAsync(Guid talkId, DateTime startsAt, Guid by, CancellationToken cancellation) => db.RetryOnConflictAsync<Refusal?>(async stop =>
    {
        var now = Now;
        var talk = await db.Talks.SingleAsync(t => t.Id == talkId, stop);
        if (talk.StartsAt == startsAt)
        {
            return null;
        }
        var live = (await db.TalkInvitations.Where(i => i.TalkId == talkId).ToListAsync(stop)).FindAll(i => i.IsLiveAt(now));
        if (talk.Move(by, startsAt, now) is { } refusal)
        {
            return refusal;
        }
        foreach (var invitation in live)
        {
            await AskAgainOrEndAsync(talk, invitation, stop);
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
        foreach (var invitation in live)
        {
            await EndAsync(invitation, AnswerKind.TalkCancelled, stop);
            await mail.ChangedAsync(invitation.ParticipantId, stop);
            await record.AppendAsync(invitation.ParticipantId, "talk.cancelled", by, stop);
        }
        return null;
    }, cancellation);

    private async Task AskAgainOrEndAsync(Talk talk, TalkInvitation invitation, CancellationToken cancellation)
    {
        var exclusions = await candidates.ExclusionsAsync(talk, invitation.ParticipantId, again: true, cancellation);
        if (exclusions is { Count: 0 })
        {
            // The care that was planned waits for the new answer: a yes puts it on its new days, a no drops it.
            invitation.AskAgain(talk, invitation.AskedBy, Now);
            await care.MoveAsync(talk, invitation.ParticipantId, cancellation);
            await mail.AskedAsync(invitation, cancellation);
            return;
        }
        await EndAsync(invitation, AnswerKind.NoLongerFits, cancellation);
        await mail.ChangedAsync(invitation.ParticipantId, cancellation);
    }

    private async Task EndAsync(TalkInvitation invitation, AnswerKind why, CancellationToken cancellation)
    {
        var saidYes = invitation.StandingAt(Now) is Standing.Speaks or Standing.StandsBy;
        invitation.End(why, Now);
        if (saidYes)
        {
            await care.ReplaceWithAWordAsync(invitation.TalkId, invitation.ParticipantId, cancellation);
        }
        else
        {
            await care.DropAsync(invitation.TalkId, invitation.ParticipantId, cancellation);
        }
    }

    private DateTime Now => time.GetUtcNow().UtcDateTime;
}
