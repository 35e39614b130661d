namespace Pace.Learning.Web.Contributions.Consents;

/// <summary>Who consents to speaking live, and which recordings may stand in for a speaker. Asked each time; never remembered.</summary>
public interface ILiveTalkConsents
{
    /// <summary>Everybody whose consent to live talks for this use is active now and still will be at that time.</summary>
    /// <param name="use">Live training or conferences.</param>
    /// <param name="at">When the talk starts (UTC).</param>
    /// <param name="cancellation">Stops the look-up.</param>
    Task<IReadOnlySet<Guid>> WhoAsync(ConsentUse use, DateTime at, CancellationToken cancellation);

    /// <summary>Recordings with consent for this use at that time.</summary>
    /// <param name="use">Live training or conferences.</param>
    /// <param name="at">When the talk starts (UTC).</param>
    /// <param name="cancellation">Stops the look-up.</param>
    Task<IReadOnlyList<RecordedTalk>> RecordingsAsync(ConsentUse use, DateTime at, CancellationToken cancellation);
}

/// <summary>A recording that a parent consents to for an audience.</summary>
/// <param name="ContributionId">Which.</param>
/// <param name="ParticipantId">Whose.</param>
/// <param name="Kind">Such as a film or a sound recording.</param>
public sealed record RecordedTalk(Guid ContributionId, Guid ParticipantId, string Kind);
