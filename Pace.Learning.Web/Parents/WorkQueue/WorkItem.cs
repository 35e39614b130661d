namespace Pace.Learning.Web.Parents.WorkQueue;

/// <summary>One line of the manager's week: when, who and what, where, and one act.</summary>
public sealed record WorkItem
{
    /// <summary>Who and what.</summary>
    public required string Title { get; init; }

    /// <summary>What helps to do it.</summary>
    public string? Text { get; init; }

    /// <summary>In which place, by which way, or where on the site.</summary>
    public string? Where { get; init; }

    /// <summary>The words of the link.</summary>
    public required string Act { get; init; }

    /// <summary>Where it is done.</summary>
    public required string Url { get; init; }

    /// <summary>The day in London that it belongs to; <c>null</c> when it only waits.</summary>
    public DateOnly? Day { get; init; }

    /// <summary>When it starts (UTC), if it is at a time of that day.</summary>
    public DateTime? At { get; init; }

    /// <summary>Since when it waits (UTC).</summary>
    public DateTime? Since { get; init; }

    /// <summary>What happened then, such as "Asked".</summary>
    public string SinceWord { get; init; } = "Since";

    /// <summary>Others have to do something first.</summary>
    public bool WaitsForOthers { get; init; }

    /// <summary>Whether somebody who stands in for the manager does it too.</summary>
    public bool IsForStandIn { get; init; }

    /// <summary>Whether its day is over.</summary>
    public bool IsLateOn(DateOnly today) => Day < today;

    /// <summary>When, in the first column.</summary>
    public string WhenOn(DateOnly today) => this switch
    {
        { Day: { } day } when day == today.AddDays(-1) => "Due yesterday",
        { Day: { } day } when day < today => $"Due {LondonTime.ShortDay(day)}",
        { Day: { } day, At: { } at } when day == today => LondonTime.Clock(at),
        { Day: { } day } when day == today => "Today",
        { Day: { } day } => LondonTime.ShortDay(day),
        { Since: { } since } => $"{SinceWord} {LondonTime.ShortDay(LondonTime.DayOf(since), withWeekday: false)}",
        _ => "",
    };

    /// <summary>The time below the day, where the first column doesn't say it.</summary>
    public string? ClockOn(DateOnly today) => Day > today && At is { } at ? LondonTime.Clock(at) : null;
}
