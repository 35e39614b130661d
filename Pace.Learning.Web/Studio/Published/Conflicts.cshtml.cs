using Pace.Learning.Web.Studio.Documents;
using Pace.Learning.Web.Studio.Versions;

namespace Pace.Learning.Web.Studio.Published;

/// <summary>Documents whose file in the content folder changed after they were published here: which words count is for publishers to say, and for editors to know.</summary>
[OnlyFor(Roles.Editor, Roles.Publisher)]
internal sealed class ConflictsModel(PaceDbContext db, FileConflicts conflicts, PublishedContent published) : PageModel
{
    public IReadOnlyList<ConflictView> All { get; private set; } = [];

    public bool IsPublisher => User.IsInRole(Roles.Publisher);

    public async Task OnGetAsync(CancellationToken cancellation) => await LoadAsync(cancellation);

    public Task<IActionResult> OnPostKeepAsync([FromForm] Guid id, [FromForm] string sha256, CancellationToken cancellation) =>
        SettleAsync(() => conflicts.KeepOursAsync(id, sha256, User.RequiredPersonId, cancellation), "What was published here stays. The file’s words are kept as a revision.", cancellation);

    public Task<IActionResult> OnPostTakeAsync([FromForm] Guid id, [FromForm] string sha256, CancellationToken cancellation) =>
        SettleAsync(() => conflicts.TakeTheirsAsync(id, sha256, User.RequiredPersonId, cancellation), "The file’s words are the draft now. They are reviewed like any others before they are public.", cancellation);

    private async Task<IActionResult> SettleAsync(Func<Task<Refusal?>> act, string done, CancellationToken cancellation)
    {
        if (!IsPublisher)
        {
            return NotFound();
        }
        if (await act() is { } refusal)
        {
            ModelState.AddModelError("", refusal.Words);
            await LoadAsync(cancellation);
            return Page();
        }
        this.Notify(done);
        return Redirect(StudioAddresses.Conflicts);
    }

    private async Task LoadAsync(CancellationToken cancellation)
    {
        List<ConflictView> all = [];
        foreach (var conflict in await conflicts.ReadAsync(cancellation))
        {
            var number = conflict.Document.PublishedNumber ?? conflict.Document.LastNumber;
            var ours = await db.Revisions.Where(r => r.DocumentId == conflict.Document.Id && r.Number == number).Select(r => r.Text).SingleOrDefaultAsync(cancellation) ?? "";
            all.Add(new ConflictView(conflict, DocumentTitle.Of(ours, conflict.Document.Path, published.Library), ParagraphChange.Between(ours, conflict.File.Text)));
        }
        All = all;
    }
}

/// <summary>A conflict with what differs.</summary>
internal sealed record ConflictView(FileConflict Conflict, string Title, IReadOnlyList<ParagraphChange> Changes);
