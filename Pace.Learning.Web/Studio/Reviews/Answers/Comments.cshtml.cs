using Pace.Learning.Web.Accounts;
using Pace.Learning.Web.Studio.Reviews.Comments;
using Pace.Learning.Web.Studio.Workflow;

namespace Pace.Learning.Web.Studio.Reviews.Answers;

/// <summary>What parents said about a document, beside its paragraphs as they are now. An editor answers each: done, not done and why, or thanks.</summary>
[OnlyFor(Roles.Editor, Roles.Publisher)]
internal sealed class CommentsModel(PaceDbContext db, DocumentViews views, CommentsReader reader, CommentRecorder recorder, PersonDirectory people) : PageModel
{
    /// <summary>The comment that is answered.</summary>
    [BindProperty]
    public Guid Comment { get; set; }

    /// <summary>What became of it.</summary>
    [BindProperty]
    public CommentOutcome? Outcome { get; set; }

    /// <summary>Why, or what else there is to say.</summary>
    [BindProperty]
    public string? Because { get; set; }

    /// <summary>The comment whose form is open.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? Answer { get; set; }

    public DocumentView View { get; private set; } = null!;

    public IReadOnlyList<PlacedComment> Comments { get; private set; } = [];

    /// <summary>How many parents would rather not read it. Who, nobody is told.</summary>
    public int Refused { get; private set; }

    public IEnumerable<PlacedComment> Open => Comments.Where(c => c.Comment.Answer is null);

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation))
        {
            return NotFound();
        }
        if (Comments.FirstOrDefault(c => c.Comment.Id == Answer) is { Comment.Answer: { } before } answered)
        {
            (Outcome, Because) = (before.Outcome, answered.Because);
        }
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellation)
    {
        var by = User.RequiredPersonId;
        var name = (await people.FindAsync(by, cancellation))?.Name is { Length: > 0 } known ? known.Trim().Split(' ', 2)[0] : "Somebody";
        if (await recorder.AnswerAsync(id, Comment, Outcome, Because, by, name.Length > CommentAnswer.NameLength ? name[..CommentAnswer.NameLength] : name, cancellation) is { } refusal)
        {
            if (!await LoadAsync(id, cancellation))
            {
                return NotFound();
            }
            Answer = Comment;
            ModelState.AddModelError(refusal.Field, refusal.Words);
            return Page();
        }
        this.Notify("Answered. The parent is told with everything else of the day.");
        return Redirect(DraftAddresses.Comments(id));
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken cancellation)
    {
        if (await views.FindAsync(id, cancellation) is not { } view || await reader.OfAsync(id, cancellation) is not { } comments)
        {
            return false;
        }
        (View, Comments) = (view, comments);
        Refused = await db.ReviewRefusals.CountAsync(r => r.DocumentId == id, cancellation);
        return true;
    }
}
