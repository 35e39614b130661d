using Pace.Learning.Web.Contributions.Consents;
using Pace.Learning.Web.Contributions.Show;
using Pace.Learning.Web.Platform.Media;

namespace Pace.Learning.Web.Contributions.Share;

/// <summary>The check before sharing: what might tell people who the family is. The parent decides.</summary>
[OnlyFor(Roles.Parent)]
public sealed class ShareModel(PaceDbContext db, ContributionTextVault texts, ContributionSharing sharing, TimeProvider time) : PageModel
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

    internal Contribution Contribution { get; private set; } = null!;

    internal ContributionText Draft { get; private set; } = null!;

    internal IReadOnlyList<IdentifyingDetail> InTitle { get; private set; } = [];

    internal IReadOnlyList<IdentifyingDetail> InText { get; private set; } = [];

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
        if (await sharing.ShareAsync(User, id, new CheckedDraft(SavedAt, Number), Carry, cancellation) is { } refusal)
        {
            db.ChangeTracker.Clear();
            ModelState.AddModelError(refusal.Field, refusal.Words);
            return await OnGetAsync(id, cancellation);
        }
        this.Notify("You shared it with us. Nothing is used yet. Now you can say what we may use it for.");
        return Redirect(ContributionModel.Address(id));
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken cancellation)
    {
        if (await db.FindOwnContributionAsync(User, id, cancellation) is not { } contribution || await texts.DraftOfAsync(contribution, cancellation) is not { } draft)
        {
            return false;
        }
        Contribution = contribution;
        Draft = draft;
        NotYet = ContributionSharing.RefusalOf(contribution, draft);
        InTitle = IdentifyingDetails.In(draft.Title);
        InText = IdentifyingDetails.In(draft.Text);
        HasConsents = await db.Consents.Where(c => c.ContributionId == id).LiveAt(db, time.GetUtcNow().UtcDateTime).AnyAsync(cancellation);
        Recording = contribution.MediaId is { } mediaId ? await db.MediaFiles.FindAsync([mediaId], cancellation) : null;
        return true;
    }
}
