using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Pace.Learning.Web.Platform.Ledger;

/// <summary>One act, recorded for good: it is never changed and never deleted, and the database refuses both.</summary>
public sealed class LedgerEntry : IContestedRow
{
    /// <summary>The longest name of an act, in characters.</summary>
    public const int ActLength = 100;

    /// <summary>The member of <see cref="Payload"/> that says how rows of the database were after the act, by table and key; <c>null</c> for a row that is gone.</summary>
    public const string StateMember = "rows";

    private LedgerEntry()
    {
    }

    internal LedgerEntry(string subject, long sequence, DateTime at, string act, Guid? actorId, string payload, byte[] previousHash)
    {
        (Subject, Sequence, At, Act, ActorId, Payload, PreviousHash) = (subject, sequence, at, act, actorId, payload, previousHash);
        Hash = SHA256.HashData(HashedBytes());
    }

    /// <summary>Which entry (a guid of version 7).</summary>
    public Guid Id { get; private set; } = Guid.CreateVersion7();

    /// <summary>The chain it stands in, as <see cref="LedgerSubject.Text"/>.</summary>
    public string Subject { get; private set; } = "";

    /// <summary>Its place in the chain, from 1, without gaps.</summary>
    public long Sequence { get; private set; }

    /// <summary>When it happened (UTC, whole microseconds).</summary>
    public DateTime At { get; private set; }

    /// <summary>What happened, such as <c>consent.given</c>.</summary>
    public string Act { get; private set; } = "";

    /// <summary>Who did it, as an id that says nothing by itself; <c>null</c> when the system did.</summary>
    public Guid? ActorId { get; private set; }

    /// <summary>
    /// The details, as canonical JSON; hashed as stored. Never plain personal data: an entry can't be erased, so it holds ids, choices and
    /// hashes, and what a person said or is called is kept sealed elsewhere, under a key that can be destroyed.
    /// </summary>
    public string Payload { get; private set; } = "";

    /// <summary>The hash of the entry before it in the chain; 32 zero bytes in the first.</summary>
    public byte[] PreviousHash { get; private set; } = [];

    /// <summary>SHA-256 over all of the above, 32 bytes.</summary>
    public byte[] Hash { get; private set; } = [];

    /// <summary>Reads the details back.</summary>
    /// <exception cref="JsonException">They have another form.</exception>
    public T Read<T>() => JsonSerializer.Deserialize<T>(Payload, CanonicalJson.Options)!;

    /// <summary>Adds how rows are now to what it says. Only before it is saved, and as the last entry of its chain.</summary>
    internal void Record(IReadOnlyDictionary<string, SortedDictionary<string, object?>?> rows)
    {
        var payload = JsonSerializer.Deserialize<SortedDictionary<string, JsonElement>>(Payload)!;
        payload[StateMember] = JsonSerializer.SerializeToElement(rows);
        Payload = CanonicalJson.Write(payload);
        Hash = SHA256.HashData(HashedBytes());
    }

    /// <summary>The bytes whose SHA-256 is <see cref="Hash"/>, as long as nobody changed the entry.</summary>
    internal byte[] HashedBytes() => new EntryHash().Encode(new EntryFields
    {
        Id = Ascii(Id),
        Subject = Encoding.UTF8.GetBytes(Subject),
        Sequence = Sequence,
        At = LedgerTime.Microseconds(At),
        Act = Encoding.UTF8.GetBytes(Act),
        Actor = ActorId is { } actor ? Ascii(actor) : [],
        Payload = Encoding.UTF8.GetBytes(Payload),
        PreviousHash = PreviousHash,
    }).ToArray();

    private static byte[] Ascii(Guid id) => Encoding.ASCII.GetBytes(id.ToString().ToUpperInvariant());
}

/// <summary>Words for reading the ledger.</summary>
public static class LedgerEntries
{
    /// <summary>The entries about a subject, oldest first.</summary>
    public static IQueryable<LedgerEntry> About(this IQueryable<LedgerEntry> entries, LedgerSubject subject)
    {
        var text = subject.Text;
        return entries.AsNoTracking().Where(e => e.Subject == text).OrderBy(e => e.Sequence);
    }
}

internal sealed class LedgerEntryMapping : IEntityTypeConfiguration<LedgerEntry>
{
    public void Configure(EntityTypeBuilder<LedgerEntry> builder)
    {
        builder.ToTable("LedgerEntries");
        builder.Property(e => e.Id).ValueGeneratedNever();
        builder.Property(e => e.Subject).HasMaxLength(LedgerSubject.Length);
        builder.Property(e => e.At).HasConversion(LedgerTime.Converter);
        builder.Property(e => e.Act).HasMaxLength(LedgerEntry.ActLength);
        builder.HasIndex(e => new { e.Subject, e.Sequence }).IsUnique();
    }
}
