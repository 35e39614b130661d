namespace Pace.Learning.Web.Platform.Ledger.Checkpoints.Public;

/// <summary>All checkpoints, the newest first.</summary>
[AllowAnonymous]
internal sealed class CheckpointsModel(PaceDbContext db) : PageModel
{
    public const string Address = "/ledger/checkpoints";

    /// <summary>How many stand on one page.</summary>
    public const int Most = 50;

    public static string AddressOf(long number) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Address}/{number}");

    /// <summary>Only those before this one.</summary>
    public long? Before { get; private set; }

    public IReadOnlyList<Checkpoint> Shown { get; private set; } = [];

    /// <summary>Where the next page goes on; <c>null</c> when this is the last.</summary>
    public long? Older { get; private set; }

    public async Task OnGetAsync(long? before, CancellationToken cancellation)
    {
        Before = before;
        Shown = await db.Checkpoints.AsNoTracking().Where(c => before == null || c.Number < before).OrderByDescending(c => c.Number).Take(Most).ToListAsync(cancellation);
        Older = Shown is [.., { Number: > 1 } last] ? last.Number : null;
    }
}
