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
/// Which figures of a total and its parts are shown, such as those of one quarter by area: none under the limit, and none from which such a one could be worked out by taking the others
/// from the total. Nothing and a few look alike.
/// </summary>
internal static class ShownFigures
{
    /// <param name="total">Of all together.</param>
    /// <param name="byPart">Of each part; everything that is counted belongs to at least one.</param>
    /// <param name="fewest">The smallest number that is shown.</param>
    public static (Figure? Total, IReadOnlyDictionary<TPart, Figure> Shown) Of<TPart>(Figure total, IReadOnlyDictionary<TPart, Figure> byPart, int fewest)
        where TPart : notnull
    {
        if (total.Things < fewest)
        {
            return (null, new Dictionary<TPart, Figure>());
        }
        var shown = byPart.Where(p => p.Value.Things >= fewest).OrderByDescending(p => p.Value.Things).ThenBy(p => p.Key).ToList();
        var hidden = byPart.Values.Where(f => f.Things > 0 && f.Things < fewest).Select(f => f.Things).ToList();
        // One hidden number, or a few that are together under the limit, would be what is missing from the total.
        while (hidden.Count > 0 && (hidden.Count == 1 || hidden.Sum() < fewest) && shown.Count > 0)
        {
            hidden.Add(shown[^1].Value.Things);
            shown.RemoveAt(shown.Count - 1);
        }
        return (total, shown.ToDictionary());
    }
}
