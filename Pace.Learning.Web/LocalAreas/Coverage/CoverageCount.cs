using Pace.Learning.Web.Courses;

namespace Pace.Learning.Web.LocalAreas.Coverage;

/// <summary>Counts an area's trained people by agency and level, beside the staff that the area says it has.</summary>
internal sealed class CoverageCount(PaceDbContext db)
{
    public async Task<AreaCoverage> OfAsync(Guid areaId, CancellationToken cancellation)
    {
        var areas = await CountedWithAsync(areaId, cancellation);
        var trained = await db.Workplaces.Where(w => areas.Contains(w.AreaId) && w.CurrentFor != null)
            .GroupBy(w => new { w.AgencyId, w.AgencyKind, w.Level })
            .Select(g => new { g.Key.AgencyId, g.Key.AgencyKind, g.Key.Level, Trained = g.Count(w => w.TrainedAt != null) })
            .ToListAsync(cancellation);
        var agencies = await db.Agencies.AsNoTracking().Where(a => areas.Contains(a.AreaId) && a.RemovedAt == null).ToListAsync(cancellation);
        var listed = agencies.Select(a => (Guid?)a.Id).ToHashSet();
        // Who works for an agency that isn't listed (any more) is counted with others of its kind.
        var counts = trained.GroupBy(t => (Agency: listed.Contains(t.AgencyId) ? t.AgencyId : null, Kind: listed.Contains(t.AgencyId) ? default : t.AgencyKind, t.Level))
            .ToDictionary(g => g.Key, g => g.Sum(t => t.Trained));
        var staff = (await db.StaffCounts.AsNoTracking().Where(s => db.Set<Agency>().Any(a => a.Id == s.AgencyId && areas.Contains(a.AreaId) && a.RemovedAt == null))
            .ToListAsync(cancellation)).ToDictionary(s => (s.AgencyId, s.Level), s => s.Number);

        var cells = agencies.OrderBy(a => a.Kind).ThenBy(a => a.Name, StringComparer.OrdinalIgnoreCase).SelectMany(agency => WorkforceLevels.All.Select(level =>
            new CoverageCell(
                agency.Id, agency.Kind, agency.Name, level,
                Shown(counts.GetValueOrDefault((agency.Id, default, level))), staff.GetValueOrDefault((agency.Id, level)))));
        var others = counts.Keys.Where(k => k.Agency is null).Select(k => k.Kind).Distinct().Order().SelectMany(kind => WorkforceLevels.All.Select(level =>
            new CoverageCell(null, kind, $"{kind.Words} (not on the list)", level, Shown(counts.GetValueOrDefault((null, kind, level))), null)));
        return new AreaCoverage([.. cells, .. others]);
    }

    // None and a few look alike: otherwise "a few" in a team of one would tell who.
    private static int? Shown(int trained) => trained < SmallNumbers.Fewest ? null : trained;

    // A partnership is its members. People who named an area that went into this one whole count here until they say where they work now.
    private async Task<List<Guid>> CountedWithAsync(Guid areaId, CancellationToken cancellation)
    {
        var areas = await db.WithMembers(areaId).ToListAsync(cancellation);
        return [.. areas.Union(await db.WholePredecessors(areas).ToListAsync(cancellation))];
    }
}
