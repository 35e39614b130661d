using Pace.Learning.Web.LocalAreas.Coverage;

namespace Pace.Learning.Web.LocalAreas;

/// <summary>What other rooms ask about areas, their agencies and their leads.</summary>
public sealed class AreaDirectory
{
    private readonly PaceDbContext db;
    private readonly CoverageCount coverage;

    internal AreaDirectory(PaceDbContext db, CoverageCount coverage) => (this.db, this.coverage) = (db, coverage);

    /// <summary>An area by its name in addresses.</summary>
    public async Task<Area?> FindAsync(string slug, CancellationToken cancellation = default) =>
        await ReadAsync(Areas.Where(a => a.Slug == slug), cancellation) is [var area] ? area : null;

    /// <summary>An area by its id.</summary>
    public async Task<Area?> FindAsync(Guid id, CancellationToken cancellation = default) =>
        await ReadAsync(Areas.Where(a => a.Id == id), cancellation) is [var area] ? area : null;

    /// <summary>All areas by name, those that ended and those that are still to begin as well.</summary>
    public Task<IReadOnlyList<Area>> AllAsync(CancellationToken cancellation = default) => ReadAsync(Areas, cancellation);

    /// <summary>Whether somebody was verified by staff and acts for an area now.</summary>
    public Task<bool> LeadsAsync(Guid personId, Guid areaId, CancellationToken cancellation = default) =>
        Verified.AnyAsync(l => l.PersonId == personId && l.AreaId == areaId, cancellation);

    /// <summary>The areas that somebody acts for now, by name.</summary>
    public async Task<IReadOnlyList<Area>> LedByAsync(Guid personId, CancellationToken cancellation = default)
    {
        var ids = Verified.Where(l => l.PersonId == personId).Select(l => l.AreaId);
        return await ReadAsync(Areas.Where(a => ids.Contains(a.Id)), cancellation);
    }

    /// <summary>Who acts for an area now, in the order in which they asked.</summary>
    public async Task<IReadOnlyList<Guid>> LeadsOfAsync(Guid areaId, CancellationToken cancellation = default) =>
        await Verified.Where(l => l.AreaId == areaId).OrderBy(l => l.AskedAt).Select(l => l.PersonId).ToListAsync(cancellation);

    /// <summary>The agencies of an area, by kind and name. A partnership has its own and its members'.</summary>
    public async Task<IReadOnlyList<AreaAgency>> AgenciesAsync(Guid areaId, CancellationToken cancellation = default)
    {
        var areas = db.WithMembers(areaId);
        var agencies = await db.Agencies.AsNoTracking().Where(a => areas.Contains(a.AreaId) && a.RemovedAt == null).ToListAsync(cancellation);
        return [.. agencies.OrderBy(a => a.Kind).ThenBy(a => a.Name, StringComparer.OrdinalIgnoreCase).Select(a => new AreaAgency(a.Id, a.AreaId, a.Kind, a.Name))];
    }

    /// <summary>Agencies by their ids, those that were taken off their area's list as well.</summary>
    public async Task<IReadOnlyList<AreaAgency>> FindAgenciesAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellation = default) => ids.Count == 0 ? []
        : await db.Agencies.AsNoTracking().Where(a => ids.Contains(a.Id)).Select(a => new AreaAgency(a.Id, a.AreaId, a.Kind, a.Name)).ToListAsync(cancellation);

    /// <summary>Which area took over from which, for all areas.</summary>
    public Task<AreaSuccessions> SuccessionsAsync(CancellationToken cancellation = default) => db.SuccessionsAsync(cancellation);

    /// <summary>Which areas have people in common, for all areas.</summary>
    public async Task<AreaRelations> RelationsAsync(CancellationToken cancellation = default) => new(await AllAsync(cancellation), await SuccessionsAsync(cancellation));

    /// <summary>How many of an area's staff are trained, by agency and level, with small numbers hidden.</summary>
    public Task<AreaCoverage> CoverageAsync(Guid areaId, CancellationToken cancellation = default) => coverage.OfAsync(areaId, cancellation);

    private async Task<IReadOnlyList<Area>> ReadAsync(IQueryable<LocalArea> wanted, CancellationToken cancellation)
    {
        var found = await wanted.ToListAsync(cancellation);
        var ending = found.Where(a => a.EndedOn is not null).Select(a => a.Id).ToList();
        var after = ending.Count == 0 ? [] : await (
            from succession in db.AreaSuccessions
            where ending.Contains(succession.PredecessorId)
            join next in db.LocalAreas on succession.SuccessorId equals next.Id
            select new { succession.PredecessorId, next.Name }).ToListAsync(cancellation);
        var successors = after.ToLookup(s => s.PredecessorId, s => s.Name);
        return [.. found.OrderBy(a => a.Name, StringComparer.Ordinal).Select(a => a.AsArea() with { Successors = [.. successors[a.Id].Order(StringComparer.Ordinal)] })];
    }

    private IQueryable<LocalArea> Areas => db.LocalAreas.AsNoTracking().Include(a => a.Members);

    private IQueryable<AreaLead> Verified => db.AreaLeads.AsNoTracking().Where(l => l.Decision!.How != null && l.End == null);
}

internal static class AreaQueries
{
    extension(PaceDbContext db)
    {
        /// <summary>An area, and the authorities that belong to it when it is a partnership.</summary>
        public IQueryable<Guid> WithMembers(Guid areaId) =>
            db.LocalAreas.Where(a => a.Id == areaId || db.Set<PartnershipMember>().Any(m => m.PartnershipId == areaId && m.AreaId == a.Id)).Select(a => a.Id);
    }
}
