using Pace.Learning.Web.Parents.Participants;
using Pace.Learning.Web.Parents.WorkQueue;

namespace Pace.Learning.Web.Contributions.Manage;

/// <summary>What parents have shared lately and has no place yet. After two weeks it is in the list of contributions only.</summary>
internal sealed class SharedWordsWorkQueue(PaceDbContext db, ContributionTextVault texts, ParticipantNames names) : IWorkItems
{
    private const int DaysNew = 14;

    public async Task<IReadOnlyList<WorkItem>> ReadAsync(DateOnly today, CancellationToken cancellation)
    {
        var since = LondonTime.StartOf(today.AddDays(-DaysNew));
        var placed = db.Placements;
        var shared = await db.Contributions.AsNoTracking().Include(c => c.Versions)
            .Where(c => c.Kind != ContributionKind.ReviewStatement && c.Kind != ContributionKind.LiveTalk && c.Withdrawal == null && c.Erasure == null
                && c.Versions.Any(v => v.SharedAt >= since) && !placed.Any(p => p.ContributionId == c.Id)).ToListAsync(cancellation);
        var known = await names.OfAsync([.. shared.Select(c => c.ParticipantId).Distinct()], cancellation);
        List<WorkItem> items = [];
        foreach (var contribution in shared.OrderBy(c => c.Latest!.SharedAt))
        {
            if (await texts.OfAsync(contribution, contribution.Latest!, cancellation) is { } words)
            {
                items.Add(new WorkItem
                {
                    Title = $"{known.GetValueOrDefault(contribution.ParticipantId, "A parent")} shared “{words.Title}”", Text = contribution.Latest!.Number == 1 ? "Nobody has put it in a lesson yet." : "With other words than before.",
                    Where = "Contribution", Act = "Read it", Url = SharedContributionModel.Address(contribution.Id), Since = contribution.Latest.SharedAt, SinceWord = "Shared",
                });
            }
        }
        return items;
    }
}
