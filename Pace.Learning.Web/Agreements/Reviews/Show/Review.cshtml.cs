using Pace.Learning.Web.Agreements.Plans;
using Pace.Learning.Web.LocalAreas;

namespace Pace.Learning.Web.Agreements.Reviews.Show;

/// <summary>One review, as it stands: the same for all partners.</summary>
[AllowAnonymous]
internal sealed class ReviewModel(PlanServices services, ReviewRecorder acts, IReviewStatements parents, AreaDirectory areas, PaceDbContext db) : PlanPage(services)
{
    public Review Review { get; private set; } = null!;

    /// <summary>What parents wrote and consent to at this moment.</summary>
    public ShownReviewStatements Parents { get; private set; } = ShownReviewStatements.None;

    /// <summary>The area's public page.</summary>
    public string AreaUrl { get; private set; } = "/areas";

    public bool MayWrite => MayEdit && Review.IsOpen && Review.AgreementId == Agreement.Id;

    /// <summary>Whether it ended with its agreement before anybody closed it.</summary>
    public bool EndedOpen => Review.IsOpen && (Agreement.State != AgreementState.InForce || Review.AgreementId != Agreement.Id);

    public bool MayClose => MayWrite && Today >= Review.ClosesFrom;

    /// <summary>The plan's actions under a promise.</summary>
    public PlanGroup? GroupOf(ReviewAnswer answer) => Groups.FirstOrDefault(g => g.Commitment?.Key == answer.Key);

    public async Task<IActionResult> OnGetAsync(Guid id, Guid review, CancellationToken cancellation) => await LoadAsync(id, review, cancellation) ?? Page();

    public async Task<IActionResult> OnPostAsync(Guid id, Guid review, CancellationToken cancellation)
    {
        if (await LoadAsync(id, review, cancellation) is { } other)
        {
            return other;
        }
        if (!MayEdit || Review.AgreementId != id)
        {
            return NotFound();
        }
        if (await acts.CloseAsync(id, review, Seen.ActorId, cancellation) is { } refusal)
        {
            Refuse(refusal);
            return Page();
        }
        this.Notify("The review is closed and public. Thank you. All partners have a mail.");
        return Redirect(PlanAddresses.Review(id, review));
    }

    private async Task<IActionResult?> LoadAsync(Guid id, Guid review, CancellationToken cancellation)
    {
        if (await OpenAsync(id, newer => PlanAddresses.Review(newer, review), cancellation) is { } other)
        {
            return other;
        }
        if (await db.AgreementReviews.AsNoTracking().SingleOrDefaultAsync(
            r => r.Id == review && r.AreaId == Agreement.AreaId && r.DocumentId == Agreement.DocumentId, cancellation) is not { } found)
        {
            return NotFound();
        }
        Review = found;
        Parents = await parents.OfAsync(review, cancellation);
        AreaUrl = await areas.FindAsync(Agreement.AreaId, cancellation) is { } area ? $"/areas/{area.Slug}" : "/areas";
        return null;
    }
}
