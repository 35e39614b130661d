namespace Pace.Learning.Web.Parents.Figures;

/// <summary>One thing that is counted for funders.</summary>
/// <param name="ParticipantId">Whose it is, when it counts for the area that they live in.</param>
/// <param name="AreaIds">The areas that it counts for otherwise.</param>
/// <param name="Amount">How much it adds; what is hidden depends on the number of things and not on this.</param>
public sealed record FunderFact(Guid? ParticipantId, IReadOnlyList<Guid> AreaIds, double Amount = 1);

/// <summary>A column of the figures for funders.</summary>
public interface IFunderMeasure
{
    /// <summary>Its place; small numbers first.</summary>
    int Order { get; }

    /// <summary>What is counted, as the head of the column.</summary>
    string Column { get; }

    /// <summary>All that counts between two moments (UTC).</summary>
    Task<IReadOnlyList<FunderFact>> FactsAsync(DateTime from, DateTime until, CancellationToken cancellation);
}
