using Microsoft.EntityFrameworkCore;
using Pace.Learning.Web.Contributions;
using Pace.Learning.Web.Contributions.Consents;
using Pace.Learning.Web.Platform.Data;

namespace Pace.Learning.Web.Talks;

/// <summary>
/// Reads consents for talks. To speak live, a parent said yes to that use of a contribution that is a talk. A pause doesn't count here, as it does for what
/// is shown: matching names it as a reason of its own.
/// </summary>
internal sealed class LiveTalkConsents(PaceDbContext db) : ILiveTalkConsents
{
    public async Task<IReadOnlySet<Guid>> WhoAsync(string audience, DateTime at, CancellationToken cancellation) =>
        (await Given(audience, at).Where(g => g.Kind == ContributionKind.Talk).Select(g => g.ParticipantId).Distinct().ToListAsync(cancellation)).ToHashSet();

    public async Task<IReadOnlyList<RecordedTalk>> RecordingsAsync(string audience, DateTime at, CancellationToken cancellation)
    {
        var recordings = await Given(audience, at).Where(g => g.Kind == ContributionKind.Audio || g.Kind == ContributionKind.Video)
            .Where(g => !db.Participants.Any(p => p.Id == g.ParticipantId && p.Pause != null && (p.Pause.Until == null || p.Pause.Until > at)))
            .OrderBy(g => g.Id).ToListAsync(cancellation);
        return [.. recordings.Select(r => new RecordedTalk(r.Id, r.ParticipantId, r.Kind == ContributionKind.Video ? "Film" : "Sound recording"))];
    }

    private IQueryable<Contribution> Given(string audience, DateTime at)
    {
        var use = audience == TalkLabels.Conference ? ConsentUse.Conference : ConsentUse.LiveTraining;
        var valid = db.Consents.ValidAt(at).Where(c => c.Use == use);
        return from contribution in db.Contributions.AsNoTracking()
               where contribution.Withdrawal == null && contribution.Erasure == null
                   && valid.Any(c => c.ContributionId == contribution.Id)
                   && db.Participants.Any(p => p.Id == contribution.ParticipantId && p.Erasure == null)
               select contribution;
    }
}
