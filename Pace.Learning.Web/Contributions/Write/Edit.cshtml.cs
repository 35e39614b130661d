using Pace.Learning.Web.Contributions.Show;

namespace Pace.Learning.Web.Contributions.Write;

/// <summary>Where a parent goes on with a draft. What was shared stays as it was until they share again.</summary>
[OnlyFor(Roles.Parent)]
public sealed class EditModel(PaceDbContext db, ContributionTextVault texts, TimeProvider time) : PageModel
{
    /// <summary>What they typed.</summary>
    [BindProperty]
    public required ContributionTextForm Input { get; set; }

    /// <summary>What the form showed when it was opened.</summary>
    [BindProperty]
    public string? Seen { get; set; }

    /// <summary>What was saved since, in another tab.</summary>
    internal TwoTexts? Other { get; private set; }

    internal Contribution Contribution { get; private set; } = null!;

    /// <summary>The page's address.</summary>
    public static string Address(Guid id) => $"/taking-part/contributions/{id}/edit";

    /// <summary>Shows the draft.</summary>
    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation)
    {
        if (!await FindAsync(id, cancellation) || await texts.DraftOfAsync(Contribution, cancellation) is not { } draft)
        {
            return NotFound();
        }
        Input = new ContributionTextForm { Title = draft.Title, Text = draft.Text };
        Seen = MarkOf(draft);
        return Page();
    }

    /// <summary>Keeps it, unless other words were saved since: then the page shows both.</summary>
    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellation)
    {
        if (!await FindAsync(id, cancellation))
        {
            return NotFound();
        }
        if (!ModelState.IsValid)
        {
            return Page();
        }
        var (isSaved, other) = await db.RetryOnConflictAsync(stop => SaveAsync(id, stop), cancellation);
        if (other is not null)
        {
            (Other, Seen) = (new TwoTexts(other.Text, other.Title), MarkOf(other));
            ModelState.AddModelError("Input.Text", TwoTexts.Error);
            return Page();
        }
        if (!isSaved)
        {
            return NotFound();
        }
        this.Notify("Your draft is saved. Only you can see it.");
        return Redirect(ContributionModel.Address(id));
    }

    /// <summary>Puts what was saved since into the box as well, above what was typed.</summary>
    public async Task<IActionResult> OnPostJoinAsync(Guid id, CancellationToken cancellation)
    {
        if (!await FindAsync(id, cancellation) || await texts.DraftOfAsync(Contribution, cancellation) is not { } draft)
        {
            return NotFound();
        }
        ModelState.Clear();
        Input = new ContributionTextForm { Title = Input.Title, Text = SeenText.Joined(draft.Text, Input.Text) };
        Seen = MarkOf(draft);
        return Page();
    }

    /// <summary>Leaves what was saved since.</summary>
    public IActionResult OnPostTheirs(Guid id)
    {
        this.Notify("Your draft is as you saved it last.");
        return Redirect(ContributionModel.Address(id));
    }

    private static string MarkOf(ContributionText words) => SeenText.Of(words.Title, words.Text);

    private async Task<(bool IsSaved, ContributionText? Other)> SaveAsync(Guid id, CancellationToken cancellation)
    {
        if (!await FindAsync(id, cancellation) || await texts.DraftOfAsync(Contribution, cancellation) is not { } draft)
        {
            return (false, null);
        }
        var words = Input.ToWords();
        if (SeenText.IsOvertaken(Seen, [draft.Title, draft.Text], [words.Title, words.Text]))
        {
            return (false, draft);
        }
        var @sealed = await texts.SealAsync(Contribution.ParticipantId, ContributionTextVault.DraftPurpose(id), words, cancellation);
        Contribution.SaveDraft(@sealed, time.GetUtcNow().UtcDateTime);
        // Of two tabs that save at the same moment the second must see what the first has saved.
        Contribution.Touch();
        return (true, null);
    }

    private async Task<bool> FindAsync(Guid id, CancellationToken cancellation)
    {
        Contribution = (await db.FindOwnContributionAsync(User, id, cancellation))!;
        return Contribution is { Erasure: null, Kind.IsWritten: true };
    }
}
