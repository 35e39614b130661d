using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Pace.Learning.Web.Platform.Mail;

namespace Pace.Learning.Web.Accounts.People;

/// <summary>Somebody was asked by mail to work here. The address is kept while the invitation is open, and no longer.</summary>
public sealed class StaffInvitation : IContestedRow
{
    /// <summary>How long a link can be used.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(7);

    /// <summary>How long an invitation that nobody answers is kept after it was last sent.</summary>
    public static readonly TimeSpan KeptFor = TimeSpan.FromDays(90);

    private const int TokenBytes = 32;

    private StaffInvitation()
    {
    }

    /// <summary>Invites somebody. <see cref="Send"/> makes the link.</summary>
    public StaffInvitation(string email, string name, Guid invitedBy, DateTime now) =>
        (Id, Email, NormalizedEmail, Name, InvitedBy, InvitedAt) = (Guid.CreateVersion7(), email, EmailAddress.Normalized(email), name.Trim(), invitedBy, now);

    /// <summary>Identifies it; not part of the link.</summary>
    public Guid Id { get; private set; }

    /// <summary>The address as typed; <c>null</c> once it has ended.</summary>
    public string? Email { get; private set; }

    /// <summary>The address as it is compared: one open invitation each.</summary>
    public string? NormalizedEmail { get; private set; }

    /// <summary>What whoever invited calls them.</summary>
    public string Name { get; private set; } = "";

    /// <summary>SHA-256 of the newest link's secret.</summary>
    public byte[] TokenHash { get; private set; } = [];

    /// <summary>Who invited.</summary>
    public Guid InvitedBy { get; private set; }

    /// <summary>When (UTC).</summary>
    public DateTime InvitedAt { get; private set; }

    /// <summary>When the newest link was sent (UTC).</summary>
    public DateTime SentAt { get; private set; }

    /// <summary>When it was accepted (UTC).</summary>
    public DateTime? AcceptedAt { get; private set; }

    /// <summary>When it was taken back, or everything it offered was refused (UTC).</summary>
    public DateTime? TakenBackAt { get; private set; }

    /// <summary>When the newest link ends (UTC).</summary>
    public DateTime ExpiresAt => SentAt + Lifetime;

    /// <summary>Nothing more can come of it.</summary>
    public bool HasEnded => NormalizedEmail is null;

    /// <summary>Whether the link can be used.</summary>
    public bool IsOpenAt(DateTime now) => !HasEnded && now < ExpiresAt;

    /// <summary>Makes a new link; older ones end.</summary>
    /// <returns>The link's secret, which is told only in the mail.</returns>
    public string Send(DateTime now)
    {
        var token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(TokenBytes));
        (TokenHash, SentAt) = (HashOf(token), now);
        return token;
    }

    /// <summary>They work here from now on.</summary>
    public void Accept(DateTime now)
    {
        AcceptedAt = now;
        Forget();
    }

    /// <summary>It was taken back.</summary>
    public void TakeBack(DateTime now)
    {
        TakenBackAt = now;
        Forget();
    }

    /// <summary>What a secret is looked up by.</summary>
    public static byte[] HashOf(string? token) => SHA256.HashData(Encoding.UTF8.GetBytes(token ?? ""));

    private void Forget() => (Email, NormalizedEmail) = (null, null);
}

internal sealed class StaffInvitationMapping : IEntityTypeConfiguration<StaffInvitation>
{
    public void Configure(EntityTypeBuilder<StaffInvitation> builder)
    {
        builder.ToTable("StaffInvitations");
        builder.Property(i => i.Id).ValueGeneratedNever();
        builder.Property(i => i.Email).HasMaxLength(OutboxMail.AddressLength);
        builder.Property(i => i.NormalizedEmail).HasMaxLength(OutboxMail.AddressLength);
        builder.Property(i => i.Name).HasMaxLength(Person.DisplayNameLength);
        builder.HasIndex(i => i.NormalizedEmail).IsUnique();
        builder.HasIndex(i => i.TokenHash);
        builder.HasIndex(i => i.SentAt);
    }
}
