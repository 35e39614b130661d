using Pace.Learning.Web.Agreements.Plans;

namespace Pace.Learning.Web.Agreements.Reviews.Show;

/// <summary>All reviews of what an area promised, those under earlier versions as well.</summary>
[AllowAnonymous]
internal sealed class ReviewsModel(PlanServices services, ReviewRecorder acts, PaceDbContext db) : PlanPage(services)
{
    public IReadOnlyList<Review> Reviews { get; private set; } = [];

    public bool MayOpen => MayEdit && !Reviews.Any(r => r.AgreementId == Agreement.Id && r.IsOpen);

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation) => await LoadAsync(id, cancellation) ?? Page();

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellation)
    {
        if (await OpenAsync(id, PlanAddresses.Reviews, cancellation) is { } other)
        {
            return other;
        }
        if (!MayEdit)
        {
            return NotFound();
        }
        var refusal = await acts.OpenAsync(id, Seen.ActorId, cancellation);
        this.Notify(refusal?.Words ?? "The review is open. Say for each promise how far it is kept.");
        var open = await db.AgreementReviews.Where(r => r.AgreementId == id && r.ClosedAt == null).Select(r => (Guid?)r.Id).SingleOrDefaultAsync(cancellation);
        return Redirect(open is { } review ? PlanAddresses.Review(id, review) : PlanAddresses.Reviews(id));
    }

    private async Task<IActionResult?> LoadAsync(Guid id, CancellationToken cancellation)
    {
        if (await OpenAsync(id, PlanAddresses.Reviews, cancellation) is { } other)
        {
            return other;
        }
        Reviews = await db.AgreementReviews.AsNoTracking().Where(r => r.AreaId == Agreement.AreaId && r.DocumentId == Agreement.DocumentId)
            .OrderByDescending(r => r.OpenedAt).ToListAsync(cancellation);
        return null;
    }
}
