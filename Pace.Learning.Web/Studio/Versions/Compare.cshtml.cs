using System.Globalization;
using Microsoft.AspNetCore.Html;
using Pace.Learning.Web.Courses.Lessons;
using Pace.Learning.Web.Studio.Published;
using Pace.Learning.Web.Studio.Workflow;

namespace Pace.Learning.Web.Studio.Versions;

/// <summary>Two texts of a document: word by word, or as the pages that they make, side by side.</summary>
[OnlyFor(Roles.Editor, Roles.Publisher)]
internal sealed class CompareModel(PaceDbContext db, DocumentViews views, PublishedContent published, PublishedRevisions live) : PageModel
{
    public DocumentView View { get; private set; } = null!;

    public IReadOnlyList<int> Numbers { get; private set; } = [];

    public int? From { get; private set; }

    public int? To { get; private set; }

    public bool IsAsPage { get; private set; }

    public IReadOnlyList<ParagraphChange> Changes { get; private set; } = [];

    public (IHtmlContent? Old, IHtmlContent? New) Pages { get; private set; }

    /// <summary>What a text is called.</summary>
    public static string NameOf(int? number) => number is { } n ? $"revision {n}" : "the draft";

    public async Task<IActionResult> OnGetAsync(Guid id, string? from, string? to, string? look, CancellationToken cancellation)
    {
        if (await views.FindAsync(id, cancellation) is not { } view)
        {
            return NotFound();
        }
        View = view;
        Numbers = await db.Revisions.Where(r => r.DocumentId == id).OrderByDescending(r => r.Number).Select(r => r.Number).ToListAsync(cancellation);
        (From, To) = (Number(from) ?? view.Document.PublishedNumber ?? (Numbers.Count > 0 ? Numbers[^1] : null), to is "draft" ? null : Number(to) ?? (Numbers.Count > 0 ? Numbers[0] : null));
        if (from is "draft")
        {
            From = null;
        }
        if (await TextAsync(From, cancellation) is not { } old || await TextAsync(To, cancellation) is not { } @new)
        {
            return NotFound();
        }
        IsAsPage = look == "page";
        if (IsAsPage)
        {
            Pages = (BodyOf(old), BodyOf(@new));
        }
        else
        {
            Changes = ParagraphChange.Between(old, @new);
        }
        return Page();
    }

    private static int? Number(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private async Task<string?> TextAsync(int? number, CancellationToken cancellation) => number is { } n
        ? await db.Revisions.Where(r => r.DocumentId == View.Document.Id && r.Number == n).Select(r => r.Text).SingleOrDefaultAsync(cancellation)
        : View.Draft?.Text;

    private PlainText? BodyOf(string text)
    {
        var path = View.Document.Path;
        var now = live.Current;
        var library = published.Preview(now with { Texts = new Dictionary<string, string>(now.Texts) { [path] = text } });
        var documents = library.Courses.SelectMany(c => c.Modules.SelectMany(m => m.Lessons.Prepend<ContentDocument>(m)).Prepend(c)).Concat(library.Pages).Concat(library.Pathways).Concat(library.Agreements);
        var body = documents.FirstOrDefault(d => d.Path == path)?.Body ?? library.Agreements.SelectMany(a => a.Versions).FirstOrDefault(v => v.Path == path)?.Body;
        return body is null ? null : new PlainText(body);
    }
}
