using Pace.Learning.Web.Contributions.Consents;
using Pace.Learning.Web.Contributions.Consents.Give;
using Pace.Learning.Web.Contributions.Consents.Receipts;
using Pace.Learning.Web.Contributions.Consents.Renewals;
using Pace.Learning.Web.Contributions.Suggestions.Decide;
using Pace.Learning.Web.Parents;

namespace Pace.Learning.Web.Contributions;

/// <summary>What waits for a parent here: ideas for their words, consents written down for them, and yeses that end soon. No answer is fine.</summary>
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
        var consents = await db.Consents.AsNoTracking().OpenAt(now).Where(c => c.ParticipantId == participantId
            && c.Use != ConsentUse.AreaReview && (c.GivenAt == null || c.EndsAt <= soon)).OrderBy(c => c.EndsAt).ToListAsync(cancellation);
        waiting.AddRange(consents.Select(c => c.GivenAt is null
            ? new ParentTask("Did we write this down right?", ReceiptModel.Address(c.Id))
            : new ParentTask($"Your yes ends soon: {c.Use.Title}", GiveModel.Address(c.ContributionId, c.Use), c.EndsAt.AddTicks(-1))));
        return waiting;
    }
}
