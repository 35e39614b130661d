using Pace.Learning.Web.LocalAreas.MyArea;

namespace Pace.Learning.Web.Agreements.Register;

/// <summary>What an area has in force and how many of its actions are late, for the area's own page.</summary>
internal sealed class AreaAgreements(PaceDbContext db, AgreementRegister register, AgreementProgress progress) : IAreaAgreements
{
    public async Task<IReadOnlyList<AreaSigning>> UnderWayAsync(Guid areaId, CancellationToken cancellation) =>
        [.. (await db.Agreements.AsNoTracking().Where(s => s.AreaId == areaId && s.Slot == "under-way").OrderBy(s => s.DocumentTitle).ToListAsync(cancellation))
            .Select(s => new AreaSigning(s.DocumentTitle, AgreementAddresses.Status(s.Id), SigningProgress.Of(s).Sentence))];

    public async Task<IReadOnlyList<AreaAgreement>> InForceAsync(Guid areaId, CancellationToken cancellation)
    {
        var inForce = (await register.OfAreaAsync(areaId, cancellation)).Where(e => e.State == AgreementState.InForce).ToList();
        var kept = await progress.OfAsync(inForce, cancellation);
        return [.. inForce.Select(e => new AreaAgreement(e.DocumentTitle, e.PlanUrl, e.ReviewsUrl, kept[e.AgreementId].Promises.Sum(p => p.Overdue)))];
    }
}
