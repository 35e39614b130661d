namespace Pace.Learning.Web.Contributions.Consents.Receipts;

/// <summary>All that a parent ever said yes to, each with what it is for.</summary>
[OnlyFor(Roles.Parent)]
internal sealed class ReceiptsModel(PaceDbContext db, TimeProvider time) : PageModel
{
    public IReadOnlyList<Consent> Consents { get; private set; } = [];

    /// <summary>What each contribution is, without a word of it: this page tells of what was taken back as well.</summary>
    public IReadOnlyDictionary<Guid, string> Pieces { get; private set; } = new Dictionary<Guid, string>();

    public DateTime Now => time.GetUtcNow().UtcDateTime;

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Consents = await db.OwnConsents(User).AsNoTracking().OrderByDescending(c => c.RecordedAt).ToListAsync(cancellation);
        Pieces = (await db.OwnContributions(User).AsNoTracking().ToListAsync(cancellation)).ToDictionary(c => c.Id, c => $"{c.Kind.Title}, begun on {LondonTime.Long(c.CreatedAt)}");
    }
}
