using Pace.Learning.Web.Parents.Participants;
using Pace.Learning.Web.Studio.Reviews.Comments;
using Pace.Learning.Web.Studio.Reviews.Members;

namespace Pace.Learning.Web.Studio.Reviews.List;

/// <summary>What a member of the advisory group can read now, each with its answers, and what became of what they said. For other parents: what the group is.</summary>
[OnlyFor(Roles.Parent)]
internal sealed class DraftsModel(OwnReviews reviews, OwnComments comments, CommentRecorder commenting, ReviewerRecorder reviewers, ReviewRecorder recorder, ParticipantNames names) : PageModel
{
    /// <summary>How editors see them.</summary>
    [BindProperty]
    public bool IsNamed { get; set; }

    /// <summary>Whether the public number counts them.</summary>
    [BindProperty]
    public bool IsCounted { get; set; }

    public OwnReviewer Own { get; private set; } = null!;

    public string? Name { get; private set; }

    public IReadOnlyList<OpenDraft> Open { get; private set; } = [];

    public IReadOnlyList<OwnComment> Comments { get; private set; } = [];

    public IReadOnlyDictionary<Guid, string> Titles { get; private set; } = new Dictionary<Guid, string>();

    public IReadOnlyList<Choice> NameChoices =>
        [new("True", $"The name I chose{(Name is { } name ? $": {name}" : "")}", ""), new("False", "No name", "They see “a parent or carer”.")];

    public static IReadOnlyList<Choice> CountChoices { get; } = [new("True", "Count me", "A page may say “Reviewed by 4 parents”. No names."), new("False", "Do not count me", "")];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation) => await LoadAsync(cancellation) ? Page() : NotFound();

    public Task<IActionResult> OnPostJoinAsync(CancellationToken cancellation) => AnswerAsync(isYes: true, "Thank you. You are in the group. You can leave at any time.", cancellation);

    public Task<IActionResult> OnPostLeaveAsync(CancellationToken cancellation) => AnswerAsync(isYes: false, "That is fine. We will not ask you to read drafts.", cancellation);

    public async Task<IActionResult> OnPostChooseAsync(CancellationToken cancellation)
    {
        if (!ModelState.IsValid || !await reviewers.ChooseAsync(User, IsNamed, IsCounted, cancellation))
        {
            return NotFound();
        }
        this.Notify("Saved.");
        return Redirect(DraftAddresses.Drafts);
    }

    /// <summary>Says of a draft, without opening it anew, what they think of it.</summary>
    public async Task<IActionResult> OnPostSayAsync(Guid id, int number, Verdict verdict, CancellationToken cancellation)
    {
        if (!ModelState.IsValid || await reviews.FindAsync(User, cancellation) is not { IsMember: true } own)
        {
            return NotFound();
        }
        var refusal = await recorder.SayAsParentAsync(id, number, User.RequiredPersonId, own.Parent.Id, verdict, cancellation);
        this.Notify(refusal?.Words ?? DraftLabels.Thanks(verdict));
        return Redirect(DraftAddresses.Drafts);
    }

    public async Task<IActionResult> OnPostRefuseAsync(Guid id, bool isRefused, CancellationToken cancellation)
    {
        if (!await commenting.RefuseAsync(User, id, isRefused, cancellation))
        {
            return NotFound();
        }
        this.Notify(isRefused ? "That is fine. Thank you for letting us know." : "It is on your list again.");
        return Redirect(DraftAddresses.Drafts);
    }

    public async Task<IActionResult> OnPostTakeBackAsync(Guid id, CancellationToken cancellation)
    {
        if (await commenting.TakeBackAsync(User, id, cancellation) is not null)
        {
            return NotFound();
        }
        this.Notify("Your note is gone. No one can read it any more.");
        return Redirect(DraftAddresses.Drafts);
    }

    private async Task<IActionResult> AnswerAsync(bool isYes, string words, CancellationToken cancellation)
    {
        if (!await reviewers.AnswerAsync(User, isYes, cancellation))
        {
            return NotFound();
        }
        this.Notify(words);
        return Redirect(DraftAddresses.Drafts);
    }

    private async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        if (await reviews.FindAsync(User, cancellation) is not { } own)
        {
            return false;
        }
        Own = own;
        Name = (await names.OfAsync([own.Parent.Id], cancellation)).GetValueOrDefault(own.Parent.Id);
        (IsNamed, IsCounted) = (own.Reviewer?.IsNamed is true, own.Reviewer?.IsCounted is true);
        Open = own is { IsMember: true, IsPaused: false } ? await reviews.OpenAsync(own.Parent, cancellation) : [];
        Comments = await comments.OfAsync(own.Parent.Id, null, cancellation);
        Titles = await comments.TitlesAsync([.. Comments.Select(c => c.Comment.DocumentId).Distinct()], cancellation);
        return true;
    }
}
