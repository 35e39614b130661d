using Pace.Learning.Web.Agreements.Plans;
using Pace.Learning.Web.Agreements.Reviews;

namespace Pace.Learning.Web.Agreements;

/// <summary>What the public may know of how promises are kept: how many actions there are and how they stand, and reviews that were closed. No words of plans, and no names.</summary>
public sealed class AgreementProgress
{
    private readonly PaceDbContext db;
    private readonly PublishedContent published;
    private readonly TimeProvider time;

    internal AgreementProgress(PaceDbContext db, PublishedContent published, TimeProvider time) => (this.db, this.published, this.time) = (db, published, time);

    /// <summary>How some agreements are kept, by agreement. The plan shows with the agreement that is in force; reviews stay with the one that they were about.</summary>
    public async Task<IReadOnlyDictionary<Guid, AgreementStanding>> OfAsync(IReadOnlyCollection<RegisterEntry> entries, CancellationToken cancellation = default)
    {
        var (areas, ids) = (entries.Select(e => e.AreaId).Distinct().ToList(), entries.Select(e => e.AgreementId).ToList());
        if (ids.Count == 0)
        {
            return new Dictionary<Guid, AgreementStanding>();
        }
        return Of(
            entries,
            await db.Plans.AsNoTracking().Include(p => p.Actions).Where(p => areas.Contains(p.AreaId)).ToListAsync(cancellation),
            await db.AgreementReviews.AsNoTracking().Where(r => ids.Contains(r.AgreementId) && r.ClosedAt != null).ToListAsync(cancellation));
    }

    /// <summary>The same for all areas.</summary>
    public async Task<IReadOnlyDictionary<Guid, AgreementStanding>> OfAllAsync(IReadOnlyCollection<RegisterEntry> entries, CancellationToken cancellation = default) => Of(
        entries, await db.Plans.AsNoTracking().Include(p => p.Actions).ToListAsync(cancellation),
        await db.AgreementReviews.AsNoTracking().Where(r => r.ClosedAt != null).ToListAsync(cancellation));

    private Dictionary<Guid, AgreementStanding> Of(IReadOnlyCollection<RegisterEntry> entries, List<Plan> plans, List<Review> reviews)
    {
        var today = LondonTime.DayOf(time.GetUtcNow().UtcDateTime);
        var (planOf, reviewsOf) = (plans.ToDictionary(p => (p.AreaId, p.DocumentId)), reviews.ToLookup(r => r.AgreementId));
        return entries.ToDictionary(e => e.AgreementId, e => new AgreementStanding(
            e.State == AgreementState.InForce ? Progress(e, planOf.GetValueOrDefault((e.AreaId, e.DocumentId)), today) : [],
            [.. reviewsOf[e.AgreementId].OrderByDescending(r => r.ClosedAt).Select(Public)]));
    }

    private PromiseProgress[] Progress(RegisterEntry entry, Plan? plan, DateOnly today) =>
        [.. PlanGroup.Of(published.Library.FindAgreement(entry.DocumentId)?.Version(entry.Version), plan).Select(g => new PromiseProgress(
            g.Commitment?.Key, g.Commitment?.Heading ?? "From the earlier version", g.Count(ActionState.Planned), g.Count(ActionState.UnderWay), g.Count(ActionState.Done), g.OverdueOn(today)))];

    private static PublicReview Public(Review review) => new(
        review.Id, review.AgreementId, LondonTime.DayOf(review.ClosedAt!.Value), review.Summary, review.ParentsTookPart == true,
        [.. review.Answers.Select(a => new PromiseOutcome(a.Key, a.Title, a.Outcome!.Value, a.Said(PlanSide.Area)!, a.Said(PlanSide.Pace)!, a.Figures))]);
}

/// <summary>How an agreement is kept.</summary>
/// <param name="Promises">The plan by promise; empty when it isn't in force.</param>
/// <param name="Reviews">Reviews that were closed, the newest first.</param>
public sealed record AgreementStanding(IReadOnlyList<PromiseProgress> Promises, IReadOnlyList<PublicReview> Reviews)
{
    /// <summary>Nothing yet.</summary>
    public static AgreementStanding None { get; } = new([], []);

    /// <summary>How it is with one promise.</summary>
    public PromiseProgress? Of(string key) => Promises.FirstOrDefault(p => p.Key == key);
}

/// <summary>How many actions there are for a promise. What was let go is in none of the numbers.</summary>
/// <param name="Key">The promise's letter, or the clause's id; <c>null</c>: for parts of an earlier version.</param>
/// <param name="Title">What was promised.</param>
/// <param name="Planned">Not begun.</param>
/// <param name="UnderWay">Begun.</param>
/// <param name="Done">Done.</param>
/// <param name="Overdue">Of those planned and under way, how many are past their date.</param>
public sealed record PromiseProgress(string? Key, string Title, int Planned, int UnderWay, int Done, int Overdue)
{
    /// <summary>All together.</summary>
    public int All => Planned + UnderWay + Done;

    /// <summary>The same as a line.</summary>
    public string Line => All == 0 ? "no action in the plan yet" : $"{Done} done, {UnderWay} under way, {Planned} planned. {Overdue} overdue";
}

/// <summary>A review that was closed.</summary>
/// <param name="Id">Which.</param>
/// <param name="AgreementId">Of what.</param>
/// <param name="On">When it was closed.</param>
/// <param name="Summary">What came of it, in a line.</param>
/// <param name="ParentsTookPart">Whether a parent had added words when it was closed.</param>
/// <param name="Promises">For each promise.</param>
public sealed record PublicReview(Guid Id, Guid AgreementId, DateOnly On, string Summary, bool ParentsTookPart, IReadOnlyList<PromiseOutcome> Promises);

/// <summary>How far a promise was kept.</summary>
/// <param name="Key">The promise's letter, or the clause's id.</param>
/// <param name="Title">What was promised.</param>
/// <param name="Outcome">How far.</param>
/// <param name="Area">What the area said.</param>
/// <param name="Pace">What the charity said.</param>
/// <param name="Figures">What the site counted on that day, where it counts.</param>
public sealed record PromiseOutcome(string Key, string Title, ReviewOutcome Outcome, ReviewSide Area, ReviewSide Pace, string? Figures)
{
    /// <summary>Whether the two sides see it alike.</summary>
    public bool IsAgreed => Area.Outcome == Pace.Outcome;

    /// <summary>Both sides with their names, the area first.</summary>
    public IReadOnlyList<(string Who, ReviewSide Said)> Sides(string organisation) => [("The area", Area), (organisation, Pace)];
}
