using Pace.Learning.Web.LocalAreas;

namespace Pace.Learning.Web.Agreements.Plans.Show;

/// <summary>The action plan: the same for all partners.</summary>
[AllowAnonymous]
internal sealed class PlanModel(PlanServices services, AreaDirectory areas) : PlanPage(services)
{
    /// <summary>How many staff are trained, where that is promised.</summary>
    public AreaCoverage? Coverage { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation)
    {
        if (await OpenAsync(id, PlanAddresses.Plan, cancellation) is { } other)
        {
            return other;
        }
        if (Groups.Any(g => g.Commitment?.IsMeasuredIn(Agreement.DocumentId) == true))
        {
            Coverage = await areas.CoverageAsync(Agreement.AreaId, cancellation);
        }
        return Page();
    }
}
