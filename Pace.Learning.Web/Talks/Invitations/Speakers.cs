using Microsoft.EntityFrameworkCore;
using Pace.Learning.Web.Parents.Participants;
using Pace.Learning.Web.Platform.Data;
using Pace.Learning.Web.Talks;
using Pace.Learning.Web.Talks.Care;

namespace Pace.Learning.Web.Talks.Invitations;

/// <summary>Who speaks at a talk, as far as the trainer may know: chosen names of those who said yes and still consent, and whether a back-up is there.</summary>
internal sealed class Speakers(PaceDbContext db, ParticipantNames names, ILiveTalkConsents consents, CarePlanner care, TimeProvider time)
{
    public async Task<SpeakersOfTalk> OfAsync(Talk talk, CancellationToken cancellation)
    {
        var said = await db.TalkInvitations.AsNoTracking().Where(i => i.TalkId == talk.Id && (i.Current == AnswerKind.Yes || i.Current == AnswerKind.StandsBy))
            .Select(i => new { i.ParticipantId, i.Current }).ToListAsync(cancellation);
        var fit = talk.IsOver(Now) ? said.ConvertAll(s => s.ParticipantId) : await WillingAsync(talk, said.ConvertAll(s => s.ParticipantId), cancellation);
        var byId = await names.OfAsync(fit, cancellation);
        var recordings = await consents.RecordingsAsync(talk.Audience, talk.StartsAt, cancellation);
        var offered = await db.BackupOffers.AsNoTracking().Where(o => o.TalkId == talk.Id).ToListAsync(cancellation);
        return new SpeakersOfTalk(
            talk.IsCancelled ? [] : [.. said.Where(s => s.Current == AnswerKind.Yes && byId.ContainsKey(s.ParticipantId)).Select(s => byId[s.ParticipantId]).Order()],
            said.Exists(s => s.Current == AnswerKind.StandsBy && fit.Contains(s.ParticipantId)),
            // A recording whose consent has ended isn't on offer any more.
            [.. recordings.Where(r => offered.Exists(o => o.ContributionId == r.ContributionId)).Select(r => r.Kind)]);
    }

    /// <summary>Ends each yes whose consent has ended, and drops care that nobody waits for any more.</summary>
    public Task<int> KeepUpAsync(CancellationToken cancellation) => db.DecideAsync(async () =>
    {
        var now = Now;
        var ahead = await db.Talks.Where(t => t.StartsAt > now && t.Cancellation == null).ToListAsync(cancellation);
        foreach (var talk in ahead)
        {
            var invitations = await db.TalkInvitations.Where(i => i.TalkId == talk.Id).ToListAsync(cancellation);
            var willing = (await WillingAsync(talk, invitations.ConvertAll(i => i.ParticipantId), cancellation)).ToHashSet();
            foreach (var invitation in invitations)
            {
                if (invitation.StandingAt(now) is Standing.Speaks or Standing.StandsBy && !willing.Contains(invitation.ParticipantId))
                {
                    invitation.End(AnswerKind.ConsentEnded, now);
                    talk.Touch();
                }
                if (!invitation.IsLiveAt(now))
                {
                    await care.DropAsync(talk.Id, invitation.ParticipantId, cancellation);
                }
            }
        }
        return await db.SaveChangesAsync(cancellation);
    });

    private async Task<List<Guid>> WillingAsync(Talk talk, List<Guid> ids, CancellationToken cancellation)
    {
        if (ids.Count == 0)
        {
            return ids;
        }
        var consenting = await consents.WhoAsync(talk.Audience, talk.StartsAt, cancellation);
        var taking = await db.Participants.AsNoTracking().Where(p => ids.Contains(p.Id) && p.Erasure == null).ToListAsync(cancellation);
        return [.. taking.Where(p => consenting.Contains(p.Id) && !p.IsPausedAt(talk.StartsAt)).Select(p => p.Id)];
    }

    private DateTime Now => time.GetUtcNow().UtcDateTime;
}

/// <summary>What a trainer sees.</summary>
/// <param name="Names">Chosen names of those who speak.</param>
/// <param name="HasParentStandingBy">Another parent would step in.</param>
/// <param name="Recordings">Kinds of recordings that are offered instead.</param>
internal sealed record SpeakersOfTalk(IReadOnlyList<string> Names, bool HasParentStandingBy, IReadOnlyList<string> Recordings)
{
    /// <summary>Whether a back-up is offered.</summary>
    public bool HasBackup => HasParentStandingBy || Recordings.Count > 0;
}
