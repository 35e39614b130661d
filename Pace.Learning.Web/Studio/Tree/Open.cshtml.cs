using Pace.Learning.Web.Studio.Documents;
using Pace.Learning.Web.Studio.Drafts;

namespace Pace.Learning.Web.Studio.Tree;

/// <summary>A document of the content folder that nobody has written on here yet: what it says, and a button to begin.</summary>
[OnlyFor(Roles.Editor, Roles.Publisher)]
internal sealed class OpenModel(PaceDbContext db, DocumentFiles files, DraftRecorder drafts, PublishedContent published) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "path")]
    public string? FilePath { get; set; }

    public string Text { get; private set; } = "";

    public string Title => DocumentTitle.Of(Text, FilePath!, published.Library);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (await db.Documents.Where(d => d.Path == FilePath).Select(d => (Guid?)d.Id).SingleOrDefaultAsync(cancellation) is { } id)
        {
            return Redirect(StudioAddresses.Document(id));
        }
        if (FilePath is null || await files.ReadAsync(FilePath, cancellation) is not { } file)
        {
            return NotFound();
        }
        Text = file.Text;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (!User.IsInRole(Roles.Editor) || FilePath is null)
        {
            return NotFound();
        }
        var opened = await drafts.OpenAsync(FilePath, User.RequiredPersonId, cancellation);
        return opened.DocumentId is { } id ? Redirect(StudioAddresses.Document(id)) : NotFound();
    }
}
