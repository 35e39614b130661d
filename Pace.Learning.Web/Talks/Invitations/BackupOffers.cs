using Pace.Learning.Web.Contributions.Consents;
using Pace.Learning.Web.Talks.News;

namespace Pace.Learning.Web.Talks.Invitations;

/// <summary>The manager offers a recording in place of a speaker.</summary>
internal sealed class BackupOffers(PaceDbContext db, ILiveTalkConsents consents, TrainerNews news, TimeProvider time)
{
    /// <summary>Offers it, when its parent consents to this audience on that day. Offering twice is offering once.</summary>
    public Task<Refusal?> OfferAsync(Guid talkId, Guid contributionId, Guid by, CancellationToken cancellation) => db.RetryOnConflictAsync<Refusal?>(async stop =>
    {
        var now = time.GetUtcNow().UtcDateTime;
        var talk = await db.Talks.SingleAsync(t => t.Id == talkId, stop);
        if (!talk.IsAhead(now))
        {
            return new Refusal("", "This talk is over or cancelled");
        }
        var recordings = await consents.RecordingsAsync(TalkLabels.RecordingUse(talk.Audience), talk.StartsAt, stop);
        if (recordings.FirstOrDefault(r => r.ContributionId == contributionId) is not { } recording)
        {
            return new Refusal("", "There is no consent to show this recording there");
        }
        if (!await db.BackupOffers.AnyAsync(o => o.TalkId == talkId && o.ContributionId == contributionId, stop))
        {
            db.BackupOffers.Add(new BackupOffer(talkId, contributionId, recording.ParticipantId, by, now));
            await news.TellAsync(talk, SessionParts.Backup, "There is a back-up for your session now.", stop);
        }
        return null;
    }, cancellation);
}
