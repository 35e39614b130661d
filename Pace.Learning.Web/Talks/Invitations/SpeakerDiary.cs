namespace Pace.Learning.Web.Talks.Invitations;

/// <summary>When a parent was asked last. Its version changes with each asking, so that two managers asking at once notice each other.</summary>
public sealed class SpeakerDiary : IContestedRow
{
    private SpeakerDiary()
    {
    }

    /// <summary>Opens it with the first asking.</summary>
    public SpeakerDiary(Guid participantId) => ParticipantId = participantId;

    /// <summary>Whose.</summary>
    public Guid ParticipantId { get; private set; }

    /// <summary>When they were asked last (UTC).</summary>
    public DateTime LastAskedAt { get; private set; }

    /// <summary>How often they were asked.</summary>
    public int Version { get; private set; }

    /// <summary>They were asked.</summary>
    public void Note(DateTime now)
    {
        LastAskedAt = now;
        Version++;
    }
}
