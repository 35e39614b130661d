using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Pace.Learning.Web.Platform.Mail;
using Pace.Learning.Web.Platform.Security.Tries;

namespace Pace.Learning.Web.Accounts.SignIn;

/// <summary>A link that signs the owner of an address in, once. Only a hash of it is kept.</summary>
public sealed class SignInLink
{
    /// <summary>How long a link can be used.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(20);

    /// <summary>How many are sent to an address.</summary>
    internal static readonly Limit Limit = new("sign-in link", 4, TimeSpan.FromMinutes(15));

    private const int TokenBytes = 32;

    private SignInLink()
    {
    }

    /// <summary>Identifies the row; not part of the link.</summary>
    public Guid Id { get; private init; }

    /// <summary>SHA-256 of the link's token.</summary>
    public byte[] TokenHash { get; private init; } = [];

    /// <summary>The address as typed.</summary>
    public string Email { get; private init; } = "";

    /// <summary>The address as it is compared.</summary>
    public string NormalizedEmail { get; private init; } = "";

    /// <summary>Where to go afterwards.</summary>
    public string ReturnUrl { get; private init; } = "/";

    /// <summary>When it was asked for (UTC).</summary>
    public DateTime CreatedAt { get; private init; }

    /// <summary>When it was used or replaced (UTC).</summary>
    public DateTime? UsedAt { get; private set; }

    /// <summary>Makes a link and its token, which is told only in the mail.</summary>
    public static (SignInLink Link, string Token) For(string email, string returnUrl, DateTime now)
    {
        var token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(TokenBytes));
        return (new SignInLink
        {
            Id = Guid.CreateVersion7(), TokenHash = HashOf(token), Email = email, NormalizedEmail = EmailAddress.Normalized(email),
            ReturnUrl = Accounts.ReturnUrl.Local(returnUrl), CreatedAt = now,
        }, token);
    }

    /// <summary>What a token is looked up by.</summary>
    public static byte[] HashOf(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));
}

internal sealed class SignInLinkMapping : IEntityTypeConfiguration<SignInLink>
{
    public void Configure(EntityTypeBuilder<SignInLink> builder)
    {
        builder.ToTable("SignInLinks");
        builder.Property(l => l.Email).HasMaxLength(OutboxMail.AddressLength);
        builder.Property(l => l.NormalizedEmail).HasMaxLength(OutboxMail.AddressLength);
        builder.Property(l => l.ReturnUrl).HasMaxLength(Accounts.ReturnUrl.MaxLength);
        builder.HasIndex(l => l.TokenHash).IsUnique();
        builder.HasIndex(l => new { l.NormalizedEmail, l.CreatedAt });
        builder.HasIndex(l => l.CreatedAt);
    }
}
