using Pace.Learning.Web.Contributions.Consents;
using Pace.Learning.Web.Parents.Participants;
using Pace.Learning.Web.Talks.Matching;

namespace Pace.Learning.Web.Talks.Invitations;

/// <summary>Everything about one talk, for the manager only.</summary>
internal sealed class TalkBoard(PaceDbContext db, Candidates candidates, ParticipantNames names, ILiveTalkConsents consents, SpeakerConsents speaking, TimeProvider time)
{
    public async Task<Board?> OfAsync(Guid talkId, CancellationToken cancellation)
    {
        if (await db.Talks.AsNoTracking().SingleOrDefaultAsync(t => t.Id == talkId, cancellation) is not { } talk)
        {
            return null;
        }
        var now = time.GetUtcNow().UtcDateTime;
        var isAhead = talk.IsAhead(now);
        var asked = await db.TalkInvitations.AsNoTracking().Include(i => i.Answers).Where(i => i.TalkId == talkId).OrderBy(i => i.AskedAt).ToListAsync(cancellation);
        // Only to be shown as it is: nothing here is saved.
        var lapsed = await speaking.LapsedAsync(cancellation);
        asked.FindAll(i => lapsed.Contains((talkId, i.ParticipantId))).ForEach(i => i.End(AnswerKind.ConsentEnded, now));
        var match = isAhead ? await candidates.MatchAsync(talk, cancellation) : new MatchingResult([], []);
        var recordings = isAhead ? await consents.RecordingsAsync(TalkLabels.RecordingUse(talk.Audience), talk.StartsAt, cancellation) : [];
        var offered = await db.BackupOffers.AsNoTracking().Where(o => o.TalkId == talkId).Select(o => o.ContributionId).ToListAsync(cancellation);
        var excluded = match.Excluded.Where(e => !e.Candidate.WasAskedForThis).ToList();
        var named = await names.OfAsync(
            [.. match.Fitting.Select(c => c.Id), .. excluded.Select(e => e.Candidate.Id), .. asked.Select(i => i.ParticipantId), .. recordings.Select(r => r.ParticipantId)],
            cancellation);
        var shown = match.Fitting.Select(c => c.Id).Concat(asked.Select(i => i.ParticipantId)).ToList();
        var profiles = await db.ParticipantProfiles.Where(p => shown.Contains(p.Id)).ToListAsync(cancellation);
        return new Board(talk, match.Fitting, excluded, asked, recordings, offered.ToHashSet(), named)
        {
            OnABreak = profiles.Where(p => p.IsPausedAt(now)).Select(p => p.Id).ToHashSet(),
            AskedFrom = profiles.ToDictionary(p => p.Id, p => p.MayBeAskedFrom(now)),
        };
    }
}

/// <summary>One talk as the manager sees it.</summary>
internal sealed record Board(
    Talk Talk, IReadOnlyList<Candidate> Fitting, IReadOnlyList<ExcludedCandidate> Excluded, IReadOnlyList<TalkInvitation> Asked,
    IReadOnlyList<RecordedTalk> Recordings, IReadOnlySet<Guid> Offered, IReadOnlyDictionary<Guid, string> Names)
{
    /// <summary>Who takes a break now.</summary>
    public required IReadOnlySet<Guid> OnABreak { get; init; }

    /// <summary>From when on each may be asked something; <c>null</c> when they left no time for it.</summary>
    public required IReadOnlyDictionary<Guid, DateTime?> AskedFrom { get; init; }

    public string NameOf(Guid participantId) => Names.GetValueOrDefault(participantId, "(erased)");
}
