namespace Pace.Learning.Web.Parents.AccessLog;

/// <summary>Why somebody looked. Kept as numbers: a value never changes its meaning.</summary>
public enum AccessPurpose
{
    /// <summary>To get in touch.</summary>
    GetInTouch = 1,

    /// <summary>To plan something with them.</summary>
    Plan = 2,

    /// <summary>To pay something back.</summary>
    PayBack = 3,

    /// <summary>To keep somebody safe.</summary>
    Safety = 4,

    /// <summary>They were listed by their area; nothing else of their details was seen.</summary>
    ByArea = 5,
}

/// <summary>A member of staff opened a parent's details. The parent sees it.</summary>
public sealed class AccessLogEntry
{
    private AccessLogEntry()
    {
    }

    /// <summary>Notes a look.</summary>
    public AccessLogEntry(Guid participantId, Guid by, string firstName, string role, AccessPurpose purpose, DateTime now) =>
        (Id, ParticipantId, By, FirstName, Role, Purpose, At) = (Guid.CreateVersion7(), participantId, by, firstName, role, purpose, now);

    /// <summary>Identifies the look.</summary>
    public Guid Id { get; private set; }

    /// <summary>At whose details.</summary>
    public Guid ParticipantId { get; private set; }

    /// <summary>Who looked.</summary>
    public Guid By { get; private set; }

    /// <summary>Their first name as it was: the parent is told even when they have left.</summary>
    public string FirstName { get; private set; } = "";

    /// <summary>The role they looked in.</summary>
    public string Role { get; private set; } = "";

    /// <summary>Why.</summary>
    public AccessPurpose Purpose { get; private set; }

    /// <summary>When (UTC).</summary>
    public DateTime At { get; private set; }
}

internal sealed class AccessLogMapping : IEntityTypeConfiguration<AccessLogEntry>
{
    public void Configure(EntityTypeBuilder<AccessLogEntry> builder)
    {
        builder.ToTable("AccessLog");
        builder.Property(l => l.FirstName).HasMaxLength(Accounts.Person.DisplayNameLength);
        builder.Property(l => l.Role).HasMaxLength(50);
        builder.HasIndex(l => new { l.ParticipantId, l.At });
    }
}

/// <summary>Purposes as staff choose them and as parents read them.</summary>
internal static class AccessLogLabels
{
    public static IReadOnlyList<Choice> Purposes { get; } =
    [
        new(nameof(AccessPurpose.GetInTouch), "To get in touch with them"),
        new(nameof(AccessPurpose.Plan), "To plan something with them"),
        new(nameof(AccessPurpose.PayBack), "To pay back travel or other costs"),
        new(nameof(AccessPurpose.Safety), "To keep somebody safe"),
    ];

    public static string ForParent(AccessPurpose purpose) => purpose switch
    {
        AccessPurpose.GetInTouch => "to get in touch with you",
        AccessPurpose.Plan => "to plan something with you",
        AccessPurpose.PayBack => "to pay you back",
        AccessPurpose.ByArea => "to find parents in your area. They saw your area, and no more",
        _ => "to keep someone safe",
    };

    public static string Role(string role) =>
        role == Roles.SafeguardingOfficer ? "our safeguarding officer" : role == Roles.StandIn ? "who stands in for a few days" : "who looks after parents here";
}
