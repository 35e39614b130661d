using Pace.Learning.Web.Parents.Participants;

namespace Pace.Learning.Web.Contributions.Consents.Speaking;

/// <summary>The manager asked a parent whether they would say yes to speaking live. One row a parent; they owe no answer, and no reason.</summary>
public sealed class SpeakRequest : IContestedRow
{
    /// <summary>How long the question waits on the parent's page. Silence after that is a no that needed no saying.</summary>
    public static readonly TimeSpan OpenFor = TimeSpan.FromDays(28);

    private SpeakRequest()
    {
    }

    /// <summary>Asks for the first time.</summary>
    public SpeakRequest(Guid participantId, Guid by, DateTime now)
    {
        ParticipantId = participantId;
        Ask(by, now);
    }

    /// <summary>Who is asked.</summary>
    public Guid ParticipantId { get; private set; }

    /// <summary>Who asked last.</summary>
    public Guid AskedBy { get; private set; }

    /// <summary>When they were asked last (UTC).</summary>
    public DateTime AskedAt { get; private set; }

    /// <summary>When they answered (UTC).</summary>
    public DateTime? AnsweredAt { get; private set; }

    /// <summary>Whether the answer was no.</summary>
    public bool IsDeclined { get; private set; }

    /// <summary>Changes with each act, so that two at once are noticed.</summary>
    public int Version { get; private set; }

    /// <summary>Until when it waits (UTC).</summary>
    public DateTime OpenUntil => AskedAt + OpenFor;

    /// <summary>Whether it waits for an answer.</summary>
    public bool IsOpenAt(DateTime now) => AnsweredAt is null && now < OpenUntil;

    /// <summary>Asks, or asks again.</summary>
    public void Ask(Guid by, DateTime now)
    {
        (AskedBy, AskedAt, AnsweredAt, IsDeclined) = (by, now, null, false);
        Version++;
    }

    /// <summary>They said yes to speaking, or no. A yes may follow a no at any time.</summary>
    public void Answer(bool isYes, DateTime now)
    {
        (AnsweredAt, IsDeclined) = (now, !isYes);
        Version++;
    }
}

internal sealed class SpeakRequestMapping : IEntityTypeConfiguration<SpeakRequest>
{
    public void Configure(EntityTypeBuilder<SpeakRequest> builder)
    {
        builder.ToTable("SpeakRequests");
        builder.HasKey(r => r.ParticipantId);
        builder.Property(r => r.Version).IsConcurrencyToken();
        builder.BelongsToParticipant(r => r.ParticipantId, DeleteBehavior.Restrict);
    }
}
