using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Pace.Learning.Web.Contributions.Consents;

/// <summary>All of a consent that decides what may be shown, where and until when.</summary>
internal readonly record struct SealedConsent(
    Guid Id, Guid ParticipantId, Guid ContributionId, Guid VersionId, ConsentUse Use, ConsentAudience Audience, Identifiability Identifiability, Territory Territory,
    SpeakingTerms? Speaking, DateTime? GivenAt, DateTime EndsAt, ConsentEnd? End)
{
    public static SealedConsent Of(Consent consent) => new(
        consent.Id, consent.ParticipantId, consent.ContributionId, consent.VersionId, consent.Use, consent.Audience, consent.Identifiability, consent.Territory,
        consent.Speaking, consent.GivenAt, consent.EndsAt, consent.End);
}

/// <summary>
/// A consent's row carries a seal: a keyed hash over what it allows and over the last entry of its chain in the ledger. Words are shown only where it fits. So a row
/// that somebody changed in the database, or put back as it was before, shows nothing: they would need the site's key, and the ledger as it was.
/// </summary>
internal sealed class ConsentSeal(MasterKey master)
{
    private const int Length = (4 * 16) + (6 * sizeof(int)) + (4 * sizeof(long)) + SHA256.HashSizeInBytes;

    public byte[] Of(in SealedConsent consent, ReadOnlySpan<byte> entryHash)
    {
        Span<byte> bytes = stackalloc byte[Length];
        var rest = bytes;
        Guid(ref rest, consent.Id);
        Guid(ref rest, consent.ParticipantId);
        Guid(ref rest, consent.ContributionId);
        Guid(ref rest, consent.VersionId);
        Number(ref rest, (int)consent.Use);
        Number(ref rest, (int)consent.Audience);
        Number(ref rest, (int)consent.Identifiability);
        Number(ref rest, (int)consent.Territory);
        Number(ref rest, consent.Speaking is { } speaking ? ((int)speaking.Subjects << 2) | (speaking.Online ? 2 : 0) | (speaking.InPerson ? 1 : 0) : -1);
        Number(ref rest, consent.End is { } end ? (int)end.How : -1);
        Time(ref rest, consent.GivenAt);
        Time(ref rest, consent.EndsAt);
        Time(ref rest, consent.End?.At);
        entryHash.CopyTo(rest);
        return HMACSHA256.HashData(master.Derived("pace consent seal 1"), bytes);
    }

    /// <summary>Whether a consent is what the ledger says last of it.</summary>
    public bool Fits(in SealedConsent consent, ReadOnlySpan<byte> entryHash, ReadOnlySpan<byte> seal) =>
        entryHash.Length == SHA256.HashSizeInBytes && CryptographicOperations.FixedTimeEquals(Of(consent, entryHash), seal);

    private static void Guid(ref Span<byte> rest, Guid id)
    {
        id.TryWriteBytes(rest, bigEndian: true, out var written);
        rest = rest[written..];
    }

    private static void Number(ref Span<byte> rest, int number)
    {
        BinaryPrimitives.WriteInt32BigEndian(rest, number);
        rest = rest[sizeof(int)..];
    }

    // Whole microseconds: PostgreSQL's own type is no finer.
    private static void Time(ref Span<byte> rest, DateTime? time)
    {
        BinaryPrimitives.WriteInt64BigEndian(rest, time is { } at ? at.Ticks / TimeSpan.TicksPerMicrosecond : -1);
        rest = rest[sizeof(long)..];
    }
}
