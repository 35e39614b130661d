using System.Security.Cryptography;

namespace Pace.Learning.Web.Platform.Ledger;

/// <summary>The fields of an entry as bytes, exactly as the database holds them.</summary>
internal readonly ref struct EntryFields
{
    /// <summary>A guid in 36 upper-case ASCII characters, as SQLite holds it.</summary>
    public required ReadOnlySpan<byte> Id { get; init; }

    public required ReadOnlySpan<byte> Subject { get; init; }

    public required long Sequence { get; init; }

    /// <summary>Microseconds since 1970 in UTC.</summary>
    public required long At { get; init; }

    public required ReadOnlySpan<byte> Act { get; init; }

    /// <summary>Like <see cref="Id"/>; empty for the system.</summary>
    public required ReadOnlySpan<byte> Actor { get; init; }

    public required ReadOnlySpan<byte> Payload { get; init; }

    public required ReadOnlySpan<byte> PreviousHash { get; init; }
}

/// <summary>
/// The hash of an entry: SHA-256 over <see cref="FieldEncoding"/> of "pace ledger entry 1", id, subject, sequence, at, act, actor, payload
/// and the hash of the entry before it. Text is UTF-8. See docs/adr/0004-ledger.md.
/// </summary>
/// <remarks>Reuses its buffer; not for several threads at once.</remarks>
internal sealed class EntryHash
{
    private readonly FieldEncoding encoding = new();

    /// <summary>What the first entry of a chain follows.</summary>
    public static readonly byte[] None = new byte[SHA256.HashSizeInBytes];

    public void Compute(in EntryFields entry, Span<byte> hash) => SHA256.HashData(Encode(entry), hash);

    /// <summary>The bytes that are hashed, until the next call.</summary>
    public ReadOnlySpan<byte> Encode(in EntryFields entry) => encoding
        .Begin("pace ledger entry 1"u8)
        .Add(entry.Id)
        .Add(entry.Subject)
        .Add(entry.Sequence)
        .Add(entry.At)
        .Add(entry.Act)
        .Add(entry.Actor)
        .Add(entry.Payload)
        .Add(entry.PreviousHash)
        .Bytes;
}
