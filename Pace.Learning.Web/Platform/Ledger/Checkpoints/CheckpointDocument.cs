using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Pace.Learning.Web.Platform.Ledger.Checkpoints;

/// <summary>A checkpoint as others keep it: <c>/ledger/checkpoints/latest</c>, and the file that <c>ledger verify --checkpoint</c> takes.</summary>
/// <param name="Number">From 1.</param>
/// <param name="At">When it was made (UTC).</param>
/// <param name="Entries">How many entries the ledger held.</param>
/// <param name="Root">Merkle tree hash (RFC 6962) of the chains that went on since the checkpoint before, in hexadecimal.</param>
/// <param name="PreviousHash">The hash of the checkpoint before, in hexadecimal.</param>
/// <param name="KeyId">The key it is signed with.</param>
/// <param name="Hash">SHA-256 of the fields above, in hexadecimal; docs/adr/0004-ledger.md tells how they are encoded.</param>
/// <param name="Signature">RSA-PSS with SHA-256 over the same bytes, in base64.</param>
/// <param name="PublicKey">The key's public half (SubjectPublicKeyInfo, PEM).</param>
public sealed record CheckpointDocument(
    long Number, DateTime At, long Entries, string Root, string PreviousHash, string KeyId, string Hash, string Signature, string PublicKey)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    internal static CheckpointDocument Of(Checkpoint checkpoint, RSA key) => new(
        checkpoint.Number, checkpoint.At, checkpoint.Entries, Hex(checkpoint.Root), Hex(checkpoint.PreviousHash), checkpoint.KeyId,
        Hex(checkpoint.Hash), Convert.ToBase64String(checkpoint.Signature), key.ExportSubjectPublicKeyInfoPem());

    /// <summary>Reads a kept checkpoint and checks that it is whole: that its hash and its signature fit what it states.</summary>
    /// <returns><c>null</c> when it is no checkpoint or was damaged.</returns>
    internal static CheckpointDocument? Parse(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<CheckpointDocument>(json, Options) is { } document && document.IsWhole() ? document : null;
        }
        catch (Exception e) when (e is JsonException or FormatException or ArgumentException or CryptographicException)
        {
            return null;
        }
    }

    internal string Write() => JsonSerializer.Serialize(this, Options);

    private bool IsWhole()
    {
        using var key = RSA.Create();
        key.ImportFromPem(PublicKey);
        var statement = new CheckpointStatement(
            Number, LedgerTime.Microseconds(At.ToUniversalTime()), Entries, Convert.FromHexString(Root), Convert.FromHexString(PreviousHash), KeyId);
        return Hex(statement.Hash()) == Hash && statement.IsSignedBy(key, Convert.FromBase64String(Signature));
    }

    private static string Hex(byte[] bytes) => Convert.ToHexStringLower(bytes);
}
