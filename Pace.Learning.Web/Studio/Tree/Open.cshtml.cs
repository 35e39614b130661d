using Pace.Learning.Web.Studio.Documents;
using Pace.Learning.Web.Studio.Drafts;
using Pace.Learning.Web.Studio.Elsewhere;
using Pace.Learning.Web.Studio.Usage;

namespace Pace.Learning.Web.Studio.Tree;

/// <summary>A document of the content folder that nobody has written on here yet: what it says, and a button to begin.</summary>
[OnlyFor(Roles.Editor, Roles.Publisher)]
internal sealed class OpenModel(PaceDbContext db, DocumentFiles files, DraftRecorder drafts, WritingPlaces writing, UsageReader usage, PublishedContent published) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "path")]
    public string? FilePath { get; set; }

    public string Text { get; private set; } = "";

    /// <summary>Where it is written; <c>null</c>: here.</summary>
    public WrittenElsewhere? Elsewhere => writing.Of(FilePath!);

    /// <summary>Where it is used, when it is written elsewhere: there is no other page about it here.</summary>
    public DocumentUsage Usage { get; private set; } = DocumentUsage.None;

    public string Title => DocumentTitle.Of(Text, FilePath!, published.Library);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (await db.Documents.Where(d => d.Path == FilePath).Select(d => (Guid?)d.Id).SingleOrDefaultAsync(cancellation) is { } id)
        {
            return Redirect(StudioAddresses.Document(id));
        }
        if (FilePath is not null && Elsewhere is not null)
        {
            Text = published.TextOf(FilePath) ?? "";
            Usage = await usage.OfAsync(FilePath, cancellation);
            return Text.Length == 0 ? NotFound() : Page();
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
        return opened.Refusal is { } refusal && opened.DocumentId is null ? Refused(refusal) : opened.DocumentId is { } id ? Redirect(StudioAddresses.Document(id)) : NotFound();
    }

    private RedirectResult Refused(Refusal refusal)
    {
        this.Notify(refusal.Words);
        return Redirect(StudioAddresses.Open(FilePath!));
    }
}
