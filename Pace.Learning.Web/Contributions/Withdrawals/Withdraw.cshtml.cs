using Pace.Learning.Web.Contributions.Consents;

namespace Pace.Learning.Web.Contributions.Withdrawals;

/// <summary>Everything that can be taken back, each with its button. It is done when it is pressed; afterwards it says what can't be recalled.</summary>
[OnlyFor(Roles.Parent)]
internal sealed class WithdrawModel(PaceDbContext db, ContributionTextVault texts, Withdrawals withdrawals, TimeProvider time) : PageModel
{
    /// <summary>The page's address.</summary>
    public const string Address = "/taking-part/withdraw";

    /// <summary>The uses that were just taken back.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Done { get; set; }

    public IReadOnlyList<ConsentUse> JustEnded { get; private set; } = [];

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        JustEnded = [.. (Done ?? "").Split(',').Select(ConsentUses.UseOf).OfType<ConsentUse>()];
        var now = time.GetUtcNow().UtcDateTime;
        var consents = (await db.OwnConsents(User).ValidAt(now).OrderBy(c => c.RecordedAt).ToListAsync(cancellation))
            .ToLookup(c => c.ContributionId);
        var rows = new List<Row>();
        foreach (var contribution in await db.OwnContributions(User).Include(c => c.Versions).OrderBy(c => c.CreatedAt).ToListAsync(cancellation))
        {
            if (contribution.IsShared)
            {
                rows.Add(new Row(contribution.Id, (await texts.DraftOfAsync(contribution, cancellation))?.Title ?? "Something I shared", [.. consents[contribution.Id]]));
            }
        }
        Rows = rows;
    }

    public async Task<IActionResult> OnPostUseAsync(Guid id, CancellationToken cancellation) =>
        await withdrawals.OfUseAsync(User, id, cancellation) is { } ended ? Tell([ended.Use]) : NotFound();

    public async Task<IActionResult> OnPostContributionAsync(Guid id, CancellationToken cancellation) =>
        await withdrawals.OfContributionAsync(User, id, cancellation) is { } ended ? Tell(ended) : NotFound();

    public async Task<IActionResult> OnPostEverythingAsync(CancellationToken cancellation) => Tell(await withdrawals.OfEverythingAsync(User, cancellation) ?? []);

    public async Task<IActionResult> OnPostEraseAsync(Guid id, CancellationToken cancellation) =>
        await withdrawals.WithWordsAsync(User, id, cancellation) is { } ended ? Tell(ended) : NotFound();

    private RedirectResult Tell(IReadOnlyList<ConsentUse> ended) => Redirect($"{Address}?done={string.Join(',', ended.Select(u => u.Slug).DefaultIfEmpty("all"))}");

    internal sealed record Row(Guid Id, string Title, IReadOnlyList<Consent> Consents);
}
