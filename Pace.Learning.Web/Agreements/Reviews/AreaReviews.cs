namespace Pace.Learning.Web.Agreements.Reviews;

/// <summary>A review that parents can add to.</summary>
/// <param name="Id">Which.</param>
/// <param name="AreaId">Of which area.</param>
/// <param name="AreaName">What the area is called.</param>
/// <param name="DocumentTitle">What it promised under.</param>
/// <param name="DocumentId">The document.</param>
/// <param name="OpenedAt">Since when (UTC).</param>
/// <param name="Promises">What was promised.</param>
public sealed record OpenReview(Guid Id, Guid AreaId, string AreaName, string DocumentTitle, string DocumentId, DateTime OpenedAt, IReadOnlyList<string> Promises);

/// <summary>What other rooms ask about reviews that are open.</summary>
public sealed class AreaReviews
{
    private readonly PaceDbContext db;

    internal AreaReviews(PaceDbContext db) => this.db = db;

    /// <summary>Those that are open, the oldest first. While an agreement isn't in force, none is.</summary>
    public Task<IReadOnlyList<OpenReview>> OpenAsync(CancellationToken cancellation = default) => ReadAsync(db.AgreementReviews, cancellation);

    /// <summary>One that is open.</summary>
    public async Task<OpenReview?> FindOpenAsync(Guid id, CancellationToken cancellation = default) =>
        await ReadAsync(db.AgreementReviews.Where(r => r.Id == id), cancellation) is [var review] ? review : null;

    private async Task<IReadOnlyList<OpenReview>> ReadAsync(IQueryable<Review> reviews, CancellationToken cancellation)
    {
        var found = await (from review in reviews.AsNoTracking()
                           where review.Slot != null
                           join agreement in db.Agreements on review.AgreementId equals agreement.Id
                           where agreement.State == AgreementState.InForce
                           orderby review.OpenedAt
                           select new { review, agreement.AreaName, agreement.DocumentTitle }).ToListAsync(cancellation);
        return [.. found.Select(f => new OpenReview(
            f.review.Id, f.review.AreaId, f.AreaName, f.DocumentTitle, f.review.DocumentId, f.review.OpenedAt, [.. f.review.Answers.Select(a => a.Title)]))];
    }
}
