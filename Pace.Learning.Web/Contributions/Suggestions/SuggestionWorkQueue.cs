using Pace.Learning.Web.Contributions.Manage;
using Pace.Learning.Web.Parents.Participants;
using Pace.Learning.Web.Parents.WorkQueue;

namespace Pace.Learning.Web.Contributions.Suggestions;

/// <summary>Other words that were suggested, and that their parent hasn't decided about.</summary>
internal sealed class SuggestionWorkQueue(PaceDbContext db, ContributionTextVault texts, ParticipantNames names) : IWorkItems
{
    public async Task<IReadOnlyList<WorkItem>> ReadAsync(DateOnly today, CancellationToken cancellation)
    {
        var open = (await (from suggestion in db.Suggestions.AsNoTracking()
                           join contribution in db.Contributions on suggestion.ContributionId equals contribution.Id
                           where suggestion.Decision == null && contribution.Withdrawal == null && contribution.Erasure == null
                           select suggestion).ToListAsync(cancellation)).GroupBy(s => s.ContributionId).ToDictionary(g => g.Key, g => g.ToList());
        var of = await db.Contributions.AsNoTracking().Include(c => c.Versions).Where(c => open.Keys.Contains(c.Id)).ToListAsync(cancellation);
        var known = await names.OfAsync([.. of.Select(c => c.ParticipantId).Distinct()], cancellation);
        List<WorkItem> items = [];
        foreach (var contribution in of)
        {
            if (contribution.Latest is { } latest && await texts.OfAsync(contribution, latest, cancellation) is { } words)
            {
                var suggested = open[contribution.Id];
                items.Add(new WorkItem
                {
                    Title = $"Other words for “{words.Title}”", Where = "Contribution",
                    Text = $"{known.GetValueOrDefault(contribution.ParticipantId, "Their parent")} decides: {Count.Of(suggested.Count, "suggestion")}.",
                    Act = "See the words", Url = SharedContributionModel.Address(contribution.Id), Since = suggested.Min(s => s.SuggestedAt), SinceWord = "Sent", WaitsForOthers = true,
                });
            }
        }
        return items;
    }
}
