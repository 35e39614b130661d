using Pace.Learning.Web.Courses;

namespace Pace.Learning.Web.LocalAreas;

/// <summary>How many people of an agency, at a level, are trained.</summary>
/// <param name="AgencyId">The agency; <c>null</c> for those whose agency isn't on the area's list.</param>
/// <param name="Kind">What kind of agency.</param>
/// <param name="AgencyName">What it is called.</param>
/// <param name="Level">The level.</param>
/// <param name="Trained">How many are trained; <c>null</c> when they are so few that the figure could tell who.</param>
/// <param name="Staff">How many the area says it has; <c>null</c> when it hasn't said.</param>
public sealed record CoverageCell(Guid? AgencyId, AgencyKind Kind, string AgencyName, WorkforceLevel Level, int? Trained, int? Staff);

/// <summary>How many people of a level are trained, in all agencies together.</summary>
/// <param name="Level">The level.</param>
/// <param name="Trained">At least so many: groups that are too small to show are left out, so that nothing can be worked out from the total.</param>
/// <param name="Staff">How many the area says it has; <c>null</c> when it hasn't said for any agency.</param>
public sealed record LevelCoverage(WorkforceLevel Level, int Trained, int? Staff)
{
    /// <summary>The share in percent, at most 100; <c>null</c> when the number of staff isn't known.</summary>
    public int? Percent => Staff is > 0 and { } staff ? Math.Min(100, (int)(100L * Trained / staff)) : null;

    /// <summary>In words, with the number that the share is of.</summary>
    public string Line => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Level.Title.ToLowerInvariant()}: {(Trained > 0 ? $"{Trained:N0}" : "too few to show")}{(Staff is { } staff ? $" of {staff:N0}" : ", and the number of staff has not been said")}");
}

/// <summary>How far an area has come with the charter's promise that professionals are trained. Small numbers are hidden already.</summary>
/// <param name="Cells">One an agency and level.</param>
public sealed record AreaCoverage(IReadOnlyList<CoverageCell> Cells)
{
    /// <summary>The fewest trained people of a group whose number is shown.</summary>
    public static int Fewest => SmallNumbers.Fewest;

    /// <summary>From which share on, in percent, the figures say that a level is trained. Not all: people join and leave.</summary>
    public const int EnoughPercent = 90;

    /// <summary>Whether the figures say for every level that its people are trained. What can't be shown, or what the area hasn't said, doesn't.</summary>
    public bool ShowsAllTrained => Levels.All(l => l.Percent >= EnoughPercent);

    /// <summary>The same in a line, such as "frontline staff 212 of 508 trained; ...".</summary>
    public string Line => string.Join("; ", Levels.Select(l => l.Line));

    /// <summary>Whether figures are left out of the totals because they are about so few.</summary>
    public bool HidesSmallNumbers => Cells.Any(c => c.Trained is null);

    /// <summary>All levels, with the agencies together.</summary>
    public IReadOnlyList<LevelCoverage> Levels { get; } = [.. WorkforceLevels.All.Select(level => Of(level, [.. Cells.Where(c => c.Level == level)]))];

    private static LevelCoverage Of(WorkforceLevel level, CoverageCell[] cells) =>
        new(level, cells.Sum(c => c.Trained ?? 0), cells.Any(c => c.Staff is not null) ? cells.Sum(c => c.Staff ?? 0) : null);
}
