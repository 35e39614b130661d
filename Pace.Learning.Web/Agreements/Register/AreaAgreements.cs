using Pace.Learning.Web.LocalAreas.MyArea;

namespace Pace.Learning.Web.Agreements.Register;

/// <summary>What an area has in force and how many of its actions are late, for the area's own page.</summary>
internal sealed class AreaAgreements(AgreementRegister register, AgreementProgress progress) : IAreaAgreements
{
    public async Task<IReadOnlyList<AreaAgreement>> InForceAsync(Guid areaId, CancellationToken cancellation)
    {
        var inForce = (await register.OfAreaAsync(areaId, cancellation)).Where(e => e.State == AgreementState.InForce).ToList();
        var kept = await progress.OfAsync(inForce, cancellation);
        return [.. inForce.Select(e => new AreaAgreement(e.DocumentTitle, e.PlanUrl, e.ReviewsUrl, kept[e.AgreementId].Promises.Sum(p => p.Overdue)))];
    }
}
