using Pace.Learning.Web.Parents;
using Pace.Learning.Web.Talks.Care;
using Pace.Learning.Web.Talks.News;

namespace Pace.Learning.Web.Talks.Invitations;

/// <summary>A parent says yes, no or maybe, or steps back.</summary>
internal sealed class InvitationAnswers(PaceDbContext db, CarePlanner care, SpeakerConsents speaking, Replacements replacements, TrainerNews news, ParticipantLedger record, TimeProvider time)
{
    /// <summary>They were never asked this.</summary>
    public static readonly Refusal NotAsked = new("", "This question isn’t for you.");

    /// <summary>Answers. A yes takes a place when one is free, and plans the check-in and the debrief; a no gives it back.</summary>
    public Task<Refusal?> AnswerAsync(Guid invitationId, Guid participantId, AnswerKind kind, int round, CancellationToken cancellation) => db.RetryOnConflictAsync<Refusal?>(async stop =>
    {
        var now = time.GetUtcNow().UtcDateTime;
        if (await db.TalkInvitations.SingleOrDefaultAsync(i => i.Id == invitationId && i.ParticipantId == participantId, stop) is not { } invitation)
        {
            return NotAsked;
        }
        var talk = await db.Talks.SingleAsync(t => t.Id == invitation.TalkId, stop);
        var (before, version) = (invitation.StandingAt(now), invitation.Version);
        var lapsed = await speaking.LapsedAsync(stop);
        var speakers = await db.TalkInvitations.Where(i => i.TalkId == talk.Id && i.Current == AnswerKind.Yes).Select(i => i.ParticipantId).ToListAsync(stop);
        var hasPlace = speakers.Count(id => !lapsed.Contains((talk.Id, id))) < talk.SpeakersWanted;
        if (invitation.Answer(talk, kind, round, hasPlace, now) is { } refusal)
        {
            return refusal;
        }
        if (invitation.Version == version)
        {
            return null;
        }
        await FollowAsync(talk, participantId, before, invitation.StandingAt(now), stop);
        await record.AppendAsync(participantId, $"talk.{Act(invitation.Current)}", null, stop);
        return null;
    }, cancellation);

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
            await news.TellAsync(talk, SessionParts.Speakers, "A parent has said yes to speaking at your session.", cancellation);
        }
        else if (after == Standing.StandsBy)
        {
            await news.TellAsync(talk, SessionParts.Backup, "There is a back-up for your session now: another parent could step in.", cancellation);
        }
        else if (after is Standing.SaidNo or Standing.SteppedBack)
        {
            await care.DropAsync(talk.Id, participantId, cancellation);
            await replacements.FindAsync(talk, participantId, before, cancellation);
        }
    }
}
