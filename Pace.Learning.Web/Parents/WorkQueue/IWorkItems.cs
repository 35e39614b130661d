namespace Pace.Learning.Web.Parents.WorkQueue;

/// <summary>A part of the manager's week that one room knows.</summary>
public interface IWorkItems
{
    /// <summary>What is to be done, and what others have to do first.</summary>
    /// <param name="today">The day in London.</param>
    /// <param name="cancellation">Stops the reading.</param>
    Task<IReadOnlyList<WorkItem>> ReadAsync(DateOnly today, CancellationToken cancellation);
}
