namespace Pace.Learning.Web.Contributions.Consents.Receipts;

/// <summary>All that a parent ever said yes to.</summary>
[OnlyFor(Roles.Parent)]
internal sealed class ReceiptsModel(PaceDbContext db, TimeProvider time) : PageModel
{
    public IReadOnlyList<Consent> Consents { get; private set; } = [];

    public DateTime Now => time.GetUtcNow().UtcDateTime;

    public async Task OnGetAsync(CancellationToken cancellation) =>
        Consents = await db.OwnConsents(User).AsNoTracking().OrderByDescending(c => c.RecordedAt).ToListAsync(cancellation);
}
