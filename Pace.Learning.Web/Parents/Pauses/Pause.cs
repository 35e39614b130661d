namespace Pace.Learning.Web.Parents.Pauses;

/// <summary>A parent asked to be left in peace: nothing is asked of them until they say so, or until a day they chose.</summary>
public sealed class Pause
{
    private Pause()
    {
    }

    internal Pause(Guid participantId, DateTime since, DateTime? until) => (ParticipantId, Since, Until) = (participantId, since, until);

    /// <summary>Whose.</summary>
    public Guid ParticipantId { get; private set; }

    /// <summary>From when (UTC).</summary>
    public DateTime Since { get; private set; }

    /// <summary>When it ends by itself (UTC): the start of the day they chose; <c>null</c> until they say so.</summary>
    public DateTime? Until { get; private set; }

    /// <summary>Whether it has begun and not ended.</summary>
    public bool IsRunningAt(DateTime now) => Until is not { } until || now < until;

    internal void Change(DateTime since, DateTime? until) => (Since, Until) = (since, until);
}

internal sealed class PauseMapping : IEntityTypeConfiguration<Pause>
{
    public void Configure(EntityTypeBuilder<Pause> builder) => builder.HasKey(p => p.ParticipantId);
}
