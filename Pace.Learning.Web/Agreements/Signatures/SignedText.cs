namespace Pace.Learning.Web.Agreements.Signatures;

/// <summary>
/// The bytes of a version that somebody was asked to sign, kept under their own hash: what was signed can be shown for good, whatever becomes of the file.
/// </summary>
public sealed class SignedText : IContestedRow
{
    private SignedText()
    {
    }

    /// <summary>Keeps a version.</summary>
    public SignedText(AgreementDocument document, AgreementVersion version) =>
        (Sha256, DocumentId, Version, Bytes) = (version.Sha256, document.Id, version.Number, version.Bytes.ToArray());

    /// <summary>SHA-256 of <see cref="Bytes"/>, lower-case hex.</summary>
    public string Sha256 { get; private set; } = "";

    /// <summary>The document.</summary>
    public string DocumentId { get; private set; } = "";

    /// <summary>The version.</summary>
    public int Version { get; private set; }

    /// <summary>The file's exact bytes.</summary>
    public byte[] Bytes { get; private set; } = [];
}
