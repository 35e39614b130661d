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
}

/// <summary>How far an area has come with the charter's promise that professionals are trained. Small numbers are hidden already.</summary>
/// <param name="Cells">One an agency and level.</param>
public sealed record AreaCoverage(IReadOnlyList<CoverageCell> Cells)
{
    /// <summary>The fewest trained people of a group whose number is shown.</summary>
    public static int Fewest => SmallNumbers.Fewest;

    /// <summary>Whether figures are left out of the totals because they are about so few.</summary>
    public bool HidesSmallNumbers => Cells.Any(c => c.Trained is null);

    /// <summary>All levels, with the agencies together.</summary>
    public IReadOnlyList<LevelCoverage> Levels { get; } = [.. WorkforceLevels.All.Select(level => Of(level, [.. Cells.Where(c => c.Level == level)]))];

    private static LevelCoverage Of(WorkforceLevel level, CoverageCell[] cells) =>
        new(level, cells.Sum(c => c.Trained ?? 0), cells.Any(c => c.Staff is not null) ? cells.Sum(c => c.Staff ?? 0) : null);
}
