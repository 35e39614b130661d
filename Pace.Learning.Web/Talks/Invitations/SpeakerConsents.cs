using Pace.Learning.Web.Contributions.Consents;
using Pace.Learning.Web.Parents.Participants;
using Pace.Learning.Web.Parents.Preferences;

namespace Pace.Learning.Web.Talks.Invitations;

/// <summary>
/// Who of those who said yes to a talk still may speak: they consent to this audience and subject, take no break on that day and take part. A yes without that counts for
/// nothing from that moment on, whoever looks; <see cref="EndYesesWithoutConsent"/> writes down a little later that it has ended.
/// </summary>
internal sealed class SpeakerConsents(PaceDbContext db, ILiveTalkConsents consents, TimeProvider time)
{
    /// <summary>Those of some parents who may speak.</summary>
    public async Task<IReadOnlyList<Guid>> WillingAsync(TalkTerms talk, IReadOnlyCollection<Guid> ids, CancellationToken cancellation)
    {
        if (ids.Count == 0)
        {
            return [];
        }
        var consenting = await consents.WhoAsync(TalkLabels.SpeakingUse(talk.Audience), talk.StartsAt, cancellation);
        var taking = await db.ParticipantProfiles.Where(p => ids.Contains(p.Id) && !p.IsErased).ToListAsync(cancellation);
        return [.. taking.Where(p => consenting.TryGetValue(p.Id, out var said) && said.Covers(talk.Topics, talk.IsOnline) && !p.IsPausedAt(talk.StartsAt)).Select(p => p.Id)];
    }

    /// <summary>Yeses to talks to come that count for nothing any more.</summary>
    public async Task<IReadOnlySet<(Guid TalkId, Guid ParticipantId)>> LapsedAsync(CancellationToken cancellation)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var yeses = await (from invitation in db.TalkInvitations.AsNoTracking()
                           join talk in db.Talks on invitation.TalkId equals talk.Id
                           where talk.StartsAt > now && talk.Cancellation == null
                               && (invitation.Current == AnswerKind.Yes || invitation.Current == AnswerKind.StandsBy)
                           select new { talk.Id, Terms = new TalkTerms(talk.Audience, talk.StartsAt, talk.Topics, talk.IsOnline), invitation.ParticipantId }).ToListAsync(cancellation);
        HashSet<(Guid, Guid)> lapsed = [];
        foreach (var talk in yeses.GroupBy(y => (y.Id, y.Terms)))
        {
            Guid[] said = [.. talk.Select(y => y.ParticipantId)];
            var willing = await WillingAsync(talk.Key.Terms, said, cancellation);
            lapsed.UnionWith(said.Except(willing).Select(id => (talk.Key.Id, id)));
        }
        return lapsed;
    }
}

/// <summary>What a talk asks of a consent to speak.</summary>
internal sealed record TalkTerms(string Audience, DateTime StartsAt, Topics Topics, bool IsOnline)
{
    public static TalkTerms Of(Talk talk) => new(talk.Audience, talk.StartsAt, talk.Topics, talk.IsOnline);
}
