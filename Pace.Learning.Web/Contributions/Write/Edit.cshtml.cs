using Pace.Learning.Web.Contributions.Show;

namespace Pace.Learning.Web.Contributions.Write;

/// <summary>Where a parent goes on with a draft. What was shared stays as it was until they share again.</summary>
[OnlyFor(Roles.Parent)]
public sealed class EditModel(PaceDbContext db, ContributionTextVault texts, TimeProvider time) : PageModel
{
    /// <summary>What they typed.</summary>
    [BindProperty]
    public required ContributionTextForm Input { get; set; }

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
        return Page();
    }

    /// <summary>Keeps it.</summary>
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
        if (!await db.RetryOnConflictAsync(stop => SaveAsync(id, stop), cancellation))
        {
            return NotFound();
        }
        this.Notify("Your draft is saved. Only you can see it.");
        return Redirect(ContributionModel.Address(id));
    }

    private async Task<bool> SaveAsync(Guid id, CancellationToken cancellation)
    {
        if (!await FindAsync(id, cancellation))
        {
            return false;
        }
        var @sealed = await texts.SealAsync(Contribution.ParticipantId, ContributionTextVault.DraftPurpose(id), Input.ToWords(), cancellation);
        Contribution.SaveDraft(@sealed, time.GetUtcNow().UtcDateTime);
        return true;
    }

    private async Task<bool> FindAsync(Guid id, CancellationToken cancellation)
    {
        Contribution = (await db.FindOwnContributionAsync(User, id, cancellation))!;
        return Contribution is { Erasure: null };
    }
}
