using Pace.Learning.Web.Platform.Ledger;

namespace Pace.Learning.Web.LocalAreas.Agencies;

/// <summary>Keeps an area's list of agencies.</summary>
internal sealed class AreaAgencies(PaceDbContext db, Ledger ledger, TimeProvider time)
{
    private static readonly Refusal Twice = new("Input.Name", "That agency is on the list already");

    public Task<Refusal?> AddAsync(Guid areaId, AgencyKind kind, string name, Guid by, CancellationToken cancellation) => db.RetryOnConflictAsync<Refusal?>(async stop =>
    {
        var agency = new Agency(areaId, kind, name, time.GetUtcNow().UtcDateTime);
        if (await IsThereAsync(agency, stop))
        {
            return Twice;
        }
        db.Agencies.Add(agency);
        await RecordAsync(agency, "area.agency-added", by, stop);
        return null;
    }, cancellation);

    public Task<Refusal?> DescribeAsync(Guid areaId, Guid id, AgencyKind kind, string name, Guid by, CancellationToken cancellation) => db.RetryOnConflictAsync<Refusal?>(async stop =>
    {
        if (await FindAsync(areaId, id, stop) is not { } agency)
        {
            return Gone;
        }
        agency.Describe(kind, name);
        if (await IsThereAsync(agency, stop))
        {
            return Twice;
        }
        await RecordAsync(agency, "area.agency-described", by, stop);
        return null;
    }, cancellation);

    public Task<Refusal?> RemoveAsync(Guid areaId, Guid id, Guid by, CancellationToken cancellation) => db.RetryOnConflictAsync<Refusal?>(async stop =>
    {
        if (await FindAsync(areaId, id, stop) is not { } agency)
        {
            return Gone;
        }
        agency.Remove(time.GetUtcNow().UtcDateTime);
        await RecordAsync(agency, "area.agency-removed", by, stop);
        return null;
    }, cancellation);

    private static Refusal Gone => new("", "That agency isn’t on the list any more");

    private Task<Agency?> FindAsync(Guid areaId, Guid id, CancellationToken cancellation) =>
        db.Agencies.SingleOrDefaultAsync(a => a.Id == id && a.AreaId == areaId && a.RemovedAt == null, cancellation);

    private Task<bool> IsThereAsync(Agency agency, CancellationToken cancellation) =>
        db.Agencies.AnyAsync(a => a.AreaId == agency.AreaId && a.UniqueName == agency.UniqueName && a.Id != agency.Id, cancellation);

    // An agency's name is no personal data, but it isn't needed either: the id leads to it.
    private Task<LedgerEntry> RecordAsync(Agency agency, string act, Guid by, CancellationToken cancellation) =>
        ledger.AppendAsync(db, new LedgerSubject("area", agency.AreaId), act, new AgencyEntry(agency.Id, agency.Kind.ToString()), by, cancellation);

    private sealed record AgencyEntry(Guid Agency, string Kind);
}
