namespace Pace.Learning.Web.Accounts.Sessions;

/// <summary>
/// A browser in which somebody signed in. Of parents who only take part it is kept while it lasts and shown to them alone: when and where they look in is nobody else's business.
/// </summary>
public sealed class BrowserSession
{
    /// <summary>The longest name of a device, in characters.</summary>
    public const int DeviceLength = 60;

    /// <summary>The longest description of how somebody signed in, in characters.</summary>
    public const int HowLength = 60;

    /// <summary>How long it is remembered after it was last used.</summary>
    public static readonly TimeSpan KeptFor = TimeSpan.FromDays(90);

    private BrowserSession()
    {
    }

    /// <summary>Begins now.</summary>
    public BrowserSession(Guid personId, string device, string? how, DateTime now) =>
        (Id, PersonId, Device, How, StartedAt, LastSeenAt) = (Guid.CreateVersion7(), personId, device, how, now, now);

    /// <summary>What the cookie names it by.</summary>
    public Guid Id { get; private init; }

    /// <summary>Whose.</summary>
    public Guid PersonId { get; private init; }

    /// <summary>Such as "Windows, Edge".</summary>
    public string Device { get; private init; } = "";

    /// <summary>Such as "password and authenticator code"; <c>null</c> when it isn't known.</summary>
    public string? How { get; private init; }

    /// <summary>When they signed in (UTC).</summary>
    public DateTime StartedAt { get; private init; }

    /// <summary>When it was used, to a few minutes (UTC).</summary>
    public DateTime LastSeenAt { get; private init; }

    /// <summary>When they signed out, or somebody ended it (UTC).</summary>
    public DateTime? EndedAt { get; private init; }
}

internal sealed class BrowserSessionMapping : IEntityTypeConfiguration<BrowserSession>
{
    public void Configure(EntityTypeBuilder<BrowserSession> builder)
    {
        builder.ToTable("BrowserSessions");
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.Property(s => s.Device).HasMaxLength(BrowserSession.DeviceLength);
        builder.Property(s => s.How).HasMaxLength(BrowserSession.HowLength);
        builder.BelongsToPerson(s => s.PersonId);
        builder.HasIndex(s => new { s.PersonId, s.LastSeenAt });
        builder.HasIndex(s => s.LastSeenAt);
    }
}
