namespace Pace.Learning.Web.Talks.Invitations;

/// <summary>The trainer is offered a recording that a parent consents to, in place of somebody in the room: by the manager, or at once when a speaker falls away.</summary>
public sealed class BackupOffer : IContestedRow
{
    private BackupOffer()
    {
    }

    /// <summary>Offers it.</summary>
    public BackupOffer(Guid talkId, Guid contributionId, Guid participantId, Guid? by, DateTime now) =>
        (Id, TalkId, ContributionId, ParticipantId, OfferedBy, At) = (Guid.CreateVersion7(), talkId, contributionId, participantId, by, now);

    /// <summary>Its id.</summary>
    public Guid Id { get; private set; }

    /// <summary>For which talk.</summary>
    public Guid TalkId { get; private set; }

    /// <summary>The recording.</summary>
    public Guid ContributionId { get; private set; }

    /// <summary>Whose it is.</summary>
    public Guid ParticipantId { get; private set; }

    /// <summary>Who offered it; <c>null</c> when it was put there because a speaker fell away.</summary>
    public Guid? OfferedBy { get; private set; }

    /// <summary>When (UTC).</summary>
    public DateTime At { get; private set; }
}
