using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Pace.Learning.Web.Platform.Ledger.Checkpoints;

/// <summary>Where one chain ended when a checkpoint was made. Only chains that went on since the checkpoint before have one; the others ended where they did before.</summary>
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

/// <summary>Where a chain ended, as a leaf of a checkpoint's tree: its name, the place of its last entry and that entry's hash in one line of ASCII.</summary>
internal static class ChainEnd
{
    private const int MostDigits = 20;

    public static ReadOnlySpan<byte> Encode(string subject, long sequence, ReadOnlySpan<byte> hash, Span<byte> room)
    {
        var length = Encoding.ASCII.GetBytes(subject.AsSpan(0, Math.Min(subject.Length, LedgerSubject.Length)), room);
        room[length++] = (byte)' ';
        sequence.TryFormat(room[length..], out var digits, default, CultureInfo.InvariantCulture);
        length += digits;
        room[length++] = (byte)' ';
        Convert.TryToHexStringLower(hash, room[length..], out var hex);
        return room[..(length + hex)];
    }

    /// <summary>Room for any of them.</summary>
    public static byte[] Room() => new byte[(LedgerSubject.Length * 4) + MostDigits + (2 * SHA256.HashSizeInBytes) + 2];
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
