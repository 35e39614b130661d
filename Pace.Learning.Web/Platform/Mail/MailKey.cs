using System.Security.Cryptography;
using System.Text;

namespace Pace.Learning.Web.Platform.Mail;

/// <summary>
/// Says that a mail was asked for, long after the mail itself has gone: the same act must not ask again. Only a hash, which tells nobody who was written to.
/// </summary>
public sealed class MailKey : IContestedRow
{
    /// <summary>How long it is kept. What is asked once must have stopped being due by then.</summary>
    public static readonly TimeSpan KeptFor = TimeSpan.FromDays(400);

    private MailKey()
    {
    }

    /// <summary>For the act that a key names.</summary>
    public MailKey(string key, DateTime now) => (Hash, At) = (HashOf(key), now);

    /// <summary>SHA-256 of the key, in hex.</summary>
    public string Hash { get; private set; } = "";

    /// <summary>When (UTC).</summary>
    public DateTime At { get; private set; }

    /// <summary>As it is stored.</summary>
    public static string HashOf(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
}

internal sealed class MailKeyMapping : IEntityTypeConfiguration<MailKey>
{
    public void Configure(EntityTypeBuilder<MailKey> builder)
    {
        builder.ToTable("MailKeys");
        builder.HasKey(k => k.Hash);
        builder.Property(k => k.Hash).HasMaxLength(64).IsFixedLength();
        builder.HasIndex(k => k.At);
    }
}
