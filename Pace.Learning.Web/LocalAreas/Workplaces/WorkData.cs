using Pace.Learning.Web.Accounts;

namespace Pace.Learning.Web.LocalAreas.Workplaces;

/// <summary>What the room keeps about somebody: where they work, and which areas they asked to act for.</summary>
internal sealed class WorkData(PaceDbContext db) : IPersonalData
{
    public string Section => "work";

    public async Task<object?> ExportAsync(Guid personId, CancellationToken cancellation)
    {
        var areas = await db.LocalAreas.AsNoTracking().ToDictionaryAsync(a => a.Id, a => a.Name, cancellation);
        var agencies = await db.Agencies.AsNoTracking().Where(a => db.Set<Workplace>().Any(w => w.PersonId == personId && w.AgencyId == a.Id)).ToDictionaryAsync(a => a.Id, a => a.Name, cancellation);
        var workplaces = (await db.Workplaces.AsNoTracking().Where(w => w.PersonId == personId).OrderBy(w => w.SaidAt).ToListAsync(cancellation)).ConvertAll(w => new
        {
            Area = areas[w.AreaId], Agency = w.AgencyId is { } id ? agencies[id] : null, AgencyKind = w.AgencyKind.ToString(), Level = w.Level.ToString(), w.Since, w.Until, w.SaidAt, w.TrainedAt,
        });
        var requests = (await db.AreaLeads.AsNoTracking().Where(l => l.PersonId == personId).OrderBy(l => l.AskedAt).ToListAsync(cancellation)).ConvertAll(l => new
        {
            Area = areas[l.AreaId], l.Job, l.Agency, l.Why, l.AskedAt, DecidedAt = l.Decision?.At, Verified = l.Decision?.IsVerified, EndedAt = l.End?.At,
        });
        return workplaces.Count + requests.Count == 0 ? null : new { workplaces, areaRequests = requests };
    }

    public async Task ForgetAsync(Guid personId, CancellationToken cancellation)
    {
        await db.Workplaces.Where(w => w.PersonId == personId).ExecuteDeleteAsync(cancellation);
        // Loaded, so that the ledger says that they are gone.
        db.AreaLeads.RemoveRange(await db.AreaLeads.Include(l => l.Decision).Include(l => l.End).Where(l => l.PersonId == personId).ToListAsync(cancellation));
        await db.SaveChangesAsync(cancellation);
    }
}
