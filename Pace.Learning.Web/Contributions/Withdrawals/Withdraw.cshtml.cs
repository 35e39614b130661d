using Pace.Learning.Web.Contributions.Consents;
using Pace.Learning.Web.Parents;
using Pace.Learning.Web.Parents.Participants;

namespace Pace.Learning.Web.Contributions.Withdrawals;

/// <summary>Everything that can be said no to or taken back, each with its button: questions, dates they said yes to, and what they share. It is done when it is pressed; afterwards it says what can't be recalled.</summary>
[OnlyFor(Roles.Parent)]
internal sealed class WithdrawModel(PaceDbContext db, ContributionTextVault texts, Withdrawals withdrawals, IEnumerable<IRefusable> refusables, TimeProvider time) : PageModel
{
    /// <summary>The page's address.</summary>
    public const string Address = "/taking-part/withdraw";

    /// <summary>The uses that were just taken back.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Done { get; set; }

    /// <summary>What was done: the words were erased, or one use taken back; otherwise a contribution, or all of them.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Act { get; set; }

    public bool IsErased => Act == "erased";

    public bool IsOneUse => Act == "use";

    public IReadOnlyList<ConsentUse> JustEnded { get; private set; } = [];

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    public IReadOnlyList<ParentRefusal> Refusals { get; private set; } = [];

    public bool IsPaused { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        await LoadRefusalsAsync(cancellation);
        JustEnded = [.. (Done ?? "").Split(',').Select(ConsentUses.UseOf).OfType<ConsentUse>()];
        var now = time.GetUtcNow().UtcDateTime;
        var consents = (await db.OwnConsents(User).ValidAt(db, now).OrderBy(c => c.RecordedAt).ToListAsync(cancellation))
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

    private async Task LoadRefusalsAsync(CancellationToken cancellation)
    {
        if (await db.FindOwnProfileAsync(User, cancellation) is not { } participant)
        {
            return;
        }
        IsPaused = participant.IsPausedAt(time.GetUtcNow().UtcDateTime);
        List<ParentRefusal> refusals = [];
        foreach (var refusable in IsPaused ? [] : refusables)
        {
            refusals.AddRange(await refusable.OfAsync(participant.Id, cancellation));
        }
        Refusals = refusals;
    }

    public async Task<IActionResult> OnPostUseAsync(Guid id, CancellationToken cancellation) =>
        await withdrawals.OfUseAsync(User, id, cancellation) is { } ended ? Tell([ended.Use], "use") : NotFound();

    public async Task<IActionResult> OnPostContributionAsync(Guid id, CancellationToken cancellation) =>
        await withdrawals.OfContributionAsync(User, id, cancellation) is { } ended ? Tell(ended) : NotFound();

    public async Task<IActionResult> OnPostEverythingAsync(CancellationToken cancellation) => Tell(await withdrawals.OfEverythingAsync(User, cancellation) ?? []);

    public async Task<IActionResult> OnPostEraseAsync(Guid id, CancellationToken cancellation)
    {
        if (await withdrawals.WithWordsAsync(User, id, cancellation) is not { } erased)
        {
            return NotFound();
        }
        if (erased.WereShared)
        {
            return Tell(erased.Ended, "erased");
        }
        this.Notify("Your draft is erased. You had not shared it, so no one else has seen it.");
        return Redirect("/taking-part/contributions");
    }

    private RedirectResult Tell(IReadOnlyList<ConsentUse> ended, string? act = null) =>
        Redirect($"{Address}?done={string.Join(',', ended.Select(u => u.Slug).DefaultIfEmpty("all"))}{(act is null ? "" : $"&act={act}")}");

    internal sealed record Row(Guid Id, string Title, IReadOnlyList<Consent> Consents);
}
