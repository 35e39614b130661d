namespace Pace.Learning.Web.Parents.Erasure;

/// <summary>That a parent had everything erased. It tells nothing of them.</summary>
public sealed class ParticipantErasure
{
    private ParticipantErasure()
    {
    }

    internal ParticipantErasure(Guid participantId, DateTime at) => (ParticipantId, At) = (participantId, at);

    /// <summary>The opaque id that is left.</summary>
    public Guid ParticipantId { get; private set; }

    /// <summary>When (UTC).</summary>
    public DateTime At { get; private set; }
}

internal sealed class ParticipantErasureMapping : IEntityTypeConfiguration<ParticipantErasure>
{
    public void Configure(EntityTypeBuilder<ParticipantErasure> builder) => builder.HasKey(e => e.ParticipantId);
}
