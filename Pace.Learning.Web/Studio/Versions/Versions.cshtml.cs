using Pace.Learning.Web.Studio.Drafts;
using Pace.Learning.Web.Studio.Workflow;

namespace Pace.Learning.Web.Studio.Versions;

/// <summary>A document's revisions: who saved them, when, and which is public. Any of them can be read, compared and gone back to.</summary>
[OnlyFor(Roles.Editor, Roles.Publisher)]
internal sealed class VersionsModel(PaceDbContext db, DocumentViews views, DraftRecorder drafts) : PageModel
{
    public DocumentView View { get; private set; } = null!;

    public IReadOnlyList<RevisionLine> Revisions { get; private set; } = [];

    public IReadOnlyDictionary<Guid, string> Names { get; private set; } = new Dictionary<Guid, string>();

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation) => await LoadAsync(id, cancellation) ? Page() : NotFound();

    /// <summary>Begins a draft with the words of an older revision.</summary>
    public async Task<IActionResult> OnPostRollBackAsync(Guid id, [FromForm] int number, CancellationToken cancellation)
    {
        if (!User.IsInRole(Roles.Editor) || !await LoadAsync(id, cancellation))
        {
            return NotFound();
        }
        if (await drafts.RollBackAsync(id, number, User.RequiredPersonId, cancellation) is { } refusal)
        {
            ModelState.AddModelError("", refusal.Words);
            return Page();
        }
        this.Notify($"The draft says again what revision {number} said. What it said before is kept below. Nothing is public until it is reviewed.");
        return Redirect(StudioAddresses.Versions(id));
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken cancellation)
    {
        if (await views.FindAsync(id, cancellation) is not { } view)
        {
            return false;
        }
        View = view;
        Revisions = await db.Revisions.AsNoTracking().Where(r => r.DocumentId == id).OrderByDescending(r => r.Number)
            .Select(r => new RevisionLine(r.Number, r.Origin, r.SavedBy, r.SavedAt)).ToListAsync(cancellation);
        Names = await views.NamesAsync([.. Revisions.Select(r => r.SavedBy), view.Draft?.ChangedBy, view.Document.Retirement?.By], cancellation);
        return true;
    }
}

/// <summary>A revision without its text.</summary>
internal sealed record RevisionLine(int Number, Documents.RevisionOrigin Origin, Guid? SavedBy, DateTime SavedAt);
