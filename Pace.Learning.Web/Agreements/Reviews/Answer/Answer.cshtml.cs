using Pace.Learning.Web.Agreements.Plans;
using Pace.Learning.Web.LocalAreas;

namespace Pace.Learning.Web.Agreements.Reviews.Answer;

/// <summary>One side says how far one promise is kept.</summary>
[AllowAnonymous]
internal sealed class AnswerModel(PlanServices services, ReviewRecorder acts, AreaDirectory areas, PaceDbContext db) : PlanPage(services)
{
    /// <summary>The form.</summary>
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public Review Review { get; private set; } = null!;

    public ReviewAnswer Given { get; private set; } = null!;

    public PlanGroup? Group { get; private set; }

    /// <summary>How many staff are trained, where that is promised.</summary>
    public AreaCoverage? Coverage { get; private set; }

    public bool ShowsNow { get; private set; }

    public static IReadOnlyList<Choice> Outcomes { get; } = [.. Enum.GetValues<ReviewOutcome>().Select(o => new Choice(o.ToString(), ReviewLabels.Of(o)))];

    public bool ForArea => Acting.Side == PlanSide.Area;

    /// <summary>What the reader's own side says so far.</summary>
    public ReviewSide? Said => Given.Said(Acting.Side);

    /// <summary>What the other side says so far.</summary>
    public ReviewSide? Others => Given.Said(ForArea ? PlanSide.Pace : PlanSide.Area);

    /// <summary>Whether "kept" needs an explanation, because the figures say something else.</summary>
    public bool AsksForExplanation => Coverage is { ShowsAllTrained: false };

    public async Task<IActionResult> OnGetAsync(Guid id, Guid review, string key, CancellationToken cancellation)
    {
        if (await LoadAsync(id, review, key, cancellation) is { } other)
        {
            return other;
        }
        Input = new InputModel { Outcome = Said?.Outcome, Words = Said?.Words, Explanation = Said?.Explanation, Seen = Given.Revision };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, Guid review, string key, CancellationToken cancellation)
    {
        if (await LoadAsync(id, review, key, cancellation) is { } other)
        {
            return other;
        }
        if (await acts.AnswerAsync(id, review, key, Input.Seen, new ReviewInput(Input.Outcome, Input.Words, Input.Explanation), Acting, cancellation) is { } refusal)
        {
            if (refusal == Plan.Changed)
            {
                await LoadAsync(id, review, key, cancellation);
                ModelState.Remove("Input.Seen");
                (Input.Seen, ShowsNow) = (Given.Revision, true);
            }
            Refuse(refusal);
            return Page();
        }
        this.Notify("Saved.");
        return Redirect(PlanAddresses.Review(id, review));
    }

    private async Task<IActionResult?> LoadAsync(Guid id, Guid review, string key, CancellationToken cancellation)
    {
        if (await OpenAsync(id, newer => PlanAddresses.Review(newer, review), cancellation) is { } other)
        {
            return other;
        }
        if (!MayEdit || await db.AgreementReviews.AsNoTracking().SingleOrDefaultAsync(r => r.Id == review && r.AgreementId == id && r.Slot != null, cancellation) is not { } found
            || found.Find(key) is not { } given)
        {
            return NotFound();
        }
        (Review, Given) = (found, given);
        Group = Groups.FirstOrDefault(g => g.Commitment?.Key == key);
        Coverage = Group?.Commitment?.IsMeasuredIn(Agreement.DocumentId) == true ? await areas.CoverageAsync(Agreement.AreaId, cancellation) : null;
        return null;
    }

    /// <summary>The form.</summary>
    public sealed class InputModel
    {
        /// <summary>How far it is kept.</summary>
        public ReviewOutcome? Outcome { get; set; }

        /// <summary>The words of the reader's side.</summary>
        public string? Words { get; set; }

        /// <summary>Why it is called kept when the figures don't show it.</summary>
        public string? Explanation { get; set; }

        /// <summary>Which state of the answer the reader saw.</summary>
        public int Seen { get; set; }
    }
}
