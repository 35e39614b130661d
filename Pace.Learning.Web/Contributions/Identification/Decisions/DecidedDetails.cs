namespace Pace.Learning.Web.Contributions.Identification.Decisions;

/// <summary>What stands out in words that were shared, and what the parent decided about it: for those who read them first.</summary>
/// <param name="Details">Each once.</param>
internal sealed record DecidedDetails(IReadOnlyList<(IdentifyingDetail Detail, KeptDetail? Kept)> Details)
{
    public static DecidedDetails Of(IEnumerable<IdentifyingDetail> details, IReadOnlyList<KeptDetail> kept) =>
        new([.. details.DistinctBy(d => d.Key).Select(d => (d, kept.FirstOrDefault(k => k.Key == d.Key)))]);
}
