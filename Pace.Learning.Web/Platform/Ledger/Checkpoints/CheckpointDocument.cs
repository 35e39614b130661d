using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;

namespace Pace.Learning.Web.Platform.Ledger.Checkpoints;

/// <summary>A checkpoint as others keep it: <c>/ledger/checkpoints/latest</c>, what is sent by mail, and the file that <c>ledger verify --checkpoint</c> takes.</summary>
/// <param name="Kind">What it is, and in which form.</param>
/// <param name="Number">From 1.</param>
/// <param name="At">When it was made (UTC), to the microsecond.</param>
/// <param name="Entries">How many entries the ledger held.</param>
/// <param name="Chains">In how many chains.</param>
/// <param name="Ends">Merkle tree hash (RFC 6962) of where every chain ended, in hexadecimal.</param>
/// <param name="Log">Merkle tree hash (RFC 6962) of the checkpoints up to this one, in hexadecimal.</param>
/// <param name="Key">The key it is signed with.</param>
/// <param name="Signature">RSA-PSS with SHA-256 over the members above, written as docs/evidence.md tells, in base64.</param>
/// <param name="PublicKey">The key's public half (SubjectPublicKeyInfo, PEM).</param>
public sealed record CheckpointDocument(
    string Kind, long Number, string At, long Entries, long Chains, string Ends, string Log, string Key, string Signature, string PublicKey)
{
    internal DateTime MadeAt => DateTime.Parse(At, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal);

    internal static CheckpointDocument Of(Checkpoint checkpoint, RSA key) => Of(checkpoint.Statement, checkpoint.Signature, key.ExportSubjectPublicKeyInfoPem());

    internal static CheckpointDocument Of(CheckpointStatement statement, byte[] signature, string publicKey) =>
        Read(statement.Text) with { Signature = Convert.ToBase64String(signature), PublicKey = publicKey };

    /// <summary>Reads a kept checkpoint and checks that it is whole: that its signature fits what it states.</summary>
    /// <returns><c>null</c> when it is no checkpoint or was damaged.</returns>
    internal static CheckpointDocument? Parse(string json)
    {
        try
        {
            return Read(json) is { } document && document.IsWhole() ? document : null;
        }
        catch (Exception e) when (e is JsonException or FormatException or ArgumentException or CryptographicException)
        {
            return null;
        }
    }

    /// <summary>The text that was signed.</summary>
    internal string SignedText => Statement.Text;

    internal string Write() => SealedRecord.Write(
        ("kind", Kind), ("number", Number), ("at", At), ("entries", Entries), ("chains", Chains), ("ends", Ends), ("log", Log), ("key", Key),
        ("signature", Signature), ("publicKey", PublicKey));

    private CheckpointStatement Statement => new(Number, LedgerTime.Microseconds(MadeAt), Entries, Chains, Convert.FromHexString(Ends), Convert.FromHexString(Log), Key);

    private static CheckpointDocument Read(string json) =>
        JsonSerializer.Deserialize<CheckpointDocument>(json, CanonicalJson.Options) ?? throw new JsonException();

    private bool IsWhole()
    {
        using var key = RSA.Create();
        key.ImportFromPem(PublicKey);
        var signed = SealedRecord.Write(
            ("kind", Kind), ("number", Number), ("at", At), ("entries", Entries), ("chains", Chains), ("ends", Ends), ("log", Log), ("key", Key));
        return signed == SignedText && Statement.IsSignedBy(key, Convert.FromBase64String(Signature));
    }
}
