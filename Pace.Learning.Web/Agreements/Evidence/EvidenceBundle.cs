using System.IO.Compression;
using System.Text;

namespace Pace.Learning.Web.Agreements.Evidence;

/// <summary>
/// What proves that an agreement was signed, in one zip file that anybody can check without us: the exact text, what each signatory declared and typed, and
/// the chain of the ledger about it. docs/evidence.md has its form, and a short script that checks it.
/// </summary>
/// <remarks>The same evidence always makes the same bytes.</remarks>
public sealed record EvidenceBundle
{
    /// <summary>What the file says it is.</summary>
    public const string Format = "pace-agreement-evidence/1";

    // The earliest that a zip file can hold: when it was made is no part of the evidence.
    private static readonly DateTimeOffset NoTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The sign-up's id.</summary>
    public required Guid SignUp { get; init; }

    /// <summary>The area's id.</summary>
    public required Guid Area { get; init; }

    /// <summary>The document's id, such as <c>parent-charter</c>.</summary>
    public required string Document { get; init; }

    /// <summary>The version's number.</summary>
    public required int Version { get; init; }

    /// <summary>The exact bytes that were signed.</summary>
    public required ReadOnlyMemory<byte> DocumentBytes { get; init; }

    /// <summary>In the order in which they were made.</summary>
    public required IReadOnlyList<SignatureEvidence> Signatures { get; init; }

    /// <summary>Our own signature at the end; <c>null</c>: not yet given.</summary>
    public CountersignatureEvidence? Countersignature { get; init; }

    /// <summary>The ledger's chain about the sign-up, from its first entry on.</summary>
    public required IReadOnlyList<EntryEvidence> Entries { get; init; }

    /// <summary>The chain's name in the ledger.</summary>
    public string Subject => $"agreement/{SignUp}";

    /// <summary>The zip file.</summary>
    public byte[] ToZip()
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(zip, "evidence.json", Encoding.UTF8.GetBytes(EvidenceJson.Of(this)));
            Add(zip, "document.md", DocumentBytes.Span);
            for (var i = 0; i < Signatures.Count; i++)
            {
                Add(zip, $"declaration-{i + 1}.txt", Encoding.UTF8.GetBytes(Signatures[i].Declaration));
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
