namespace Pace.Learning.Web.Parents.Figures;

/// <summary>How many things there are in an area, and what they add up to.</summary>
internal readonly record struct Figure(int Things, double Amount)
{
    public static Figure Of(IEnumerable<FunderFact> facts)
    {
        var all = facts.ToList();
        return new Figure(all.Count, all.Sum(f => f.Amount));
    }
}

/// <summary>
/// Which figures of one column and quarter are shown: none under the limit, and none from which such a one could be worked out by taking the others from the total.
/// Nothing and a few look alike.
/// </summary>
internal static class ShownFigures
{
    /// <param name="total">Of all areas together.</param>
    /// <param name="byArea">Of each area; the empty id stands for no area that is known.</param>
    /// <param name="fewest">The smallest number that is shown.</param>
    public static (Figure? Total, IReadOnlyDictionary<Guid, Figure> Shown) Of(Figure total, IReadOnlyDictionary<Guid, Figure> byArea, int fewest)
    {
        if (total.Things < fewest)
        {
            return (null, new Dictionary<Guid, Figure>());
        }
        var shown = byArea.Where(a => a.Value.Things >= fewest).OrderByDescending(a => a.Value.Things).ThenBy(a => a.Key).ToList();
        var hidden = byArea.Values.Where(f => f.Things > 0 && f.Things < fewest).Select(f => f.Things).ToList();
        // One hidden number, or a few that are together under the limit, would be what is missing from the total.
        while (hidden.Count > 0 && (hidden.Count == 1 || hidden.Sum() < fewest) && shown.Count > 0)
        {
            hidden.Add(shown[^1].Value.Things);
            shown.RemoveAt(shown.Count - 1);
        }
        return (total, shown.ToDictionary());
    }
}
