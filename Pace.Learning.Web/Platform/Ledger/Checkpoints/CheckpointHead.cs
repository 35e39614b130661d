using System.Text;

namespace Pace.Learning.Web.Platform.Ledger.Checkpoints;

/// <summary>Where one chain ended when a checkpoint was made: a leaf of its Merkle tree. Only chains that went on since the checkpoint before have one.</summary>
public sealed class CheckpointHead
{
    private CheckpointHead()
    {
    }

    internal CheckpointHead(long checkpointNumber, string subject, long since, long sequence, byte[] hash) =>
        (CheckpointNumber, Subject, Since, Sequence, Hash) = (checkpointNumber, subject, since, sequence, hash);

    /// <summary>The checkpoint.</summary>
    public long CheckpointNumber { get; private set; }

    /// <summary>The chain.</summary>
    public string Subject { get; private set; } = "";

    /// <summary>Where the chain ended at the last checkpoint that saw it; 0 when it is new.</summary>
    public long Since { get; private set; }

    /// <summary>The place of the chain's last entry.</summary>
    public long Sequence { get; private set; }

    /// <summary>The hash of that entry.</summary>
    public byte[] Hash { get; private set; } = [];
}

/// <summary>The bytes of a leaf: <see cref="FieldEncoding"/> of "pace ledger head 1", subject, since, sequence, hash.</summary>
internal sealed class CheckpointLeaf
{
    private readonly FieldEncoding encoding = new();

    public ReadOnlySpan<byte> Encode(string subject, long since, long sequence, ReadOnlySpan<byte> hash) =>
        encoding.Begin("pace ledger head 1"u8).Add(Encoding.UTF8.GetBytes(subject)).Add(since).Add(sequence).Add(hash).Bytes;
}

internal sealed class CheckpointHeadMapping : IEntityTypeConfiguration<CheckpointHead>
{
    public void Configure(EntityTypeBuilder<CheckpointHead> builder)
    {
        builder.ToTable("LedgerCheckpointHeads");
        builder.HasKey(h => new { h.CheckpointNumber, h.Subject });
        builder.Property(h => h.Subject).HasMaxLength(LedgerSubject.Length);
        builder.HasIndex(h => new { h.Subject, h.Sequence }).IsUnique();
        builder.HasOne<Checkpoint>().WithMany().HasForeignKey(h => h.CheckpointNumber).OnDelete(DeleteBehavior.Restrict);
    }
}
