using Pace.Learning.Web.Contributions.Blocks;
using Pace.Learning.Web.Contributions.Consents;

namespace Pace.Learning.Web.Contributions.Placements;

/// <summary>What stands at places for parents' words, for whoever decides whether a lesson can be published. No names, no words.</summary>
public sealed class PlaceStates
{
    private readonly PaceDbContext db;
    private readonly ShownContributionsQuery shown;
    private readonly TimeProvider time;

    internal PlaceStates(PaceDbContext db, ShownContributionsQuery shown, TimeProvider time) => (this.db, this.shown, this.time) = (db, shown, time);

    /// <summary>The state of each place, by its key.</summary>
    public async Task<IReadOnlyDictionary<string, PlaceState>> OfAsync(IReadOnlyCollection<string> keys, CancellationToken cancellation)
    {
        if (keys.Count == 0)
        {
            return new Dictionary<string, PlaceState>();
        }
        var now = time.GetUtcNow().UtcDateTime;
        var taken = await db.Placements.Where(p => keys.Contains(p.Key)).Select(p => new { p.Key, p.ContributionId }).ToDictionaryAsync(p => p.Key, p => p.ContributionId, cancellation);
        var live = (await shown.ReadAsync(keys, Guid.Empty, now, cancellation)).Select(s => s.Key).ToHashSet();
        var contributions = taken.Values.Distinct().ToList();
        var ends = await db.Consents.Where(c => c.Use == ConsentUse.Course && contributions.Contains(c.ContributionId)).LiveAt(db, now)
            .GroupBy(c => c.ContributionId).Select(g => new { g.Key, End = g.Max(c => c.EndsAt) }).ToDictionaryAsync(g => g.Key, g => g.End, cancellation);
        var kinds = await db.Contributions.Where(c => contributions.Contains(c.Id)).Select(c => new { c.Id, c.Kind }).ToDictionaryAsync(c => c.Id, c => c.Kind, cancellation);
        return keys.Distinct().ToDictionary(k => k, k => new PlaceState(
            taken.ContainsKey(k), live.Contains(k), live.Contains(k) && ends.TryGetValue(taken[k], out var end) ? end : null)
        {
            Kind = taken.TryGetValue(k, out var there) && kinds.TryGetValue(there, out var kind) ? kind : null,
        });
    }
}

/// <summary>What stands at a place.</summary>
/// <param name="IsTaken">Whether a contribution was put there.</param>
/// <param name="IsShown">Whether its parent's yes holds now, so that learners see it.</param>
/// <param name="EndsAt">Until when the yes holds (UTC).</param>
public sealed record PlaceState(bool IsTaken, bool IsShown, DateTime? EndsAt)
{
    /// <summary>What kind of contribution it is; <c>null</c>: none is there.</summary>
    public ContributionKind? Kind { get; init; }
}
