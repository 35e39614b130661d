using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Pace.Learning.Web.Platform.Mail;

namespace Pace.Learning.Web.Parents.Invitations;

/// <summary>
/// A parent was asked whether they would like to take part. Its id becomes the participant's id, so that the address is sealed with the key that is
/// theirs from the first moment. Once it has ended, the address is gone.
/// </summary>
public sealed class ParticipantInvitation : IContestedRow
{
    /// <summary>How long a link can be used.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(28);

    /// <summary>What the address is sealed for.</summary>
    public const string AddressPurpose = "participant/address";

    private const int TokenBytes = 32;

    private ParticipantInvitation()
    {
    }

    /// <summary>Invites somebody.</summary>
    public ParticipantInvitation(Guid id, string alias, byte[] sealedAddress, Guid invitedBy, DateTime now) =>
        (Id, Alias, SealedAddress, InvitedBy, InvitedAt) = (id, alias, sealedAddress, invitedBy, now);

    /// <summary>The id that the participant will have.</summary>
    public Guid Id { get; private set; }

    /// <summary>The address's alias, which mail is addressed to; <c>null</c> once the invitation has ended.</summary>
    public string? Alias { get; private set; }

    /// <summary>The address, sealed for <see cref="AddressPurpose"/>; <c>null</c> once the invitation has ended.</summary>
    public byte[]? SealedAddress { get; private set; }

    /// <summary>SHA-256 of the newest link's secret.</summary>
    public byte[] TokenHash { get; private set; } = [];

    /// <summary>Who invited.</summary>
    public Guid InvitedBy { get; private set; }

    /// <summary>When (UTC).</summary>
    public DateTime InvitedAt { get; private set; }

    /// <summary>When the newest link was sent (UTC).</summary>
    public DateTime SentAt { get; private set; }

    /// <summary>How often a link was sent.</summary>
    public int TimesSent { get; private set; }

    /// <summary>When it was taken back, and by whom (UTC).</summary>
    public DateTime? CancelledAt { get; private set; }

    /// <summary>Who took it back.</summary>
    public Guid? CancelledBy { get; private set; }

    /// <summary>When the parent said no, thank you (UTC).</summary>
    public DateTime? DeclinedAt { get; private set; }

    /// <summary>When the parent joined (UTC).</summary>
    public DateTime? AcceptedAt { get; private set; }

    /// <summary>When the newest link ends (UTC).</summary>
    public DateTime ExpiresAt => SentAt + Lifetime;

    /// <summary>Nothing more can come of it.</summary>
    public bool HasEnded => CancelledAt is not null || DeclinedAt is not null || AcceptedAt is not null;

    /// <summary>Whether the parent can still join.</summary>
    public bool IsOpenAt(DateTime now) => !HasEnded && now < ExpiresAt;

    /// <summary>Makes a new link; older ones end.</summary>
    /// <returns>The link's secret, which is told only in the mail.</returns>
    public string Send(DateTime now)
    {
        var token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(TokenBytes));
        (TokenHash, SentAt) = (HashOf(token), now);
        TimesSent++;
        return token;
    }

    /// <summary>Staff took it back. The caller destroys the key.</summary>
    public void Cancel(Guid by, DateTime now)
    {
        (CancelledBy, CancelledAt) = (by, now);
        Forget();
    }

    /// <summary>The parent would rather not. The caller destroys the key.</summary>
    public void Decline(DateTime now)
    {
        DeclinedAt = now;
        Forget();
    }

    /// <summary>The parent joined.</summary>
    public void Accept(DateTime now)
    {
        AcceptedAt = now;
        Forget();
    }

    /// <summary>The address is found by another alias from now on, since the site's key has changed.</summary>
    internal void FindBy(string alias) => Alias = alias;

    /// <summary>What a secret is looked up by.</summary>
    public static byte[] HashOf(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));

    private void Forget() => (Alias, SealedAddress) = (null, null);
}

internal sealed class ParticipantInvitationMapping : IEntityTypeConfiguration<ParticipantInvitation>
{
    public void Configure(EntityTypeBuilder<ParticipantInvitation> builder)
    {
        builder.ToTable("ParticipantInvitations");
        builder.Property(i => i.Id).ValueGeneratedNever();
        builder.Property(i => i.Alias).HasMaxLength(OutboxMail.AddressLength);
        // Each sending counts, and each end takes the alias: of two acts at once the second sees the first.
        builder.Property(i => i.TimesSent).IsConcurrencyToken();
        builder.Property(i => i.Alias).IsConcurrencyToken();
        builder.HasIndex(i => i.TokenHash);
        builder.HasIndex(i => i.Alias).IsUnique();
        builder.HasIndex(i => i.SentAt);
    }
}
