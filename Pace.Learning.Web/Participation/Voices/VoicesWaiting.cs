using Microsoft.EntityFrameworkCore;
using Pace.Learning.Web.Participation.Consents;
using Pace.Learning.Web.Participation.Consents.Give;
using Pace.Learning.Web.Participation.Consents.Receipts;
using Pace.Learning.Web.Participation.Consents.Renewals;
using Pace.Learning.Web.Participation.Participants;
using Pace.Learning.Web.Participation.Suggestions.Decide;
using Pace.Learning.Web.Platform.Data;

namespace Pace.Learning.Web.Participation.Voices;

/// <summary>What waits for a parent here: ideas for their words, consents written down for them, and yeses that end soon. No answer is fine.</summary>
internal sealed class VoicesWaiting(PaceDbContext db, TimeProvider time) : IWaitingForParent
{
    public async Task<IReadOnlyList<WaitingItem>> WaitingAsync(Participant participant, CancellationToken cancellation)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var soon = now.AddDays(RenewalNotices.FirstDays);
        var waiting = new List<WaitingItem>();
        var ideas = await db.Suggestions.Where(s => s.Decision == null
            && !db.ContributionVersions.Any(v => v.ContributionId == s.ContributionId && v.SharedAt > s.SuggestedAt)
            && db.Contributions.Any(c => c.Id == s.ContributionId && c.ParticipantId == participant.Id && c.Erasure == null)).Select(s => s.Id).ToListAsync(cancellation);
        waiting.AddRange(ideas.Select(id => new WaitingItem("We have an idea for your words", DecideModel.Address(id))));
        var consents = await db.Consents.AsNoTracking().Where(c => c.ParticipantId == participant.Id && c.End == null && c.EndsAt > now
            && c.Use != ConsentUse.AreaReview && (c.GivenAt == null || c.EndsAt <= soon)).OrderBy(c => c.EndsAt).ToListAsync(cancellation);
        waiting.AddRange(consents.Select(c => c.GivenAt is null
            ? new WaitingItem("Did we write this down right?", ReceiptModel.Address(c.Id))
            : new WaitingItem($"Your yes ends soon: {c.Use.Title}", GiveModel.Address(c.ContributionId, c.Use), c.EndsAt)));
        return waiting;
    }
}
