namespace Pace.Learning.Web.Contributions.Consents.Speaking.Overview;

/// <summary>All that a parent can say yes to about speaking live, and where it stands.</summary>
[OnlyFor(Roles.Parent)]
internal sealed class SpeakingModel(PaceDbContext db, TimeProvider time) : PageModel
{
    public IReadOnlyList<(SpeakingUse Speaking, Consent? Given)> Rows { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        var given = await db.OwnConsents(User).AsNoTracking().ValidAt(db, time.GetUtcNow().UtcDateTime).OrderByDescending(c => c.GivenAt).ToListAsync(cancellation);
        Rows = [.. SpeakingUse.All.Select(s => (s, given.Find(c => c.Use == s.Use)))];
    }
}
