using Pace.Learning.Web.Contributions.Consents;
using Pace.Learning.Web.Parents.Figures;
using Pace.Learning.Web.Parents.People;

namespace Pace.Learning.Web.Contributions;

/// <summary>Contributions that a yes held for on some day of the quarter.</summary>
internal sealed class ContributionsInUse(PaceDbContext db) : IFunderMeasure
{
    public int Order => 40;

    public string Column => "Contributions in use";

    public async Task<IReadOnlyList<FunderFact>> FactsAsync(DateTime from, DateTime until, CancellationToken cancellation)
    {
        var holding = db.Consents.Where(c => c.GivenAt != null && c.GivenAt < until && c.EndsAt > from && (c.End == null || c.End.At > from)).Select(c => c.ContributionId);
        return [.. (await db.Contributions.AsNoTracking().Where(c => c.Kind != ContributionKind.LiveTalk && holding.Contains(c.Id)).Select(c => c.ParticipantId).ToListAsync(cancellation))
            .Select(id => new FunderFact(id, []))];
    }
}

/// <summary>Parents with a yes that ends soon.</summary>
internal sealed class ConsentEndsSoon(PaceDbContext db, TimeProvider time) : IPeopleFilter
{
    /// <summary>As long before as parents are asked the first time.</summary>
    public const int Days = Consents.Renewals.RenewalNotices.FirstDays;

    public string Key => "ends-soon";

    public string Label => $"A yes of theirs ends within {Days} days";

    public IQueryable<Guid> Parents()
    {
        var now = time.GetUtcNow().UtcDateTime;
        return db.Consents.LiveAt(db, now).EndingBefore(now.AddDays(Days)).Select(c => c.ParticipantId);
    }
}

/// <summary>Consents whose last day is near.</summary>
internal static class EndingConsents
{
    /// <summary>Those that end before a moment. What was said for a review ends with it and is asked for anew.</summary>
    public static IQueryable<Consent> EndingBefore(this IQueryable<Consent> consents, DateTime moment) => consents.Where(c => c.EndsAt < moment && c.Use != ConsentUse.AreaReview);
}
