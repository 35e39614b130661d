namespace Pace.Learning.Web.LocalAreas;

/// <summary>What is said about an area that ends, or begins, so that every page says it alike.</summary>
public static class AreaEnds
{
    /// <summary>Until when it is there, and who takes over.</summary>
    public static string Of(Area area, DateOnly today)
    {
        var (last, first) = (LondonTime.Long(area.LastDay!.Value), LondonTime.Long(area.EndedOn!.Value));
        return (area.EndedOn > today, area.Successors.Count) switch
        {
            (true, 0) => $"{area.Name} is there until {last}.",
            (true, var several) => $"{area.Name} is there until {last}. From {first} on, {Count.List(area.Successors)} {Count.Word(several, "takes", "take")} over.",
            (false, 0) => $"{area.Name} was there until {last}.",
            _ => $"{area.Name} was there until {last}. {Count.List(area.Successors)} took over from it.",
        };
    }

    /// <summary>What becomes of what it signed: nobody is bound by a signature that they didn't give.</summary>
    public static string OfWhatItSigned(Area area, DateOnly today)
    {
        var then = area.Successors.Count == 0 ? "" : $" It does not pass on by itself: {SignAnew(area)}.";
        return area.EndedOn > today
            ? $"What the area signed ends with it. Who signed, and what reviews found, can be read here afterwards.{then}"
            : $"What the area signed ended with it. Who signed, and what reviews found, can still be read here.{then}";
    }

    /// <summary>What becomes of what is signed now, when the area is to end; for those who are about to have it signed.</summary>
    public static string OfWhatIsSignedNow(Area area) =>
        $"What is signed now ends with the area, however long its term is.{(area.Successors.Count == 0 ? "" : $" It does not pass on by itself: {SignAnew(area)}.")} Signing that isn’t finished by then stops.";

    /// <summary>What those do who take over, within a sentence.</summary>
    public static string SignAnew(Area area) => $"the new {Count.Word(area.Successors.Count, "area signs", "areas sign")} anew";
}
