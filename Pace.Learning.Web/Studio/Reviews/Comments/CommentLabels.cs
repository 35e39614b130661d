namespace Pace.Learning.Web.Studio.Reviews.Comments;

/// <summary>What became of comments, in plain words.</summary>
internal static class CommentLabels
{
    /// <summary>For the parent.</summary>
    public static string ForParent(CommentOutcome outcome) => outcome switch
    {
        CommentOutcome.Done => "We changed it. Thank you.",
        CommentOutcome.NotDone => "We left it as it is. Here is why.",
        _ => "Thank you. There was nothing to change.",
    };

    /// <summary>For editors.</summary>
    public static IReadOnlyList<Choice> Outcomes { get; } =
    [
        new(nameof(CommentOutcome.Done), "Done", "The text says it now."),
        new(nameof(CommentOutcome.NotDone), "Not done, because …", "The parent reads why."),
        new(nameof(CommentOutcome.Thanks), "Thanks only", "There is nothing to change."),
    ];
}
