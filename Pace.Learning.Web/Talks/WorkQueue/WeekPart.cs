using Pace.Learning.Web.Parents.WorkQueue;

namespace Pace.Learning.Web.Talks.WorkQueue;

/// <summary>One part of the week, as it is shown.</summary>
/// <param name="Id">Its place on the page.</param>
/// <param name="Title">Its heading.</param>
/// <param name="Items">Its lines.</param>
/// <param name="Today">The day that "today" is.</param>
/// <param name="None">What stands there when there is nothing.</param>
internal sealed record WeekPart(string Id, string Title, IReadOnlyList<WorkItem> Items, DateOnly Today, string None)
{
    /// <summary>A sentence below the heading.</summary>
    public string? Note { get; init; }

    /// <summary>Whether its acts need not be done.</summary>
    public bool IsQuiet { get; init; }
}
