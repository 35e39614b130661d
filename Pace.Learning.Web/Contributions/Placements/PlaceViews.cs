using System.Security.Claims;
using Pace.Learning.Web.Contributions.Consents;
using Pace.Learning.Web.Contributions.Manage;

namespace Pace.Learning.Web.Contributions.Placements;

/// <summary>What stands at a place, as whoever is asking may see it.</summary>
/// <param name="ContributionId">Which.</param>
/// <param name="Words">Its words; <c>null</c> when they may not be seen now.</param>
/// <param name="Parent">The name that its parent chose.</param>
/// <param name="IsShown">Whether consent lets learners see it.</param>
internal sealed record StandingThere(Guid ContributionId, ContributionText? Words, string? Parent, bool IsShown)
{
    /// <summary>As a line of a list.</summary>
    public string Line => Words is null ? "Now: words of a parent that can’t be seen here at the moment"
        : $"Now: “{Words.Title}” by {Parent ?? "a parent"}{(IsShown ? "" : ", which learners don’t see: no yes holds")}";
}

/// <summary>Reads what stands at the places that lessons have for parents' words.</summary>
internal sealed class PlaceViews(PaceDbContext db, SharedContributionReader shared, TimeProvider time)
{
    /// <summary>What stands at places, by key. A place where nothing stands, or only what was taken back, isn't among them.</summary>
    public async Task<IReadOnlyDictionary<string, StandingThere>> StandingAsync(ClaimsPrincipal staff, IReadOnlyCollection<string> keys, CancellationToken cancellation)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var placed = await db.Placements.AsNoTracking().Where(p => keys.Contains(p.Key)).ToListAsync(cancellation);
        var ids = placed.ConvertAll(p => p.ContributionId);
        var held = await db.Contributions.AsNoTracking().Where(c => ids.Contains(c.Id) && c.Withdrawal == null && c.Erasure == null).Select(c => c.Id).ToListAsync(cancellation);
        var visible = await db.Contributions.VisibleTo(staff, db, now).AsNoTracking().Include(c => c.Versions).Where(c => ids.Contains(c.Id)).ToDictionaryAsync(c => c.Id, cancellation);
        var live = await db.Consents.Where(c => ids.Contains(c.ContributionId) && c.Use == ConsentUse.Course).LiveAt(db, now).Select(c => c.ContributionId).ToListAsync(cancellation);
        var standing = new Dictionary<string, StandingThere>();
        foreach (var placement in placed.Where(p => held.Contains(p.ContributionId)))
        {
            var contribution = visible.GetValueOrDefault(placement.ContributionId);
            standing[placement.Key] = new StandingThere(
                placement.ContributionId, contribution is null ? null : await shared.WordsOfAsync(contribution, cancellation),
                contribution is null ? null : await shared.ParentOfAsync(contribution, cancellation), live.Contains(placement.ContributionId));
        }
        return standing;
    }
}
