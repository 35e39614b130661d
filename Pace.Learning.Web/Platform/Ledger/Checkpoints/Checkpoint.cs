using System.Security.Cryptography;
using System.Text;

namespace Pace.Learning.Web.Platform.Ledger.Checkpoints;

/// <summary>
/// A signed statement of what the ledger held at a moment: where every chain ended, and what every checkpoint before it stated.
/// </summary>
public sealed class Checkpoint
{
    private Checkpoint()
    {
    }

    internal Checkpoint(CheckpointStatement statement, byte[] signature)
    {
        (Number, At, Entries, Chains) = (statement.Number, LedgerTime.Of(statement.At), statement.Entries, statement.Chains);
        (Ends, Log, KeyId, Signature) = (statement.Ends, statement.Log, statement.KeyId, signature);
    }

    /// <summary>From 1, without gaps.</summary>
    public long Number { get; private set; }

    /// <summary>When it was made (UTC, whole microseconds).</summary>
    public DateTime At { get; private set; }

    /// <summary>How many entries all chains held together.</summary>
    public long Entries { get; private set; }

    /// <summary>How many chains there were.</summary>
    public long Chains { get; private set; }

    /// <summary>The Merkle tree hash (RFC 6962) over where every chain ended, in the order in which checkpoints first saw them (<see cref="ChainEnd"/>).</summary>
    public byte[] Ends { get; private set; } = [];

    /// <summary>The Merkle tree hash (RFC 6962) over what the checkpoints from the first to this one state (<see cref="CheckpointStatement.State"/>).</summary>
    public byte[] Log { get; private set; } = [];

    /// <summary>The key it is signed with.</summary>
    public string KeyId { get; private set; } = "";

    /// <summary>RSA-PSS with SHA-256 (RFC 8017, section 8.1) over all of the above in words.</summary>
    public byte[] Signature { get; private set; } = [];

    internal CheckpointStatement Statement => new(Number, LedgerTime.Microseconds(At), Entries, Chains, Ends, Log, KeyId);
}

/// <summary>What a checkpoint states.</summary>
/// <param name="Number">From 1.</param>
/// <param name="At">Microseconds since 1970 in UTC.</param>
/// <param name="Entries">In all chains together.</param>
/// <param name="Chains">How many.</param>
/// <param name="Ends">Merkle tree hash of where they ended.</param>
/// <param name="Log">Merkle tree hash of the checkpoints up to this one.</param>
/// <param name="KeyId">Signed with.</param>
internal sealed record CheckpointStatement(long Number, long At, long Entries, long Chains, byte[] Ends, byte[] Log, string KeyId)
{
    /// <summary>The text that is signed; anybody who has it can check it with nothing else but the key.</summary>
    public string Text => SealedRecord.Write(
        ("kind", "pace ledger checkpoint 2"), ("number", Number), ("at", SealedRecord.Time(At)), ("entries", Entries), ("chains", Chains),
        ("ends", Convert.ToHexStringLower(Ends)), ("log", Convert.ToHexStringLower(Log)), ("key", KeyId));

    /// <summary>What stands for it in the log: all of it but the log itself and who signed.</summary>
    public string State => StateOf(Number, At, Entries, Chains, Ends);

    public static string StateOf(long number, long at, long entries, long chains, byte[] ends) => SealedRecord.Write(
        ("number", number), ("at", SealedRecord.Time(at)), ("entries", entries), ("chains", chains), ("ends", Convert.ToHexStringLower(ends)));

    public byte[] Sign(RSA key) => key.SignData(Encoding.UTF8.GetBytes(Text), HashAlgorithmName.SHA256, RSASignaturePadding.Pss);

    public bool IsSignedBy(RSA key, byte[] signature) => key.VerifyData(Encoding.UTF8.GetBytes(Text), signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pss);
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
