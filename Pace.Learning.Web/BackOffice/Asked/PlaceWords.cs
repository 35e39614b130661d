using Pace.Learning.Web.Contributions.Placements;

namespace Pace.Learning.Web.BackOffice.Asked;

/// <summary>What a parent's consent allows at a place, in words for editors: not whose it is, nor why it ended.</summary>
internal static class PlaceWords
{
    /// <summary>In words.</summary>
    public static string Of(PlaceState state) => state switch
    {
        { IsShown: true, EndsAt: { } end } => $"A parent’s yes holds until {LondonTime.Long(end)}.",
        { IsShown: true } => "A parent’s yes holds.",
        { IsTaken: true } => "Nobody’s yes holds for the words here now: people read what is written in their place.",
        _ => "No parent’s words stand here yet: people read what is written in their place.",
    };
}
