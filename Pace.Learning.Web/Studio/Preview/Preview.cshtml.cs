using Microsoft.AspNetCore.Antiforgery;
using Pace.Learning.Content.Blocks;
using Pace.Learning.Web.Courses.ContributionBlocks;
using Pace.Learning.Web.Courses.GuardedMedia;
using Pace.Learning.Web.Courses.Lessons;
using Pace.Learning.Web.Platform.KeptForms;
using Pace.Learning.Web.Studio.Workflow;
using Pace.Learning.Web.Studio.Write;

namespace Pace.Learning.Web.Studio.Preview;

/// <summary>A document as learners will see it, by the same views, of what is written now. Nothing on it does anything: nobody's progress comes of it.</summary>
[OnlyFor(Roles.Editor, Roles.Publisher)]
[NeverKept]
internal sealed class PreviewModel(PaceDbContext db, DocumentViews views, DraftCompiler compiler, IContributionBlocks blocks, IGuardedMedia media, IAntiforgery antiforgery) : PageModel
{
    private static readonly Dictionary<string, FilledBlock> None = [];

    [BindProperty(SupportsGet = true)]
    public bool Framed { get; set; }

    public bool IsFramed => Framed || HttpMethods.IsPost(Request.Method);

    public DocumentView View { get; private set; } = null!;

    public LessonView? Lesson { get; private set; }

    public ContentDocument? Document { get; private set; }

    /// <summary>A text that is a part of a document, such as a version of an agreement.</summary>
    public CompiledText? Text { get; private set; }

    public Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation) => ShowAsync(id, null, cancellation);

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
        Document = library.Courses.SelectMany(c => c.Modules.Cast<ContentDocument>().Prepend(c)).Concat(library.Pathways).Concat(library.Pages).Concat(library.Agreements).FirstOrDefault(d => d.Path == path);
        Text = library.Agreements.SelectMany(a => a.Versions).FirstOrDefault(v => v.Path == path)?.Body ?? library.Downloads.FirstOrDefault(d => d.File == path)?.Body;
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
