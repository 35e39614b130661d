using System.Security.Cryptography;
using System.Text;

namespace Pace.Learning.Web.Platform.Security;

/// <summary>A key pair that the site signs with; the private half is encrypted with the master key.</summary>
public sealed class SigningKey
{
    private SigningKey()
    {
    }

    internal SigningKey(string id, byte[] sealedPrivateKey, DateTime createdAt) =>
        (Id, SealedPrivateKey, CreatedAt) = (id, sealedPrivateKey, createdAt);

    /// <summary>What it is for and its number, such as <c>badges-1</c>.</summary>
    public string Id { get; private set; } = "";

    /// <summary>PKCS #8, sealed.</summary>
    public byte[] SealedPrivateKey { get; private set; } = [];

    /// <summary>When it was made (UTC).</summary>
    public DateTime CreatedAt { get; private set; }

    /// <exception cref="CryptographicException">It was changed, or sealed with another master key.</exception>
    internal RSA Open(MasterKey master)
    {
        var key = RSA.Create();
        key.ImportPkcs8PrivateKey(master.Open(SealedPrivateKey, Encoding.UTF8.GetBytes(Id)), out _);
        return key;
    }

    /// <exception cref="CryptographicException">It was changed, or sealed with neither key.</exception>
    internal bool Reseal(MasterKey master)
    {
        if (master.Reseal(SealedPrivateKey, Encoding.UTF8.GetBytes(Id)) is not { } resealed)
        {
            return false;
        }
        SealedPrivateKey = resealed;
        return true;
    }
}

internal sealed class SigningKeyMapping : IEntityTypeConfiguration<SigningKey>
{
    public void Configure(EntityTypeBuilder<SigningKey> builder)
    {
        builder.ToTable("SigningKeys");
        builder.Property(k => k.Id).HasMaxLength(50);
    }
}
