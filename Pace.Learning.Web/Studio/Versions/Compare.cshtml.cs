using System.Globalization;
using Pace.Learning.Web.Studio.Workflow;

namespace Pace.Learning.Web.Studio.Versions;

/// <summary>Two texts of a document: word by word, or as the pages that they make, side by side.</summary>
[OnlyFor(Roles.Editor, Roles.Publisher)]
internal sealed class CompareModel(PaceDbContext db, DocumentViews views) : PageModel
{
    public DocumentView View { get; private set; } = null!;

    public IReadOnlyList<int> Numbers { get; private set; } = [];

    /// <summary>The older text: a revision, nothing, or <c>null</c> for the draft.</summary>
    public int? From { get; private set; }

    public int? To { get; private set; }

    public bool IsAsPage { get; private set; }

    public IReadOnlyList<ParagraphChange> Changes { get; private set; } = [];

    /// <summary>What a text is called.</summary>
    public static string NameOf(int? number) => number is StudioAddresses.Nothing ? "nothing" : number is { } n ? $"revision {n}" : "the draft";

    public async Task<IActionResult> OnGetAsync(Guid id, string? from, string? to, string? look, CancellationToken cancellation)
    {
        if (await views.FindAsync(id, cancellation) is not { } view)
        {
            return NotFound();
        }
        View = view;
        Numbers = await db.Revisions.Where(r => r.DocumentId == id).OrderByDescending(r => r.Number).Select(r => r.Number).ToListAsync(cancellation);
        var last = Numbers.Count > 0 ? Numbers[0] : StudioAddresses.Nothing;
        From = Read(from, view.Document.PublishedNumber ?? (Numbers.Count > 0 ? Numbers[^1] : StudioAddresses.Nothing));
        To = Read(to ?? (Numbers.Count == 0 ? "draft" : null), last);
        if (await TextAsync(From, cancellation) is not { } old || await TextAsync(To, cancellation) is not { } @new)
        {
            return NotFound();
        }
        IsAsPage = look == "page";
        if (IsAsPage)
        {
            HttpContext.AllowContent("frame-src", "'self'");
        }
        else
        {
            Changes = ParagraphChange.Between(old, @new);
        }
        return Page();
    }

    /// <summary>What was asked for; a draft that was published or given up meanwhile is the newest revision.</summary>
    private int? Read(string? name, int otherwise) => name switch
    {
        "draft" when View.Draft is not null => null,
        "draft" when Numbers.Count > 0 => Numbers[0],
        "nothing" => StudioAddresses.Nothing,
        _ => Number(name) ?? otherwise,
    };

    private static int? Number(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private async Task<string?> TextAsync(int? number, CancellationToken cancellation) => number switch
    {
        StudioAddresses.Nothing => "",
        { } n => await db.Revisions.Where(r => r.DocumentId == View.Document.Id && r.Number == n).Select(r => r.Text).SingleOrDefaultAsync(cancellation),
        _ => View.Draft?.Text,
    };
}
