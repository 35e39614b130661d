namespace Pace.Learning.Web.Parents.Details;

/// <summary>Regions, for those who say no more than that of where they live.</summary>
public static class Regions
{
    /// <summary>The regions of England, and Wales.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        "North East", "North West", "Yorkshire and The Humber", "East Midlands", "West Midlands", "East of England", "London", "South East", "South West", "Wales",
    ];

    /// <summary>A region as it is spelt here and in the directory of areas; <c>null</c> when there is none of that name.</summary>
    public static string? Find(string? name) => All.FirstOrDefault(r => r.Equals(name, StringComparison.OrdinalIgnoreCase));
}
