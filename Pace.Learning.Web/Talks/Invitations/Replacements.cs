using Pace.Learning.Web.Contributions.Consents;
using Pace.Learning.Web.Parents.Participants;
using Pace.Learning.Web.Talks.News;

namespace Pace.Learning.Web.Talks.Invitations;

/// <summary>
/// Somebody who had said yes to a talk doesn't speak there after all. In the same act a back-up is offered and the trainer is told, never who it was or why: another parent who
/// stands by is asked to step in, or else a recording that its parent agreed to for this audience is put beside the session.
/// </summary>
internal sealed class Replacements(PaceDbContext db, SpeakerInvitations asking, ILiveTalkConsents consents, TrainerNews news, TimeProvider time)
{
    /// <summary>Finds one. The caller saves, and has ended the yes before.</summary>
    /// <param name="talk">The talk.</param>
    /// <param name="participantId">Who doesn't speak.</param>
    /// <param name="before">What their yes was: to speak, or to stand by.</param>
    /// <param name="cancellation">Stops the search.</param>
    public async Task FindAsync(Talk talk, Guid participantId, Standing before, CancellationToken cancellation)
    {
        if (before is not (Standing.Speaks or Standing.StandsBy) || !talk.IsAhead(Now))
        {
            return;
        }
        talk.Touch();
        var changed = before == Standing.Speaks ? "Who speaks at your session has changed." : "The back-up for your session has changed.";
        var found = before == Standing.Speaks && await AskToStepInAsync(talk, participantId, cancellation)
                ? "Somebody had said that they could step in. We have asked them."
            : await RecordingAsync(talk, participantId, cancellation) is { } kind
                ? $"A back-up is there: a recording that a parent agreed to ({kind})."
            : "We are looking for a back-up and will be in touch.";
        await news.TellAsync(talk, before == Standing.Speaks ? SessionParts.Speakers | SessionParts.Backup : SessionParts.Backup, $"{changed} {found}", cancellation);
    }

    private async Task<bool> AskToStepInAsync(Talk talk, Guid except, CancellationToken cancellation)
    {
        var standBy = await db.TalkInvitations.Where(i => i.TalkId == talk.Id && i.ParticipantId != except && i.Current == AnswerKind.StandsBy)
            .OrderBy(i => i.AskedAt).ToListAsync(cancellation);
        foreach (var invitation in standBy)
        {
            // The rules are held against them as when anybody asks: somebody who needs more notice by now isn't asked.
            if (await asking.AskInActAsync(talk, invitation.ParticipantId, invitation.AskedBy, null, cancellation) is null)
            {
                return true;
            }
        }
        return false;
    }

    private async Task<string?> RecordingAsync(Talk talk, Guid except, CancellationToken cancellation)
    {
        var now = Now;
        var recordings = await consents.RecordingsAsync(TalkLabels.RecordingUse(talk.Audience), talk.StartsAt, cancellation);
        var owners = recordings.Select(r => r.ParticipantId).Distinct().ToList();
        var paused = (await db.ParticipantProfiles.Where(p => owners.Contains(p.Id)).ToListAsync(cancellation)).Where(p => p.IsPausedAt(now)).Select(p => p.Id).Append(except).ToHashSet();
        var free = recordings.Where(r => !paused.Contains(r.ParticipantId)).ToList();
        var offers = await db.BackupOffers.AsNoTracking().Where(o => owners.Contains(o.ParticipantId)).ToListAsync(cancellation);
        if (free.Find(r => offers.Exists(o => o.TalkId == talk.Id && o.ContributionId == r.ContributionId)) is { } offered)
        {
            return offered.Kind;
        }
        // Those whose recordings have stood by least often come first.
        if (free.OrderBy(r => offers.Count(o => o.ParticipantId == r.ParticipantId)).FirstOrDefault() is not { } recording)
        {
            return null;
        }
        if (!await db.BackupOffers.AnyAsync(o => o.TalkId == talk.Id && o.ContributionId == recording.ContributionId, cancellation))
        {
            db.BackupOffers.Add(new BackupOffer(talk.Id, recording.ContributionId, recording.ParticipantId, null, now));
        }
        return recording.Kind;
    }

    private DateTime Now => time.GetUtcNow().UtcDateTime;
}
