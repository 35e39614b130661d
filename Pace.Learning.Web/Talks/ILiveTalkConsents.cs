namespace Pace.Learning.Web.Talks;

/// <summary>Who consents to speaking live, and which recordings may stand in for a speaker. Asked each time; never remembered.</summary>
public interface ILiveTalkConsents
{
    /// <summary>Everybody whose consent to live talks for this audience is active now and still will be at that time.</summary>
    /// <param name="audience">A code of <see cref="TalkLabels.Audiences"/>.</param>
    /// <param name="at">When the talk starts (UTC).</param>
    /// <param name="cancellation">Stops the look-up.</param>
    Task<IReadOnlySet<Guid>> WhoAsync(string audience, DateTime at, CancellationToken cancellation);

    /// <summary>Recordings with consent for this audience at that time.</summary>
    /// <param name="audience">A code of <see cref="TalkLabels.Audiences"/>.</param>
    /// <param name="at">When the talk starts (UTC).</param>
    /// <param name="cancellation">Stops the look-up.</param>
    Task<IReadOnlyList<RecordedTalk>> RecordingsAsync(string audience, DateTime at, CancellationToken cancellation);
}

/// <summary>A recording that a parent consents to for an audience.</summary>
/// <param name="ContributionId">Which.</param>
/// <param name="ParticipantId">Whose.</param>
/// <param name="Kind">Such as a film or a sound recording.</param>
public sealed record RecordedTalk(Guid ContributionId, Guid ParticipantId, string Kind);
