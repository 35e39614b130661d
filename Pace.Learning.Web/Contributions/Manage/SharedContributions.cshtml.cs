using Pace.Learning.Web.Parents.Participants;

namespace Pace.Learning.Web.Contributions.Manage;

/// <summary>What parents have shared and not taken back, for those who look after it.</summary>
[OnlyFor(Roles.ParticipationManager, Roles.Editor)]
internal sealed class SharedContributionsModel(PaceDbContext db, ContributionTextVault texts, ParticipantNames names, TimeProvider time) : PageModel
{
    /// <summary>The page's address.</summary>
    public const string Address = "/manage/participation/contributions";

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        var shared = await db.Contributions.VisibleTo(User, db, time.GetUtcNow().UtcDateTime).Include(c => c.Versions)
            .OrderByDescending(c => c.DraftSavedAt).ThenBy(c => c.Id).Take(200).AsNoTracking().ToListAsync(cancellation);
        var ids = shared.ConvertAll(c => c.Id);
        var keys = (await db.Placements.Where(p => ids.Contains(p.ContributionId)).ToListAsync(cancellation)).ToLookup(p => p.ContributionId, p => p.Key);
        var parents = await names.OfAsync([.. shared.Select(c => c.ParticipantId).Distinct()], cancellation);
        var rows = new List<Row>();
        foreach (var contribution in shared)
        {
            if (await texts.OfAsync(contribution, contribution.Latest!, cancellation) is { } said)
            {
                rows.Add(new Row(contribution, said.Title, parents.GetValueOrDefault(contribution.ParticipantId), [.. keys[contribution.Id]]));
            }
        }
        Rows = rows;
    }

    internal sealed record Row(Contribution Contribution, string Title, string? Parent, IReadOnlyList<string> Keys);
}
