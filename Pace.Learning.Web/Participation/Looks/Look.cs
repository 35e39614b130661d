using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Pace.Learning.Web.Shared.Forms;

namespace Pace.Learning.Web.Participation.Looks;

/// <summary>Why somebody looked. Kept as numbers: a value never changes its meaning.</summary>
public enum LookPurpose
{
    /// <summary>To get in touch.</summary>
    GetInTouch = 1,

    /// <summary>To plan something with them.</summary>
    Plan = 2,

    /// <summary>To pay something back.</summary>
    PayBack = 3,

    /// <summary>To keep somebody safe.</summary>
    Safety = 4,
}

/// <summary>A member of staff opened a parent's details. The parent sees it.</summary>
public sealed class Look
{
    private Look()
    {
    }

    /// <summary>Notes a look.</summary>
    public Look(Guid participantId, Guid by, string firstName, string role, LookPurpose purpose, DateTime now) =>
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
    public LookPurpose Purpose { get; private set; }

    /// <summary>When (UTC).</summary>
    public DateTime At { get; private set; }
}

internal sealed class LookMapping : IEntityTypeConfiguration<Look>
{
    public void Configure(EntityTypeBuilder<Look> builder)
    {
        builder.Property(l => l.FirstName).HasMaxLength(Accounts.Person.DisplayNameLength);
        builder.Property(l => l.Role).HasMaxLength(50);
        builder.HasIndex(l => new { l.ParticipantId, l.At });
    }
}

/// <summary>Purposes as staff choose them and as parents read them.</summary>
internal static class LookWords
{
    public static IReadOnlyList<Choice> Purposes { get; } =
    [
        new(nameof(LookPurpose.GetInTouch), "To get in touch with them"),
        new(nameof(LookPurpose.Plan), "To plan something with them"),
        new(nameof(LookPurpose.PayBack), "To pay back travel or other costs"),
        new(nameof(LookPurpose.Safety), "To keep somebody safe"),
    ];

    public static string ForParent(LookPurpose purpose) => purpose switch
    {
        LookPurpose.GetInTouch => "to get in touch with you",
        LookPurpose.Plan => "to plan something with you",
        LookPurpose.PayBack => "to pay you back",
        _ => "to keep someone safe",
    };

    public static string Role(string role) =>
        role == Accounts.Roles.SafeguardingOfficer ? "our safeguarding officer" : "who looks after parents here";
}
