using System.Globalization;
using System.IO.Compression;
using System.Text;
using Pace.Learning.Web.Platform.Ledger.Checkpoints;

namespace Pace.Learning.Web.Agreements.Evidence;

/// <summary>
/// What proves that an agreement was signed, in one zip file that anybody can check without us: the exact text, what each signatory declared and typed, the chain
/// of the ledger about it, and the signed checkpoint that this chain leads to. docs/evidence.md has its form, and a short script that checks it.
/// </summary>
/// <remarks>
/// Every file is exactly what was hashed, so that SHA-256 is all that a check needs. Sorted by their names the files stand in the order in which the
/// ledger names them. The same evidence always makes the same bytes.
/// </remarks>
internal sealed record EvidenceBundle
{
    // The earliest that a zip file can hold: when it was made is no part of the evidence.
    private static readonly DateTimeOffset NoTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The exact bytes that were signed.</summary>
    public required ReadOnlyMemory<byte> Document { get; init; }

    /// <summary>What each signature's seal in the ledger is the SHA-256 of, in the order in which they were made; our own at the end.</summary>
    public required IReadOnlyList<string> Signatures { get; init; }

    /// <summary>The ledger's chain about the agreement: the bytes that each entry's hash is the SHA-256 of, from the first on.</summary>
    public required IReadOnlyList<byte[]> Entries { get; init; }

    /// <summary>That these were all entries when a checkpoint was made.</summary>
    public required ChainProof Proof { get; init; }

    /// <summary>The zip file.</summary>
    public byte[] ToZip()
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(zip, "document.md", Document.Span);
            for (var i = 0; i < Entries.Count; i++)
            {
                Add(zip, string.Create(CultureInfo.InvariantCulture, $"ledger/{i + 1:D6}"), Entries[i]);
            }
            Add(zip, "proof/checkpoint.json", Encoding.UTF8.GetBytes(Proof.Checkpoint.Statement.Text));
            Add(zip, "proof/checkpoint.sig", Proof.Checkpoint.Signature);
            Add(zip, "proof/path.txt", Encoding.UTF8.GetBytes(Proof.PathText));
            for (var i = 0; i < Signatures.Count; i++)
            {
                Add(zip, string.Create(CultureInfo.InvariantCulture, $"signature-{i + 1:D2}.json"), Encoding.UTF8.GetBytes(Signatures[i]));
            }
        }
        return bytes.ToArray();
    }

    // Not compressed: the texts can be read in the file itself, and no compressor's version changes the bytes.
    private static void Add(ZipArchive zip, string name, ReadOnlySpan<byte> content)
    {
        var entry = zip.CreateEntry(name, CompressionLevel.NoCompression);
        entry.LastWriteTime = NoTime;
        using var stream = entry.Open();
        stream.Write(content);
    }
}
