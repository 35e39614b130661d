namespace Pace.Learning.Web.Parents.Expenses;

/// <summary>One step of a claim.</summary>
public sealed class ClaimStep : IContestedRow
{
    private ClaimStep()
    {
    }

    internal ClaimStep(Guid claimId, int number, ClaimStepKind kind, Guid? by, byte[]? sealedWords, DateTime at) =>
        (ClaimId, Number, Kind, ByPersonId, SealedWords, At) = (claimId, number, kind, by, sealedWords, at);

    /// <summary>Of which claim.</summary>
    public Guid ClaimId { get; private set; }

    /// <summary>Its place in the row.</summary>
    public int Number { get; private set; }

    /// <summary>What.</summary>
    public ClaimStepKind Kind { get; private set; }

    /// <summary>Who of the staff; <c>null</c> for the parent.</summary>
    public Guid? ByPersonId { get; private set; }

    /// <summary>A question or an answer, sealed with the parent's key.</summary>
    public byte[]? SealedWords { get; private set; }

    /// <summary>When (UTC).</summary>
    public DateTime At { get; private set; }
}

/// <summary>The photo of a receipt, sealed with the parent's key.</summary>
public sealed class ClaimReceipt
{
    /// <summary>The largest photo, in bytes.</summary>
    public const int MostBytes = 5 * 1024 * 1024;

    private ClaimReceipt()
    {
    }

    /// <summary>Keeps it.</summary>
    public ClaimReceipt(Guid claimId, Guid participantId, string contentType, byte[] sealedBytes) =>
        (ClaimId, ParticipantId, ContentType, SealedBytes) = (claimId, participantId, contentType, sealedBytes);

    /// <summary>Of which claim.</summary>
    public Guid ClaimId { get; private set; }

    /// <summary>Whose.</summary>
    public Guid ParticipantId { get; private set; }

    /// <summary>As its first bytes say.</summary>
    public string ContentType { get; private set; } = "";

    /// <summary>Its bytes in base 64, sealed.</summary>
    public byte[] SealedBytes { get; private set; } = [];

    /// <summary>The type by the first bytes, whatever the name says; <c>null</c> for anything but a photo or a PDF.</summary>
    public static string? TypeOf(ReadOnlySpan<byte> head) =>
        head.StartsWith<byte>([0xFF, 0xD8, 0xFF]) ? "image/jpeg"
        : head.StartsWith<byte>([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) ? "image/png"
        : head.StartsWith("%PDF-"u8) ? "application/pdf" : null;
}

/// <summary>How somebody likes to be thanked. Kept as numbers: a value never changes its meaning.</summary>
public enum ThanksWay
{
    /// <summary>Not with money: what they spent is paid back all the same.</summary>
    None = 0,

    /// <summary>With a payment.</summary>
    Payment = 1,

    /// <summary>With a voucher.</summary>
    Voucher = 2,
}

/// <summary>How a parent likes to be thanked.</summary>
public sealed class PaymentPreference : IContestedRow
{
    private PaymentPreference()
    {
    }

    /// <summary>Keeps the wish.</summary>
    public PaymentPreference(Guid participantId, ThanksWay way, DateTime now) => (ParticipantId, Way, ChangedAt) = (participantId, way, now);

    /// <summary>Whose.</summary>
    public Guid ParticipantId { get; private set; }

    /// <summary>How.</summary>
    public ThanksWay Way { get; private set; }

    /// <summary>When it was said last (UTC).</summary>
    public DateTime ChangedAt { get; private set; }

    /// <summary>They would rather have it another way.</summary>
    public void Change(ThanksWay way, DateTime now) => (Way, ChangedAt) = (way, now);
}

internal sealed class ClaimMapping :
    IEntityTypeConfiguration<ExpenseClaim>, IEntityTypeConfiguration<ClaimStep>, IEntityTypeConfiguration<ClaimReceipt>, IEntityTypeConfiguration<PaymentPreference>
{
    public void Configure(EntityTypeBuilder<ExpenseClaim> builder)
    {
        builder.ToTable("ExpenseClaims");
        builder.Property(c => c.Id).ValueGeneratedNever();
        builder.Property(c => c.Version).IsConcurrencyToken();
        builder.HasIndex(c => c.ParticipantId);
        builder.HasMany(c => c.Steps).WithOne().HasForeignKey(s => s.ClaimId);
        builder.HasOne<ClaimReceipt>().WithOne().HasForeignKey<ClaimReceipt>(r => r.ClaimId);
    }

    public void Configure(EntityTypeBuilder<ClaimStep> builder) => builder.HasKey(s => new { s.ClaimId, s.Number });

    public void Configure(EntityTypeBuilder<ClaimReceipt> builder)
    {
        builder.ToTable("ClaimReceipts");
        builder.HasKey(r => r.ClaimId);
        builder.Property(r => r.ContentType).HasMaxLength(30);
        builder.HasIndex(r => r.ParticipantId);
    }

    public void Configure(EntityTypeBuilder<PaymentPreference> builder)
    {
        builder.ToTable("PaymentPreferences");
        builder.HasKey(w => w.ParticipantId);
        builder.Property(w => w.ParticipantId).ValueGeneratedNever();
    }
}
