namespace Pace.Learning.Web.Parents;

/// <summary>Something that waits for a parent's answer.</summary>
/// <param name="Title">What it is, in a few plain words.</param>
/// <param name="Url">Where to answer.</param>
/// <param name="AnswerBy">Until when (UTC), if there is such a day. No answer is always all right.</param>
public sealed record ParentTask(string Title, string Url, DateTime? AnswerBy = null);

/// <summary>Part of the room that asks parents something. Not called while they are on a pause.</summary>
public interface IParentTask
{
    /// <summary>What waits for them now.</summary>
    Task<IReadOnlyList<ParentTask>> TasksOfAsync(Guid participantId, CancellationToken cancellation);
}
