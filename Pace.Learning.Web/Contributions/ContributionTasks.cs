using Pace.Learning.Web.Contributions.Consents;
using Pace.Learning.Web.Contributions.Consents.Give;
using Pace.Learning.Web.Contributions.Consents.Receipts;
using Pace.Learning.Web.Contributions.Consents.Renewals;
using Pace.Learning.Web.Contributions.Consents.Speaking;
using Pace.Learning.Web.Contributions.Suggestions.Decide;
using Pace.Learning.Web.Contributions.Transcripts.Own;
using Pace.Learning.Web.Parents;
using Pace.Learning.Web.Parents.Participants;

namespace Pace.Learning.Web.Contributions;

/// <summary>
/// What waits for a parent here: ideas for their words, what was typed for them, consents written down for them, yeses that end soon, and whether they would say yes to speaking.
/// No answer is fine.
/// </summary>
internal sealed class ContributionTasks(PaceDbContext db, TimeProvider time) : IParentTask
{
    public async Task<IReadOnlyList<ParentTask>> TasksOfAsync(Guid participantId, CancellationToken cancellation)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var soon = now.AddDays(RenewalNotices.FirstDays);
        var waiting = new List<ParentTask>();
        var ideas = await db.Suggestions.Where(s => s.Decision == null
            && !db.Set<ContributionVersion>().Any(v => v.ContributionId == s.ContributionId && v.SharedAt > s.SuggestedAt)
            && db.Set<Contribution>().Any(c => c.Id == s.ContributionId && c.ParticipantId == participantId && c.Erasure == null)).Select(s => s.Id).ToListAsync(cancellation);
        waiting.AddRange(ideas.Select(id => new ParentTask("We have an idea for your words", DecideModel.Address(id))));
        var typed = await db.TranscriptRequests.Where(t => t.End == null && t.Typing != null
            && db.Set<Contribution>().Any(c => c.Id == t.ContributionId && c.ParticipantId == participantId && c.Erasure == null)).Select(t => t.Id).ToListAsync(cancellation);
        waiting.AddRange(typed.Select(id => new ParentTask("We have typed what you say", TranscriptModel.Address(id))));
        var consents = await db.Consents.AsNoTracking().OpenAt(now).Where(c => c.ParticipantId == participantId
            && c.Use != ConsentUse.AreaReview && (c.GivenAt == null || c.EndsAt <= soon)).OrderBy(c => c.EndsAt).ToListAsync(cancellation);
        var given = await db.Consents.Where(c => c.ParticipantId == participantId).ValidAt(db, now).Select(c => c.Use).Distinct().ToListAsync(cancellation);
        waiting.AddRange(consents.Select(c => c.GivenAt is null
            ? new ParentTask("Did we write this down right?", ReceiptModel.Address(c.Id))
            : new ParentTask($"Your yes ends soon: {c.Use.Title}", c.Use.IsSpeaking ? SpeakingUse.Of(c.Use).Address : GiveModel.Address(c.ContributionId, c.Use), c.EndsAt.AddTicks(-1))));
        if (await db.SpeakRequests.AsNoTracking().SingleOrDefaultAsync(r => r.ParticipantId == participantId, cancellation) is { } request && request.IsOpenAt(now))
        {
            var wanted = await db.ParticipantProfiles.Where(p => p.Id == participantId).Select(p => p.Wanted).SingleAsync(cancellation);
            waiting.AddRange(SpeakingUse.WantedIn(wanted).Where(s => !given.Contains(s.Use)).Select(s => new ParentTask($"Would you say yes to this? {s.Use.Title}", s.Address, request.OpenUntil)));
        }
        return waiting;
    }
}
