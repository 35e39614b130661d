using Pace.Learning.Web.Platform.Ledger;

namespace Pace.Learning.Web.LocalAreas.Coverage;

/// <summary>What somebody says about an agency and level, having seen what was said before.</summary>
internal sealed record SaidStaff(Guid AgencyId, WorkforceLevel Level, int? Number, int SeenRevision);

/// <summary>Keeps how many staff an area's agencies have. Of two who change the same number at once, the second is told.</summary>
internal sealed class StaffCounts(PaceDbContext db, Ledger ledger, TimeProvider time)
{
    public static readonly Refusal Changed = new("", "Somebody else has changed these numbers while you were writing. Check them below, then save again.");

    public Task<Refusal?> SayAsync(Guid areaId, IReadOnlyList<SaidStaff> said, Guid by, CancellationToken cancellation) =>
        db.RetryOnConflictAsync(stop => WriteAsync(areaId, said, by, stop), cancellation);

    private async Task<Refusal?> WriteAsync(Guid areaId, IReadOnlyList<SaidStaff> said, Guid by, CancellationToken cancellation)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var known = await db.StaffCounts.Where(s => db.Set<Agency>().Any(a => a.Id == s.AgencyId && a.AreaId == areaId)).ToDictionaryAsync(s => (s.AgencyId, s.Level), cancellation);
        var agencies = (await db.Agencies.Where(a => a.AreaId == areaId && a.RemovedAt == null).Select(a => a.Id).ToListAsync(cancellation)).ToHashSet();
        List<StaffEntry> changes = [];
        foreach (var one in said.Where(s => agencies.Contains(s.AgencyId)))
        {
            var before = known.GetValueOrDefault((one.AgencyId, one.Level));
            if (before?.Number == one.Number)
            {
                continue;
            }
            if ((before?.Revision ?? 0) != one.SeenRevision)
            {
                return Changed;
            }
            if (before is not null)
            {
                before.Say(one.Number, by, now);
            }
            else
            {
                db.StaffCounts.Add(new StaffCount(one.AgencyId, one.Level, one.Number!.Value, by, now));
            }
            changes.Add(new StaffEntry(one.AgencyId, one.Level.Slug, one.Number));
        }
        if (changes.Count > 0)
        {
            await ledger.AppendAsync(db, new LedgerSubject("area", areaId), "area.staff-said", new StaffEntries(changes), by, cancellation);
        }
        return null;
    }

    private sealed record StaffEntries(IReadOnlyList<StaffEntry> Numbers);

    private sealed record StaffEntry(Guid Agency, string Level, int? Number);
}
