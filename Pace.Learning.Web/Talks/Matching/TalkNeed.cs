using Pace.Learning.Web.Parents.Preferences;

namespace Pace.Learning.Web.Talks.Matching;

/// <summary>What matching has to know of a talk.</summary>
public sealed record TalkNeed
{
    /// <summary>The talk.</summary>
    public required Guid TalkId { get; init; }

    /// <summary>London's day.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>What somebody must want to do: a live talk, or a conference.</summary>
    public required Activities Activity { get; init; }

    /// <summary>Online, or in a place.</summary>
    public required bool IsOnline { get; init; }

    /// <summary>What it touches on.</summary>
    public required Topics Topics { get; init; }

    /// <summary>Who will be in the room.</summary>
    public required Audience Audience { get; init; }

    /// <summary>The region of the place.</summary>
    public string? Region { get; init; }
}
