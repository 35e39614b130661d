namespace Pace.Learning.Web.Platform.Ledger;

/// <summary>Where a chain ends: whoever appends moves it on, and so only one can at a time.</summary>
public sealed class LedgerHead : IContestedRow
{
    private LedgerHead()
    {
    }

    internal LedgerHead(string subject) => (Subject, Hash) = (subject, EntryHash.None);

    /// <summary>The chain.</summary>
    public string Subject { get; private set; } = "";

    /// <summary>The place of its last entry; 0 before the first.</summary>
    public long Sequence { get; private set; }

    /// <summary>The hash of its last entry.</summary>
    public byte[] Hash { get; private set; } = [];

    /// <summary>Makes the next entry and moves the head on to it.</summary>
    internal LedgerEntry Append(DateTime at, string act, Guid? actorId, string payload)
    {
        var entry = new LedgerEntry(Subject, Sequence + 1, at, act, actorId, payload, Hash);
        EndAt(entry);
        return entry;
    }

    /// <summary>The chain ends with this entry.</summary>
    internal void EndAt(LedgerEntry entry) => (Sequence, Hash) = (entry.Sequence, entry.Hash);
}

internal sealed class LedgerHeadMapping : IEntityTypeConfiguration<LedgerHead>
{
    public void Configure(EntityTypeBuilder<LedgerHead> builder)
    {
        builder.ToTable("LedgerHeads");
        builder.HasKey(h => h.Subject);
        builder.Property(h => h.Subject).HasMaxLength(LedgerSubject.Length);
        builder.Property(h => h.Sequence).IsConcurrencyToken();
    }
}
