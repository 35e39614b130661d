namespace Pace.Learning.Web.Parents;

/// <summary>Something that waits for a parent's answer.</summary>
/// <param name="Title">What it is, in a few plain words.</param>
/// <param name="Url">Where to answer.</param>
/// <param name="AnswerBy">Until when (UTC), if there is such a day. No answer is always all right.</param>
public sealed record ParentTask(string Title, string Url, DateTime? AnswerBy = null)
{
    /// <summary>What there is to know before answering.</summary>
    public IReadOnlyList<(string What, string Value)> Facts { get; init; } = [];

    /// <summary>The answers, where one can be given without reading more.</summary>
    public ParentAnswers? Answers { get; init; }
}

/// <summary>Answers that stand side by side below a question, each a button.</summary>
/// <param name="Url">Where the form goes.</param>
/// <param name="Fields">What it sends beside the answer.</param>
/// <param name="Name">The name of what a button sends.</param>
/// <param name="Choices">What each button sends, and its words.</param>
public sealed record ParentAnswers(string Url, IReadOnlyList<(string Name, string Value)> Fields, string Name, IReadOnlyList<(string Value, string Words)> Choices);

/// <summary>Part of the room that asks parents something. Not called while they are on a pause.</summary>
public interface IParentTask
{
    /// <summary>What waits for them now.</summary>
    Task<IReadOnlyList<ParentTask>> TasksOfAsync(Guid participantId, CancellationToken cancellation);
}
