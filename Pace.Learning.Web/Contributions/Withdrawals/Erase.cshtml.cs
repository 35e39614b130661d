namespace Pace.Learning.Web.Contributions.Withdrawals;

/// <summary>Asks once before words are erased for good, and says what that does to them as they are: shared, or a draft that nobody else has seen.</summary>
[OnlyFor(Roles.Parent)]
internal sealed class EraseModel(PaceDbContext db, ContributionTextVault texts) : PageModel
{
    public Guid Id { get; private set; }

    public string Title { get; private set; } = "";

    public bool WasShared { get; private set; }

    /// <summary>The page's address.</summary>
    public static string Address(Guid id) => $"/taking-part/contributions/{id}/erase";

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation)
    {
        if (await db.FindOwnContributionAsync(User, id, cancellation) is not { Erasure: null } contribution)
        {
            return NotFound();
        }
        (Id, WasShared) = (id, contribution.Versions.Count > 0);
        Title = (await texts.DraftOfAsync(contribution, cancellation))?.Title ?? "Something I wrote";
        return Page();
    }
}
