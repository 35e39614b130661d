namespace Pace.Learning.Web.LocalAreas.MyArea;

/// <summary>What an area has in force, for its own page.</summary>
/// <param name="DocumentTitle">What it signed.</param>
/// <param name="PlanUrl">Its action plan.</param>
/// <param name="ReviewsUrl">Its reviews.</param>
/// <param name="Overdue">How many actions are past their date.</param>
public sealed record AreaAgreement(string DocumentTitle, string PlanUrl, string ReviewsUrl, int Overdue);

/// <summary>Tells what areas signed. The room that keeps agreements answers it.</summary>
public interface IAreaAgreements
{
    /// <summary>What is in force in an area.</summary>
    Task<IReadOnlyList<AreaAgreement>> InForceAsync(Guid areaId, CancellationToken cancellation);
}
