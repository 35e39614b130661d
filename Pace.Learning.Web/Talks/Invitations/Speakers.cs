using Pace.Learning.Web.Contributions.Consents;
using Pace.Learning.Web.Parents.Participants;
using Pace.Learning.Web.Talks.Care;

namespace Pace.Learning.Web.Talks.Invitations;

/// <summary>Who speaks at a talk, as far as the trainer may know: chosen names of those who said yes and still consent, and whether a back-up is there.</summary>
internal sealed class Speakers(PaceDbContext db, ParticipantNames names, ILiveTalkConsents consents, SpeakerConsents speaking, CarePlanner care, Replacements replacements, TimeProvider time)
{
    public async Task<SpeakersOfTalk> OfAsync(Talk talk, CancellationToken cancellation)
    {
        var said = await db.TalkInvitations.AsNoTracking().Where(i => i.TalkId == talk.Id && (i.Current == AnswerKind.Yes || i.Current == AnswerKind.StandsBy))
            .Select(i => new { i.ParticipantId, i.Current }).ToListAsync(cancellation);
        var ids = said.ConvertAll(s => s.ParticipantId);
        var fit = talk.IsOver(Now) ? ids : await speaking.WillingAsync(TalkTerms.Of(talk), ids, cancellation);
        var byId = await names.OfAsync(fit, cancellation);
        var recordings = await consents.RecordingsAsync(TalkLabels.RecordingUse(talk.Audience), talk.StartsAt, cancellation);
        var offered = await db.BackupOffers.AsNoTracking().Where(o => o.TalkId == talk.Id).ToListAsync(cancellation);
        return new SpeakersOfTalk(
            talk.IsCancelled ? [] : [.. said.Where(s => s.Current == AnswerKind.Yes && byId.ContainsKey(s.ParticipantId)).Select(s => byId[s.ParticipantId]).Order()],
            said.Exists(s => s.Current == AnswerKind.StandsBy && fit.Contains(s.ParticipantId)),
            // A recording whose consent has ended isn't on offer any more.
            [.. recordings.Where(r => offered.Exists(o => o.ContributionId == r.ContributionId)).Select(r => r.Kind)])
        {
            Who = talk.IsCancelled ? [] : [.. said.Where(s => s.Current == AnswerKind.Yes && fit.Contains(s.ParticipantId)).Select(s => s.ParticipantId)],
            Spare = talk.IsCancelled ? [] : [.. said.Where(s => s.Current == AnswerKind.StandsBy && fit.Contains(s.ParticipantId)).Select(s => s.ParticipantId),
                .. recordings.Where(r => offered.Exists(o => o.ContributionId == r.ContributionId)).Select(r => r.ContributionId)],
        };
    }

    /// <summary>Ends each yes whose consent has ended, and drops care that nobody waits for any more. Answers how many ended.</summary>
    public Task<int> KeepUpAsync(CancellationToken cancellation) => db.RetryOnConflictAsync(async stop =>
    {
        var now = Now;
        var lapsed = await speaking.LapsedAsync(stop);
        var ended = 0;
        foreach (var talk in await db.Talks.Where(t => t.StartsAt > now && t.Cancellation == null).ToListAsync(stop))
        {
            foreach (var invitation in await db.TalkInvitations.Where(i => i.TalkId == talk.Id).ToListAsync(stop))
            {
                // Somebody else may have ended it since the question was asked.
                if (invitation.IsLiveAt(now) && lapsed.Contains((talk.Id, invitation.ParticipantId)))
                {
                    var before = invitation.StandingAt(now);
                    invitation.End(AnswerKind.ConsentEnded, now);
                    await replacements.FindAsync(talk, invitation.ParticipantId, before, stop);
                    ended++;
                }
                if (!invitation.IsLiveAt(now))
                {
                    await care.DropAsync(talk.Id, invitation.ParticipantId, stop);
                }
            }
        }
        return ended;
    }, cancellation);

    private DateTime Now => time.GetUtcNow().UtcDateTime;
}

/// <summary>What a trainer sees.</summary>
/// <param name="Names">Chosen names of those who speak.</param>
/// <param name="HasParentStandingBy">Another parent would step in.</param>
/// <param name="Recordings">Kinds of recordings that are offered instead.</param>
internal sealed record SpeakersOfTalk(IReadOnlyList<string> Names, bool HasParentStandingBy, IReadOnlyList<string> Recordings)
{
    /// <summary>Those who speak, by id.</summary>
    public required IReadOnlyList<Guid> Who { get; init; }

    /// <summary>Those who stand by, and recordings that do, by id.</summary>
    public required IReadOnlyList<Guid> Spare { get; init; }

    /// <summary>Whether a back-up is offered.</summary>
    public bool HasBackup => HasParentStandingBy || Recordings.Count > 0;
}
