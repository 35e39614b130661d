using Pace.Learning.Web.Contributions.Consents;
using Pace.Learning.Web.Contributions.Consents.Speaking;
using Pace.Learning.Web.Contributions.Show;

namespace Pace.Learning.Web.Contributions.List;

/// <summary>All that a parent has written or recorded.</summary>
[OnlyFor(Roles.Parent)]
internal sealed class ContributionsModel(PaceDbContext db, ContributionTextVault texts, TimeProvider time) : PageModel
{
    /// <summary>The page's address.</summary>
    public const string Address = "/taking-part/contributions";

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var live = (await db.OwnConsents(User).LiveAt(db, now).Select(c => new { c.ContributionId, c.Use }).ToListAsync(cancellation)).ToLookup(c => c.ContributionId, c => c.Use);
        var rows = new List<Row>();
        foreach (var contribution in await db.OwnContributions(User).Include(c => c.Versions).OrderByDescending(c => c.DraftSavedAt).ToListAsync(cancellation))
        {
            // A yes to speaking that was taken back has nothing to come back to: it is given anew.
            if (contribution.Kind == ContributionKind.LiveTalk && !live.Contains(contribution.Id))
            {
                continue;
            }
            var draft = await texts.DraftOfAsync(contribution, cancellation);
            rows.Add(new Row(contribution, draft?.Title ?? "Words that you erased", [.. live[contribution.Id].Distinct().Order()]));
        }
        Rows = rows;
    }

    internal sealed record Row(Contribution Contribution, string Title, IReadOnlyList<ConsentUse> Uses)
    {
        public string Url => Contribution.Kind == ContributionKind.LiveTalk ? SpeakingUse.Overview : ContributionModel.Address(Contribution.Id);

        public string State => Contribution.Erasure is not null ? "Erased"
            : Contribution.Withdrawal is not null ? "You took it back"
            : !Contribution.IsShared ? "Draft. Only you can see it"
            : Uses.Count == 0 ? "Shared with us. Not used"
            : "In use: " + string.Join(", ", Uses.Select(u => u.Title));
    }
}
