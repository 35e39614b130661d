namespace Pace.Learning.Web.LocalAreas.MyArea;

/// <summary>What an area has in force, for its own page.</summary>
/// <param name="DocumentTitle">What it signed.</param>
/// <param name="PlanUrl">Its action plan.</param>
/// <param name="ReviewsUrl">Its reviews.</param>
/// <param name="Overdue">How many actions are past their date.</param>
public sealed record AreaAgreement(string DocumentTitle, string PlanUrl, string ReviewsUrl, int Overdue);

/// <summary>What an area has under way, for its own page.</summary>
/// <param name="DocumentTitle">What is being signed.</param>
/// <param name="Url">Where it stands.</param>
/// <param name="Progress">Such as: 3 of 6 have signed.</param>
public sealed record AreaSigning(string DocumentTitle, string Url, string Progress);

/// <summary>Tells what areas signed. The room that keeps agreements answers it.</summary>
public interface IAreaAgreements
{
    /// <summary>What is being signed in an area, and how far it has come.</summary>
    Task<IReadOnlyList<AreaSigning>> UnderWayAsync(Guid areaId, CancellationToken cancellation);

    /// <summary>What is in force in an area.</summary>
    Task<IReadOnlyList<AreaAgreement>> InForceAsync(Guid areaId, CancellationToken cancellation);
}
