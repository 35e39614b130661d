using Pace.Learning.Web.Contributions.Consents;

namespace Pace.Learning.Web.Contributions.Placements;

/// <summary>A place for a parent's words at which no yes holds any more.</summary>
/// <param name="Key">The key by which documents name it.</param>
/// <param name="Since">Since when learners see nothing of it (UTC).</param>
public sealed record EmptiedPlace(string Key, DateTime Since);

/// <summary>
/// What other rooms may know of yeses that ended: where, and since when. Not whose they were, nor whether they were taken back or ran out. A pause is none of their business:
/// what is paused may come back.
/// </summary>
public sealed class EmptiedPlaces
{
    private readonly PaceDbContext db;
    private readonly TimeProvider time;

    internal EmptiedPlaces(PaceDbContext db, TimeProvider time) => (this.db, this.time) = (db, time);

    /// <summary>Places whose words nobody sees any more, those that were emptied last first.</summary>
    public async Task<IReadOnlyList<EmptiedPlace>> ReadAsync(CancellationToken cancellation)
    {
        var held = await db.HeldInVain(time.GetUtcNow().UtcDateTime).AsNoTracking().Select(p => new { p.Key, p.ContributionId, p.PlacedAt }).ToListAsync(cancellation);
        var ended = await EndedAsync([.. held.Select(h => h.ContributionId)], needFace: false, cancellation);
        // What was never agreed to stood empty from the start.
        return [.. held.Select(h => new EmptiedPlace(h.Key, ended.TryGetValue(h.ContributionId, out var since) && since > h.PlacedAt ? since : h.PlacedAt)).OrderByDescending(p => p.Since)];
    }

    /// <summary>Which contributions were agreed to once and aren't any more, with the moment from which on none held.</summary>
    /// <param name="contributions">Of these.</param>
    /// <param name="needFace">Whether only a yes to being seen counts.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<IReadOnlyDictionary<Guid, DateTime>> EndedAsync(IReadOnlyCollection<Guid> contributions, bool needFace, CancellationToken cancellation)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var ids = contributions.Distinct().ToList();
        var gone = await db.Contributions.AsNoTracking().Where(c => ids.Contains(c.Id))
            .Select(c => new { c.Id, Withdrawn = (DateTime?)c.Withdrawal!.At, Erased = (DateTime?)c.Erasure!.At }).ToDictionaryAsync(c => c.Id, cancellation);
        var yeses = await db.Consents.AsNoTracking().Where(c => c.Use == ConsentUse.Course && c.GivenAt != null && ids.Contains(c.ContributionId) && (!needFace || c.Identifiability == Identifiability.Face))
            .Select(c => new { c.ContributionId, c.EndsAt, Ended = (DateTime?)c.End!.At }).ToListAsync(cancellation);
        return yeses.GroupBy(y => y.ContributionId, y => Earliest(y.EndsAt, y.Ended))
            .Select(g => (Id: g.Key, Since: Earliest(Earliest(g.Max(), gone[g.Key].Withdrawn), gone[g.Key].Erased)))
            .Where(e => e.Since <= now).ToDictionary(e => e.Id, e => e.Since);
    }

    private static DateTime Earliest(DateTime one, DateTime? other) => other < one ? other.Value : one;
}
