using Microsoft.AspNetCore.Antiforgery;
using Pace.Learning.Content.Blocks;
using Pace.Learning.Web.Agreements.Documents;
using Pace.Learning.Web.Contributions.Consents.Statements;
using Pace.Learning.Web.Courses.ContributionBlocks;
using Pace.Learning.Web.Courses.Downloads;
using Pace.Learning.Web.Courses.GuardedMedia;
using Pace.Learning.Web.Courses.Lessons;
using Pace.Learning.Web.Courses.Overview;
using Pace.Learning.Web.Courses.Pathways;
using Pace.Learning.Web.Platform.KeptForms;
using Pace.Learning.Web.Platform.Pdf;
using Pace.Learning.Web.Studio.Workflow;
using Pace.Learning.Web.Studio.Write;

namespace Pace.Learning.Web.Studio.Preview;

/// <summary>A document as people will see it, by the views of the pages on which it stands, of what is written now. Nothing on it does anything: nobody's progress comes of it.</summary>
[OnlyFor(Roles.Editor, Roles.Publisher)]
[NeverKept]
internal sealed class PreviewModel(PaceDbContext db, DocumentViews views, DraftCompiler compiler, IContributionBlocks blocks, IGuardedMedia media, IPdfPrinter printer, IAntiforgery antiforgery, TimeProvider time) : PageModel
{
    private static readonly Dictionary<string, FilledBlock> None = [];

    [BindProperty(SupportsGet = true)]
    public bool Framed { get; set; }

    /// <summary>The revision that is shown; <c>null</c>: what is written now.</summary>
    [BindProperty(SupportsGet = true)]
    public int? Revision { get; set; }

    public bool IsFramed => Framed || HttpMethods.IsPost(Request.Method);

    public Workflow.DocumentView View { get; private set; } = null!;

    public LessonView? Lesson { get; private set; }

    /// <summary>A course, or the course in whose page a module stands, as somebody sees it who comes there first.</summary>
    public CourseView? Course { get; private set; }

    public PathwayView? Pathway { get; private set; }

    public Agreements.Documents.DocumentView? Agreement { get; private set; }

    public VersionView? Version { get; private set; }

    public DownloadView? Download { get; private set; }

    public ConsentStatement? Statement { get; private set; }

    /// <summary>A page of the site.</summary>
    public Pace.Learning.Content.Library.Page? Plain { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation)
    {
        if (Revision is not { } number)
        {
            return await ShowAsync(id, null, cancellation);
        }
        return await db.Revisions.Where(r => r.DocumentId == id && r.Number == number).Select(r => r.Text).SingleOrDefaultAsync(cancellation) is { } text
            ? await ShowAsync(id, text, cancellation)
            : NotFound();
    }

    /// <summary>The same of a text that isn't saved yet.</summary>
    public Task<IActionResult> OnPostAsync(Guid id, [FromForm] string? text, CancellationToken cancellation) => ShowAsync(id, (text ?? "").ReplaceLineEndings("\n"), cancellation);

    private async Task<IActionResult> ShowAsync(Guid id, string? text, CancellationToken cancellation)
    {
        if (await views.FindAsync(id, cancellation) is not { } view)
        {
            return NotFound();
        }
        View = view;
        HttpContext.AllowContent("frame-ancestors", "'self'");
        var path = view.Document.Path;
        var library = await compiler.CompileAsync(db, path, text ?? view.Text, cancellation);
        if (library.Courses.SelectMany(LessonPlace.InOrder).FirstOrDefault(p => p.Lesson.Path == path) is { } place)
        {
            Lesson = await LessonAsync(place, cancellation);
        }
        var day = LondonTime.DayOf(time.GetUtcNow().UtcDateTime);
        Course = library.Courses.FirstOrDefault(c => c.Path == path || c.Modules.Any(m => m.Path == path)) is { } course ? new CourseView(course) : null;
        Pathway = library.Pathways.FirstOrDefault(p => p.Path == path) is { } pathway ? new PathwayView(pathway) : null;
        Agreement = library.Agreements.FirstOrDefault(a => a.Path == path) is { } agreement ? new Agreements.Documents.DocumentView(agreement, day) : null;
        Version = library.Agreements.SelectMany(a => a.Versions, (a, v) => new VersionView(a, v, day)).FirstOrDefault(v => v.Version.Path == path);
        Download = library.Downloads.FirstOrDefault(d => d.File == path) is { IsPage: true } download ? new DownloadView(download, printer.IsPresent) : null;
        Statement = ConsentStatement.Preview(path, text ?? view.Text);
        Plain = library.Pages.FirstOrDefault(p => p.Path == path);
        return Page();
    }

    private async Task<LessonView> LessonAsync(LessonPlace place, CancellationToken cancellation)
    {
        var keys = place.Lesson.Body.PersonalBlocks.OfType<ContributionBlock>().Select(b => b.Contribution).ToList();
        var allowed = keys.Count == 0 ? None : await blocks.AllowedAsync(keys, cancellation);
        var shown = await media.AllowedAsync([.. place.Lesson.Body.PersonalBlocks.OfType<GuardedMediaBlock>().Select(m => m.Guard)], cancellation);
        // As somebody who has begun the course and done nothing yet.
        var record = new LessonRecord { Level = WorkforceLevels.All[0] };
        return new LessonView(place, User.RequiredPersonId, record, allowed, shown, antiforgery.GetAndStoreTokens(HttpContext), null, []);
    }
}
