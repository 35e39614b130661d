using Pace.Learning.Web.Parents.Participants;

namespace Pace.Learning.Web.Contributions.Consents;

/// <summary>
/// Reads consents for talks. To speak live, a parent said yes to speaking to that audience; a yes to words of theirs being read out is another thing. A pause doesn't
/// count here, as it does for what is shown: matching names it as a reason of its own.
/// </summary>
internal sealed class LiveTalkConsents(PaceDbContext db) : ILiveTalkConsents
{
    public async Task<IReadOnlyDictionary<Guid, SpeakerConsent>> WhoAsync(ConsentUse use, DateTime at, CancellationToken cancellation)
    {
        var speaking = Given(use, at).Where(g => g.Kind == ContributionKind.LiveTalk).Select(g => g.Id);
        var given = await db.Consents.AsNoTracking().ValidAt(db, at).Where(c => c.Use == use && c.Speaking != null && speaking.Contains(c.ContributionId))
            .OrderBy(c => c.GivenAt).Select(c => new { c.ParticipantId, Terms = new SpeakerConsent(c.Speaking!.Subjects, c.Speaking.Online, c.Speaking.InPerson) }).ToListAsync(cancellation);
        return given.GroupBy(g => g.ParticipantId).ToDictionary(g => g.Key, g => g.Last().Terms);
    }

    public async Task<IReadOnlyList<RecordedTalk>> RecordingsAsync(ConsentUse use, DateTime at, CancellationToken cancellation)
    {
        var paused = db.ParticipantProfiles.Where(p => p.HasPause && (p.PausedUntil == null || p.PausedUntil > at)).Select(p => p.Id);
        var recordings = await Given(use, at).Where(g => g.Kind == ContributionKind.Audio || g.Kind == ContributionKind.Video)
            .Where(g => !paused.Contains(g.ParticipantId))
            .OrderBy(g => g.Id).ToListAsync(cancellation);
        return [.. recordings.Select(r => new RecordedTalk(r.Id, r.ParticipantId, r.Kind == ContributionKind.Video ? "Film" : "Sound recording"))];
    }

    private IQueryable<Contribution> Given(ConsentUse use, DateTime at)
    {
        var valid = db.Consents.ValidAt(db, at).Where(c => c.Use == use);
        var parents = db.ParticipantProfiles.Where(p => !p.IsErased).Select(p => p.Id);
        return from contribution in db.Contributions.AsNoTracking()
               where contribution.Withdrawal == null && contribution.Erasure == null
                   && valid.Any(c => c.ContributionId == contribution.Id)
                   && parents.Contains(contribution.ParticipantId)
               select contribution;
    }
}
