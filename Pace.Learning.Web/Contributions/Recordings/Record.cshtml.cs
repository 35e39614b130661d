namespace Pace.Learning.Web.Contributions.Recordings;

/// <summary>Where a parent adds a recording to a draft.</summary>
[OnlyFor(Roles.Parent)]
internal sealed class RecordModel(PaceDbContext db) : PageModel
{
    public Contribution Contribution { get; private set; } = null!;

    /// <summary>What was wrong with the last file.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Problem { get; set; }

    /// <summary>The page's address.</summary>
    public static string Address(Guid id) => $"/taking-part/contributions/{id}/recording";

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation)
    {
        if (await db.FindOwnContributionAsync(User, id, cancellation) is not { Erasure: null } contribution || !contribution.Kind.IsRecorded)
        {
            return NotFound();
        }
        Contribution = contribution;
        if (UploadProblems.Words(Problem) is { } words)
        {
            ModelState.AddModelError("file", words);
        }
        return Page();
    }
}
