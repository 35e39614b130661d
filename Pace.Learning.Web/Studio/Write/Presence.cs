namespace Pace.Learning.Web.Studio.Write;

/// <summary>Somebody who has a document open, and where they are in it. It is told again every few seconds, and forgotten when it isn't.</summary>
public sealed class Presence
{
    /// <summary>The longest heading that is told, in characters.</summary>
    public const int HeadingLength = 120;

    /// <summary>How long somebody counts as there who says nothing more.</summary>
    public static readonly TimeSpan Lasting = TimeSpan.FromSeconds(20);

    private Presence()
    {
    }

    /// <summary>Notes it.</summary>
    public Presence(Guid documentId, Guid personId, int line, string heading, DateTime now)
    {
        (DocumentId, PersonId) = (documentId, personId);
        Move(line, heading, now);
    }

    /// <summary>In which document.</summary>
    public Guid DocumentId { get; private set; }

    /// <summary>Who.</summary>
    public Guid PersonId { get; private set; }

    /// <summary>In which line they write, from 1; 0: they only read.</summary>
    public int Line { get; private set; }

    /// <summary>Under which heading.</summary>
    public string Heading { get; private set; } = "";

    /// <summary>When they said so last (UTC).</summary>
    public DateTime At { get; private set; }

    /// <summary>They are somewhere else now.</summary>
    public void Move(int line, string heading, DateTime now) =>
        (Line, Heading, At) = (Math.Max(0, line), heading.Length > HeadingLength ? heading[..HeadingLength] : heading, now);
}

internal sealed class PresenceMapping : IEntityTypeConfiguration<Presence>
{
    public void Configure(EntityTypeBuilder<Presence> builder)
    {
        builder.ToTable("StudioPresences");
        builder.HasKey(p => new { p.DocumentId, p.PersonId });
        builder.Property(p => p.Heading).HasMaxLength(Presence.HeadingLength);
    }
}
