using Microsoft.EntityFrameworkCore;
using Pace.Learning.Web.Parents;
using Pace.Learning.Web.Platform.Data;
using Pace.Learning.Web.Talks;
using Pace.Learning.Web.Talks.Care;

namespace Pace.Learning.Web.Talks.Invitations;

/// <summary>A parent says yes, no or maybe, or steps back.</summary>
internal sealed class InvitationAnswers(PaceDbContext db, CarePlanner care, TalkMail mail, ParticipantLedger record, TimeProvider time)
{
    /// <summary>Answers. A yes takes a place when one is free, and plans the check-in and the debrief; a no gives it back.</summary>
    public Task<Refusal?> AnswerAsync(Guid invitationId, Guid participantId, AnswerKind kind, int round, CancellationToken cancellation) => db.DecideAsync(async () =>
    {
        var now = time.GetUtcNow().UtcDateTime;
        var invitation = await db.TalkInvitations.SingleAsync(i => i.Id == invitationId && i.ParticipantId == participantId, cancellation);
        var talk = await db.Talks.SingleAsync(t => t.Id == invitation.TalkId, cancellation);
        var (before, version) = (invitation.StandingAt(now), invitation.Version);
        var hasPlace = await db.TalkInvitations.CountAsync(i => i.TalkId == talk.Id && i.Current == AnswerKind.Yes, cancellation) < talk.SpeakersWanted;
        if (invitation.Answer(talk, kind, round, hasPlace, now) is { } refusal)
        {
            return refusal;
        }
        if (invitation.Version == version)
        {
            return null;
        }
        await FollowAsync(talk, participantId, before, invitation.StandingAt(now), cancellation);
        await record.AppendAsync(participantId, $"talk.{Act(invitation.Current)}", null, cancellation);
        await db.SaveChangesAsync(cancellation);
        return null;
    });

    private static string Act(AnswerKind? kind) => kind switch
    {
        AnswerKind.Yes => "said-yes",
        AnswerKind.StandsBy => "stands-by",
        AnswerKind.Maybe => "said-maybe",
        AnswerKind.SteppedBack => "stepped-back",
        _ => "said-no",
    };

    private async Task FollowAsync(Talk talk, Guid participantId, Standing before, Standing after, CancellationToken cancellation)
    {
        if (after == Standing.Speaks)
        {
            talk.Touch();
            await care.PlanAsync(talk, participantId, cancellation);
            await mail.TrainerAsync(talk, "A parent has said yes to speaking at your session.", cancellation);
        }
        else if (after is Standing.SaidNo or Standing.SteppedBack)
        {
            await care.DropAsync(talk.Id, participantId, cancellation);
            if (before == Standing.Speaks)
            {
                talk.Touch();
                await mail.TrainerAsync(talk, "Who speaks at your session has changed. We are looking for a back-up and will be in touch.", cancellation);
            }
        }
    }
}
