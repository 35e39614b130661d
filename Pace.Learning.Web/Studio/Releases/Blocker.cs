namespace Pace.Learning.Web.Studio.Releases;

/// <summary>Something that stands in the way of publishing.</summary>
/// <param name="Path">In which document.</param>
/// <param name="Line">Where in it, from 1; <c>null</c>: all of it.</param>
/// <param name="Reason">What kind of thing it is.</param>
/// <param name="Words">What it is, and what to do about it.</param>
internal sealed record Blocker(string Path, int? Line, BlockReason Reason, string Words)
{
    /// <summary>What the decision is about: a place's key, or an id.</summary>
    public string? Of { get; init; }

    /// <summary>Whether it is about a place that isn't in what is public: reviewers would read the lesson without what it is to be made of.</summary>
    public bool IsNewPlace { get; init; }

    /// <summary>Whether reviewers would read in vain. That words were taken back from a place that people read already, or learners' progress has to be decided about, can wait until it is published.</summary>
    public bool StopsReview => Reason is BlockReason.Check or BlockReason.Language || IsNewPlace;
}

/// <summary>What kind of thing stands in the way.</summary>
internal enum BlockReason
{
    /// <summary>A check of the content format.</summary>
    Check,

    /// <summary>The language guide, unanswered.</summary>
    Language,

    /// <summary>A place for a parent's words where none may be shown now.</summary>
    Consent,

    /// <summary>An id that learners' progress refers to would be gone.</summary>
    Progress,

    /// <summary>It isn't approved as it stands.</summary>
    Approval,

    /// <summary>The file in the content folder was changed as well.</summary>
    Conflict,
}
