namespace Pace.Learning.Web.Platform.Security;

/// <summary>
/// The key that one person's private text is encrypted with, itself encrypted with the site's master key.
/// Deleting it makes that text unreadable everywhere, backups included.
/// </summary>
public sealed class PersonKey : IContestedRow
{
    private PersonKey()
    {
    }

    internal PersonKey(Guid personId, byte[] wrapped)
    {
        PersonId = personId;
        Wrapped = wrapped;
    }

    /// <summary>Whose.</summary>
    public Guid PersonId { get; private set; }

    /// <summary>Nonce, tag and ciphertext of the key.</summary>
    public byte[] Wrapped { get; private set; } = [];

    /// <exception cref="System.Security.Cryptography.CryptographicException">It was changed, or wrapped with neither key.</exception>
    internal bool Reseal(MasterKey master)
    {
        if (master.Reseal(Wrapped, PersonId.ToByteArray()) is not { } resealed)
        {
            return false;
        }
        Wrapped = resealed;
        return true;
    }
}

internal sealed class PersonKeyMapping : IEntityTypeConfiguration<PersonKey>
{
    public void Configure(EntityTypeBuilder<PersonKey> builder)
    {
        builder.ToTable("PersonKeys");
        builder.HasKey(k => k.PersonId);
    }
}
