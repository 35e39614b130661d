using Pace.Learning.Web.Parents.Preferences;

namespace Pace.Learning.Web.Contributions.Consents;

/// <summary>Who consents to speaking live, and which recordings may stand in for a speaker. Asked each time; never remembered.</summary>
public interface ILiveTalkConsents
{
    /// <summary>Everybody whose consent to speak live is active now and still will be at that time, with what they would speak about and where.</summary>
    /// <param name="use">One of the uses that are speaking.</param>
    /// <param name="at">When the talk starts (UTC).</param>
    /// <param name="cancellation">Stops the look-up.</param>
    Task<IReadOnlyDictionary<Guid, SpeakerConsent>> WhoAsync(ConsentUse use, DateTime at, CancellationToken cancellation);

    /// <summary>Recordings with consent for this use at that time.</summary>
    /// <param name="use">Live training or conferences.</param>
    /// <param name="at">When the talk starts (UTC).</param>
    /// <param name="cancellation">Stops the look-up.</param>
    Task<IReadOnlyList<RecordedTalk>> RecordingsAsync(ConsentUse use, DateTime at, CancellationToken cancellation);
}

/// <summary>What a parent's yes to speaking is for.</summary>
/// <param name="Subjects">About what. A talk that touches on something else is not for them.</param>
/// <param name="Online">Online is fine.</param>
/// <param name="InPerson">Being there in person is fine.</param>
public sealed record SpeakerConsent(Topics Subjects, bool Online, bool InPerson)
{
    /// <summary>Whether it is for talks online, or for talks in a place.</summary>
    public bool IsFor(bool online) => online ? Online : InPerson;

    /// <summary>What a talk touches on that they didn't say yes to.</summary>
    public Topics Missing(Topics topics) => topics & ~Subjects;

    /// <summary>Whether it is for a talk.</summary>
    public bool Covers(Topics topics, bool online) => IsFor(online) && Missing(topics) == Topics.None;
}

/// <summary>A recording that a parent consents to for an audience.</summary>
/// <param name="ContributionId">Which.</param>
/// <param name="ParticipantId">Whose.</param>
/// <param name="Kind">Such as a film or a sound recording.</param>
public sealed record RecordedTalk(Guid ContributionId, Guid ParticipantId, string Kind);
