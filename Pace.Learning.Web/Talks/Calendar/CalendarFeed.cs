using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Pace.Learning.Web.Accounts;

namespace Pace.Learning.Web.Talks.Calendar;

/// <summary>A secret address from which somebody's own calendar reads the talks that they may see. They can stop it, and it stops with their role.</summary>
public sealed class CalendarFeed : IContestedRow
{
    private const int TokenBytes = 32;

    private CalendarFeed()
    {
    }

    /// <summary>Makes room for one.</summary>
    public CalendarFeed(Guid personId) => PersonId = personId;

    /// <summary>Whose.</summary>
    public Guid PersonId { get; private set; }

    /// <summary>SHA-256 of the secret in the address.</summary>
    public byte[] TokenHash { get; private set; } = [];

    /// <summary>Since when the address works (UTC).</summary>
    public DateTime Since { get; private set; }

    /// <summary>Makes a new address; the one before stops. Answers the secret, which is shown once.</summary>
    public string Renew(DateTime now)
    {
        var token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(TokenBytes));
        (TokenHash, Since) = (HashOf(token), now);
        return token;
    }

    /// <summary>What a secret is looked up by.</summary>
    public static byte[] HashOf(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));
}

internal sealed class CalendarFeedMapping : IEntityTypeConfiguration<CalendarFeed>
{
    public void Configure(EntityTypeBuilder<CalendarFeed> builder)
    {
        builder.ToTable("CalendarFeeds");
        builder.HasKey(f => f.PersonId);
        builder.Property(f => f.TokenHash).IsConcurrencyToken();
        builder.HasIndex(f => f.TokenHash).IsUnique();
        builder.BelongsToPerson(f => f.PersonId);
    }
}
