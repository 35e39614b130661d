using Pace.Learning.Web.Agreements.Reviews;
using Pace.Learning.Web.Contributions.Consents;
using Pace.Learning.Web.Contributions.Consents.Receipts;
using Pace.Learning.Web.Contributions.Consents.Statements;
using Pace.Learning.Web.Contributions.Identification;
using Pace.Learning.Web.Contributions.Identification.Decisions;
using Pace.Learning.Web.LocalAreas;
using Pace.Learning.Web.Parents.Participants;

namespace Pace.Learning.Web.Contributions.ReviewStatements.Own;

/// <summary>One question about where a parent lives. They may write a few words, see how they would show, and only then say yes.</summary>
[OnlyFor(Roles.Parent)]
internal sealed class ViewModel(
    PaceDbContext db, AreaReviews reviews, AreaDirectory areas, ReviewStatementRecorder giving, ConsentStatements statements, ContributionTextVault texts, ParticipantNames names, TimeProvider time)
    : PageModel
{
    /// <summary>The form.</summary>
    [BindProperty]
    public InputModel Input { get; set; } = new();

    /// <summary>What they keep of what stands out.</summary>
    [BindProperty]
    public List<DetailInput> Kept { get; set; } = [];

    public ReviewStatement Question { get; private set; } = null!;

    /// <summary>The review; <c>null</c> once it is closed.</summary>
    public OpenReview? Review { get; private set; }

    /// <summary>The area's public page.</summary>
    public string? AreaUrl { get; private set; }

    public ConsentStatement? Statement { get; private set; }

    /// <summary>The consent to what they wrote, while it holds.</summary>
    public Consent? Given { get; private set; }

    public ContributionText? Said { get; private set; }

    public string? ChosenName { get; private set; }

    public bool IsPreview { get; private set; }

    public IReadOnlyList<IdentifyingDetail> Details { get; private set; } = [];

    public DateOnly LastDay => ReviewStatementRecorder.LastDay(Review!, time.GetUtcNow().UtcDateTime);

    public IReadOnlyList<Choice> Names =>
    [
        new(nameof(Identifiability.NoName), "No name", "It says “a parent or carer”, or nothing."),
        new(nameof(Identifiability.ChosenName), $"The name I chose here{(ChosenName is { } name ? $": {name}" : "")}", "Then people can tell that someone of this name lives here. It shows only if three or more parents write."),
    ];

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation))
        {
            return NotFound();
        }
        Input.Statement = Statement?.Mark.Version ?? 0;
        return Page();
    }

    /// <summary>Shows how it would look. Nothing is kept yet.</summary>
    public Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellation) => ShowAsync(id, isPreview: true, cancellation);

    /// <summary>Goes back to the words.</summary>
    public Task<IActionResult> OnPostBackAsync(Guid id, CancellationToken cancellation) => ShowAsync(id, isPreview: false, cancellation);

    /// <summary>Sends it.</summary>
    public async Task<IActionResult> OnPostSendAsync(Guid id, CancellationToken cancellation)
    {
        if (ReviewStatementRecorder.Check(Input.Text, Input.Named) is { } wrong)
        {
            return await LoadAsync(id, cancellation) ? Refuse(wrong) : NotFound();
        }
        if (DetailInput.RefusalsOf(Kept, nameof(Kept)).ToList() is { Count: > 0 } tooLong)
        {
            tooLong.ForEach(r => ModelState.AddModelError(r.Field, r.Words));
            return await ShowAsync(id, isPreview: true, cancellation);
        }
        var (consentId, refusal) = await giving.GiveAsync(User, id, new ReviewStatementInput(Input.Text!, Input.Named!.Value, Input.Statement, DetailInput.Kept(Kept)), cancellation);
        if (refusal is not null)
        {
            if (!await LoadAsync(id, cancellation))
            {
                return NotFound();
            }
            ModelState.Remove("Input.Statement");
            Input.Statement = Statement?.Mark.Version ?? 0;
            return Refuse(refusal);
        }
        this.Notify("Thank you. We have your words. This is your receipt.");
        return Redirect(ReceiptModel.Address(consentId!.Value));
    }

    /// <summary>Says no.</summary>
    public async Task<IActionResult> OnPostNoAsync(Guid id, CancellationToken cancellation)
    {
        if (!await giving.DeclineAsync(User, id, cancellation))
        {
            return NotFound();
        }
        this.Notify("That is fine. Thank you for letting us know.");
        return Redirect("/taking-part");
    }

    private async Task<IActionResult> ShowAsync(Guid id, bool isPreview, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation))
        {
            return NotFound();
        }
        if (isPreview && Review is not null && Given is null)
        {
            if (ReviewStatementRecorder.Check(Input.Text, Input.Named) is { } wrong)
            {
                return Refuse(wrong);
            }
            (IsPreview, Details) = (true, IdentifyingDetails.In(Input.Text!.Trim()));
            Kept = DetailInput.For(Details, [], Kept);
            // Other words may have other details: what was said of each goes with it, and not with its place in the list.
            foreach (var key in ModelState.Where(s => s.Key.StartsWith(nameof(Kept), StringComparison.Ordinal) && s.Value!.Errors.Count == 0).Select(s => s.Key).ToList())
            {
                ModelState.Remove(key);
            }
        }
        return Page();
    }

    private PageResult Refuse(Refusal refusal)
    {
        ModelState.Remove($"Input.{refusal.Field}");
        ModelState.AddModelError(refusal.Field.Length == 0 ? "" : $"Input.{refusal.Field}", refusal.Words);
        return Page();
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken cancellation)
    {
        var now = time.GetUtcNow().UtcDateTime;
        if (await db.FindOwnReviewStatementAsync(User, id, now, cancellation) is not { } question)
        {
            return false;
        }
        Question = question;
        Review = await reviews.FindOpenAsync(question.ReviewId, cancellation);
        AreaUrl = Review is { } open && await areas.FindAsync(open.AreaId, cancellation) is { } area ? $"/areas/{area.Slug}" : null;
        Statement = statements.LatestOf(ConsentUse.AreaReview);
        ChosenName = (await names.OfAsync([question.ParticipantId], cancellation)).GetValueOrDefault(question.ParticipantId);
        if (question.ContributionId is { } contributionId && await db.FindOwnContributionAsync(User, contributionId, cancellation) is { } contribution)
        {
            Given = await db.Consents.AsNoTracking().Where(c => c.ContributionId == contributionId && c.Use == ConsentUse.AreaReview).LiveAt(db, now).FirstOrDefaultAsync(cancellation);
            Said = Given is null ? null : await texts.DraftOfAsync(contribution, cancellation);
        }
        return true;
    }

    /// <summary>The form.</summary>
    public sealed class InputModel
    {
        /// <summary>The words.</summary>
        public string? Text { get; set; }

        /// <summary>How they are named.</summary>
        public Identifiability? Named { get; set; }

        /// <summary>The statement that they read.</summary>
        public int Statement { get; set; }
    }
}
