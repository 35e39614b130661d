namespace Pace.Learning.Web.Parents.WorkQueue;

/// <summary>A part of the manager's week that another room knows.</summary>
public interface IWorkQueueSection
{
    /// <summary>What is to be done.</summary>
    Task<WorkQueueSection> ReadAsync(CancellationToken cancellation);
}

/// <summary>One part of the week.</summary>
/// <param name="Id">Its place on the page.</param>
/// <param name="Title">Its heading.</param>
/// <param name="Rows">What is to be done.</param>
public sealed record WorkQueueSection(string Id, string Title, IReadOnlyList<WorkQueueItem> Rows);

/// <summary>One thing to do.</summary>
/// <param name="Text">What.</param>
/// <param name="Act">The words of the link.</param>
/// <param name="Url">Where it is done.</param>
public sealed record WorkQueueItem(string Text, string Act, string Url);
