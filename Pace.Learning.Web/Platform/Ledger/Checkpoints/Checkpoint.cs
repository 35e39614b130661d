using System.Security.Cryptography;
using System.Text;

namespace Pace.Learning.Web.Platform.Ledger.Checkpoints;

/// <summary>
/// A signed statement of what the ledger held at a moment. It covers the chains that went on since the checkpoint before it, and through that one's hash all others.
/// </summary>
public sealed class Checkpoint
{
    private Checkpoint()
    {
    }

    internal Checkpoint(CheckpointStatement statement, byte[] signature)
    {
        (Number, At, Entries) = (statement.Number, LedgerTime.Of(statement.At), statement.Entries);
        (Root, PreviousHash, KeyId) = (statement.Root, statement.PreviousHash, statement.KeyId);
        (Hash, Signature) = (statement.Hash(), signature);
    }

    /// <summary>From 1, without gaps.</summary>
    public long Number { get; private set; }

    /// <summary>When it was made (UTC, whole microseconds).</summary>
    public DateTime At { get; private set; }

    /// <summary>How many entries all chains held together.</summary>
    public long Entries { get; private set; }

    /// <summary>The Merkle tree hash (RFC 6962) over this checkpoint's <see cref="CheckpointHead"/>s, sorted by subject.</summary>
    public byte[] Root { get; private set; } = [];

    /// <summary>The hash of the checkpoint before; 32 zero bytes in the first.</summary>
    public byte[] PreviousHash { get; private set; } = [];

    /// <summary>The key it is signed with.</summary>
    public string KeyId { get; private set; } = "";

    /// <summary>SHA-256 over all of the above.</summary>
    public byte[] Hash { get; private set; } = [];

    /// <summary>RSA-PSS with SHA-256 (RFC 8017, section 8.1) over what <see cref="Hash"/> is over.</summary>
    public byte[] Signature { get; private set; } = [];

    internal CheckpointStatement Statement => new(Number, LedgerTime.Microseconds(At), Entries, Root, PreviousHash, KeyId);
}

/// <summary>What a checkpoint states: that is what its hash and signature are over.</summary>
/// <param name="Number">From 1.</param>
/// <param name="At">Microseconds since 1970 in UTC.</param>
/// <param name="Entries">In all chains together.</param>
/// <param name="Root">Merkle tree hash of the chains that went on.</param>
/// <param name="PreviousHash">Of the checkpoint before.</param>
/// <param name="KeyId">Signed with.</param>
internal sealed record CheckpointStatement(long Number, long At, long Entries, byte[] Root, byte[] PreviousHash, string KeyId)
{
    public byte[] Hash() => SHA256.HashData(Encode());

    public byte[] Sign(RSA key) => key.SignData(Encode(), HashAlgorithmName.SHA256, RSASignaturePadding.Pss);

    public bool IsSignedBy(RSA key, byte[] signature) => key.VerifyData(Encode(), signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pss);

    private byte[] Encode() => new FieldEncoding()
        .Begin("pace ledger checkpoint 1"u8)
        .Add(Number).Add(At).Add(Entries).Add(Root).Add(PreviousHash).Add(Encoding.UTF8.GetBytes(KeyId))
        .Bytes.ToArray();
}

internal sealed class CheckpointMapping : IEntityTypeConfiguration<Checkpoint>
{
    public void Configure(EntityTypeBuilder<Checkpoint> builder)
    {
        builder.ToTable("LedgerCheckpoints");
        builder.HasKey(c => c.Number);
        builder.Property(c => c.Number).ValueGeneratedNever();
        builder.Property(c => c.At).HasConversion(LedgerTime.Converter);
        builder.Property(c => c.KeyId).HasMaxLength(50);
        builder.Ignore(c => c.Statement);
    }
}
