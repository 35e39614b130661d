namespace Pace.Learning.Web.Accounts.People;

/// <summary>
/// One role for one person, from the asking to the end: who asked and why, who confirmed it, since when they have had it, who took it. Who has a role now is in Identity's
/// tables; this tells how it came about, in words that can be erased, which the ledger's can't.
/// </summary>
public sealed class RoleGrant : IContestedRow
{
    /// <summary>The longest reason, in characters.</summary>
    public const int WhyLength = 300;

    private RoleGrant()
    {
    }

    private RoleGrant(string role, Guid? askedBy, string? why, DateTime now) =>
        (Id, Role, AskedBy, Why, AskedAt) = (Guid.CreateVersion7(), role, askedBy, string.IsNullOrWhiteSpace(why) ? null : why.Trim(), now);

    /// <summary>Identifies it.</summary>
    public Guid Id { get; private set; }

    /// <summary>The role.</summary>
    public string Role { get; private set; } = "";

    /// <summary>Who is to have it; <c>null</c> while they are invited only.</summary>
    public Guid? PersonId { get; private set; }

    /// <summary>The invitation that it came with, if it did.</summary>
    public Guid? InvitationId { get; private set; }

    /// <summary>The administrator who asked for it; <c>null</c> for roles from before this was kept, and for the first administrator.</summary>
    public Guid? AskedBy { get; private set; }

    /// <summary>When (UTC).</summary>
    public DateTime AskedAt { get; private set; }

    /// <summary>Why, as the administrator put it.</summary>
    public string? Why { get; private set; }

    /// <summary>The first day in London on which they have it; <c>null</c>: as soon as it may be given.</summary>
    public DateOnly? From { get; private set; }

    /// <summary>The last day in London on which they have it; <c>null</c>: until somebody takes it.</summary>
    public DateOnly? Until { get; private set; }

    /// <summary>Whether a second person has to confirm it.</summary>
    public bool NeedsSecond { get; private set; }

    /// <summary>The second person, once they have said yes.</summary>
    public Guid? ConfirmedBy { get; private set; }

    /// <summary>When they did (UTC).</summary>
    public DateTime? ConfirmedAt { get; private set; }

    /// <summary>Since when they have it (UTC).</summary>
    public DateTime? GivenAt { get; private set; }

    /// <summary>When it was refused, taken back or taken away (UTC).</summary>
    public DateTime? EndedAt { get; private set; }

    /// <summary>By whom.</summary>
    public Guid? EndedBy { get; private set; }

    /// <summary>Why it ended.</summary>
    public string? EndedWhy { get; private set; }

    /// <summary>Whose and which, while it is asked for and not given: nobody is asked for twice.</summary>
    public string? OpenKey { get; private set; }

    /// <summary>Whether it is for a second person to say yes or no.</summary>
    public bool IsWaiting => NeedsSecond && ConfirmedAt is null && IsOpen;

    /// <summary>Whether nobody has to say yes any more.</summary>
    public bool MayBeGiven => IsOpen && (!NeedsSecond || ConfirmedAt is not null);

    private bool IsOpen => GivenAt is null && EndedAt is null;

    /// <summary>A role that is asked for, for somebody with an account.</summary>
    public static RoleGrant For(Guid personId, string role, Guid? askedBy, string? why, DateTime now) =>
        new(role, askedBy, why, now) { PersonId = personId, OpenKey = KeyOf(personId, role) };

    /// <summary>A role that is offered with an invitation.</summary>
    public static RoleGrant With(Guid invitationId, string role, Guid askedBy, string? why, DateTime now) =>
        new(role, askedBy, why, now) { InvitationId = invitationId, OpenKey = KeyOf(invitationId, role) };

    /// <summary>A role for stated days. A second person confirms it.</summary>
    public static RoleGrant ForDays(Guid personId, string role, DateOnly from, DateOnly until, Guid askedBy, string? why, DateTime now) =>
        new(role, askedBy, why, now) { PersonId = personId, OpenKey = KeyOf(personId, role), From = from, Until = until, NeedsSecond = true };

    /// <summary>Whether it isn't too early, nor too late.</summary>
    public bool IsDueOn(DateOnly day) => (From ?? day) <= day && day <= (Until ?? day);

    /// <summary>What a grant that is open is found by.</summary>
    public static string KeyOf(Guid whose, string role) => $"{whose:N}:{role}";

    /// <summary>From now on it needs a second person.</summary>
    public void AskSecond() => NeedsSecond = true;

    /// <summary>The invitation was accepted by this person. They can't be the second person for their own role.</summary>
    public void BelongTo(Guid personId)
    {
        (PersonId, OpenKey) = (personId, KeyOf(personId, Role));
        if (ConfirmedBy == personId)
        {
            (ConfirmedBy, ConfirmedAt) = (null, null);
        }
    }

    /// <summary>The second person says yes.</summary>
    public void Confirm(Guid by, DateTime now)
    {
        if (!IsWaiting || by == AskedBy || by == PersonId)
        {
            throw new InvalidOperationException("It isn’t theirs to confirm.");
        }
        (ConfirmedBy, ConfirmedAt) = (by, now);
    }

    /// <summary>They have it.</summary>
    public void Give(DateTime now)
    {
        if (!MayBeGiven)
        {
            throw new InvalidOperationException("It isn’t theirs yet.");
        }
        (GivenAt, OpenKey) = (now, null);
    }

    /// <summary>It was refused or taken back, or the role was taken away.</summary>
    public void End(Guid? by, string? why, DateTime now) => (EndedAt, EndedBy, EndedWhy, OpenKey) = (now, by, string.IsNullOrWhiteSpace(why) ? null : why.Trim(), null);
}

internal sealed class RoleGrantMapping : IEntityTypeConfiguration<RoleGrant>
{
    private const int RoleLength = 30;
    private const int KeyLength = 70;

    public void Configure(EntityTypeBuilder<RoleGrant> builder)
    {
        builder.ToTable("RoleGrants");
        builder.Property(g => g.Id).ValueGeneratedNever();
        builder.Property(g => g.Role).HasMaxLength(RoleLength);
        builder.Property(g => g.Why).HasMaxLength(RoleGrant.WhyLength);
        builder.Property(g => g.EndedWhy).HasMaxLength(RoleGrant.WhyLength);
        builder.Property(g => g.OpenKey).HasMaxLength(KeyLength);
        builder.HasIndex(g => g.OpenKey).IsUnique();
        builder.HasIndex(g => new { g.PersonId, g.AskedAt });
        builder.BelongsToPerson(g => g.PersonId);
        builder.HasOne<StaffInvitation>().WithMany().HasForeignKey(g => g.InvitationId).OnDelete(DeleteBehavior.Cascade);
    }
}
