using Pace.Learning.Web.Contributions.Consents;
using Pace.Learning.Web.Contributions.Identification;
using Pace.Learning.Web.Contributions.Identification.Decisions;
using Pace.Learning.Web.Contributions.Show;
using Pace.Learning.Web.Contributions.Write;
using Pace.Learning.Web.Platform.Media;

namespace Pace.Learning.Web.Contributions.Share;

/// <summary>The check before sharing: what might tell people who the family is. The parent decides.</summary>
[OnlyFor(Roles.Parent)]
internal sealed class ShareModel(PaceDbContext db, ContributionTextVault texts, ContributionSharing sharing, KeptDetailVault decisions, CaptionReader captions, TimeProvider time) : PageModel
{
    /// <summary>Whether what they said yes to goes for the new words as well.</summary>
    [BindProperty]
    public bool Carry { get; set; }

    /// <summary>The draft that they have checked: when it was saved.</summary>
    [BindProperty]
    public long SavedAt { get; set; }

    /// <summary>The draft that they have checked: the number that it was to get.</summary>
    [BindProperty]
    public int Number { get; set; }

    /// <summary>What stands out, and what the parent says of it.</summary>
    [BindProperty]
    public List<DetailInput> Kept { get; set; } = [];

    internal Contribution Contribution { get; private set; } = null!;

    internal ContributionText Draft { get; private set; } = null!;

    internal SaidWords Said { get; private set; } = null!;

    internal bool HasMoreThanAsked { get; private set; }

    internal bool HasConsents { get; private set; }

    internal MediaFile? Recording { get; private set; }

    internal Refusal? NotYet { get; private set; }

    /// <summary>The page's address.</summary>
    public static string Address(Guid id) => $"/taking-part/contributions/{id}/share";

    /// <summary>Shows what was found.</summary>
    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation) => await LoadAsync(id, cancellation) ? Page() : NotFound();

    /// <summary>Shares it.</summary>
    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellation)
    {
        var tooLong = DetailInput.RefusalsOf(Kept, nameof(Kept)).ToList();
        if (tooLong.Count > 0)
        {
            tooLong.ForEach(r => ModelState.AddModelError(r.Field, r.Words));
            return await ShowAgainAsync(id, cancellation);
        }
        if (await sharing.ShareAsync(User, id, new CheckedDraft(SavedAt, Number), DetailInput.Kept(Kept), Carry, cancellation) is { } refusal)
        {
            db.ChangeTracker.Clear();
            // Other words may have other details: what was said of each goes with it, and not with its place in the list.
            ModelState.Clear();
            ModelState.AddModelError(refusal.Field, refusal.Words);
            return await ShowAgainAsync(id, cancellation);
        }
        this.Notify(await SharedAsync(id, cancellation));
        return Redirect(ContributionModel.Address(id));
    }

    /// <summary>Keeps what was decided so far, and goes back to the words.</summary>
    public Task<IActionResult> OnPostChangeAsync(Guid id, CancellationToken cancellation) => LeaveAsync(id, EditModel.Address(id), cancellation);

    /// <summary>Keeps what was decided so far, for another day.</summary>
    public Task<IActionResult> OnPostLaterAsync(Guid id, CancellationToken cancellation) => LeaveAsync(id, ContributionModel.Address(id), cancellation);

    private async Task<IActionResult> LeaveAsync(Guid id, string to, CancellationToken cancellation)
    {
        var tooLong = DetailInput.RefusalsOf(Kept, nameof(Kept)).ToList();
        if (tooLong.Count > 0)
        {
            tooLong.ForEach(r => ModelState.AddModelError(r.Field, r.Words));
            return await ShowAgainAsync(id, cancellation);
        }
        return await sharing.KeepAsync(User, id, DetailInput.Kept(Kept), cancellation) ? Redirect(to) : NotFound();
    }

    private async Task<IActionResult> ShowAgainAsync(Guid id, CancellationToken cancellation) => await LoadAsync(id, cancellation, Kept) ? Page() : NotFound();

    // What is true for these words: earlier ones may be in use, and a yes may have gone over to the new ones.
    private async Task<string> SharedAsync(Guid id, CancellationToken cancellation)
    {
        var live = await db.Consents.AsNoTracking().Where(c => c.ContributionId == id).LiveAt(db, time.GetUtcNow().UtcDateTime).Select(c => c.VersionId).ToListAsync(cancellation);
        var latest = await db.ContributionVersions.Where(v => v.ContributionId == id).OrderByDescending(v => v.Number).Select(v => v.Id).FirstAsync(cancellation);
        return live.Count == 0 ? "You shared it with us. Nothing is used yet. Now you can say what we may use it for."
            : live.TrueForAll(v => v == latest) ? "You shared your new words with us. They are used where you said yes before."
            : "You shared your new words with us. They are not used yet. Your words from before stay in use where you said yes.";
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken cancellation, IReadOnlyList<DetailInput>? sent = null)
    {
        if (await db.FindOwnContributionAsync(User, id, cancellation) is not { } contribution || await texts.DraftOfAsync(contribution, cancellation) is not { } draft)
        {
            return false;
        }
        Contribution = contribution;
        Draft = draft;
        NotYet = ContributionSharing.RefusalOf(contribution, draft);
        Said = SaidWords.Of(draft, await captions.OfAsync(contribution.MediaId, cancellation));
        Kept = DetailInput.For(Said.All, await decisions.OfDraftAsync(contribution, cancellation), sent);
        HasMoreThanAsked = Said.All.DistinctBy(d => d.Key).Skip(DetailInput.Most).Any();
        HasConsents = await db.Consents.Where(c => c.ContributionId == id).LiveAt(db, time.GetUtcNow().UtcDateTime).AnyAsync(cancellation);
        Recording = contribution.MediaId is { } mediaId ? await db.MediaFiles.FindAsync([mediaId], cancellation) : null;
        return true;
    }
}
