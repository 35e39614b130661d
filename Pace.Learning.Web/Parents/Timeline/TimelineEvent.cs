namespace Pace.Learning.Web.Parents.Timeline;

/// <summary>What kind of thing happened with a parent.</summary>
public enum TimelineKind
{
    /// <summary>They joined.</summary>
    Joined,

    /// <summary>We asked them something.</summary>
    Asked,

    /// <summary>They answered.</summary>
    Answered,

    /// <summary>They speak.</summary>
    Spoke,

    /// <summary>They were thanked, or paid back.</summary>
    Thanked,

    /// <summary>Somebody was in touch with them.</summary>
    Contact,

    /// <summary>A pause began or ended, or a longer rest.</summary>
    Pause,

    /// <summary>They shared something, or took it back.</summary>
    Shared,

    /// <summary>They said yes to a use, or took it back.</summary>
    Consent,

    /// <summary>A yes ends, and they are asked whether it may go on.</summary>
    Renewal,

    /// <summary>A note was written.</summary>
    Note,
}

/// <summary>One thing on a parent's timeline. It has no words of the parent's in it, and nothing sealed.</summary>
/// <param name="At">When (UTC); later than now for what is planned.</param>
/// <param name="Kind">What kind of thing.</param>
/// <param name="What">What, as a short line.</param>
public sealed record TimelineEvent(DateTime At, TimelineKind Kind, string What);

/// <summary>Part of the site that knows of things that happened with a parent.</summary>
public interface ITimelinePart
{
    /// <summary>All that it knows, in any order.</summary>
    Task<IReadOnlyList<TimelineEvent>> OfAsync(Guid participantId, CancellationToken cancellation);
}
