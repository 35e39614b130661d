using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.RegularExpressions;

namespace Pace.Learning.Web.Platform.Pdf.Sealed;

/// <summary>A file that a PDF carries.</summary>
/// <param name="Name">What it is called, in ASCII.</param>
/// <param name="Description">What it is, in ASCII.</param>
/// <param name="Content">Its bytes.</param>
internal sealed record PdfAttachment(string Name, string Description, byte[] Content);

/// <summary>Puts a file into a PDF and signs all of it (PAdES, ETSI EN 319 142-1, baseline B-B): whoever opens it sees that nobody changed it since.</summary>
internal static partial class PdfSeal
{
    private const int SignatureBytes = 8192;
    private const string RangePlace = "/ByteRange [0 0000000000 0000000000 0000000000]";

    /// <summary>The PDF with the attachment and the signature; <c>null</c> when the file has a form that can't be added to.</summary>
    public static byte[]? Seal(byte[] pdf, PdfAttachment attachment, X509Certificate2 certificate, DateTime at)
    {
        if (PdfUpdate.Of(pdf) is not { } update)
        {
            return null;
        }
        var (file, specification, signature, field) = (update.Reserve(), update.Reserve(), update.Reserve(), update.Reserve());
        update.WriteStream(file, $"/Type /EmbeddedFile /Subtype /application#2Fzip /Params << /Size {Number(attachment.Content.Length)} >>", attachment.Content);
        update.Write(specification,
            $"<< /Type /Filespec /F ({attachment.Name}) /UF ({attachment.Name}) /Desc ({attachment.Description}) /AFRelationship /Data /EF << /F {file} 0 R /UF {file} 0 R >> >>");
        update.Write(signature,
            $"<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached /M (D:{at.ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture)}Z) {RangePlace} /Contents <{new string('0', SignatureBytes * 2)}> >>");
        update.Write(field, $"<< /Type /Annot /Subtype /Widget /FT /Sig /T (Site) /F 130 /Rect [0 0 0 0] /P {update.FirstPage} 0 R /V {signature} 0 R >>");
        update.Write(update.FirstPage, $"<<{WithAnnotation(update.Dictionary(update.FirstPage), field)}>>");
        update.Write(update.Root, $"<<{WithFile(update.Dictionary(update.Root), attachment.Name, specification)}/AF [{specification} 0 R]\n/AcroForm << /Fields [{field} 0 R] /SigFlags 3 >>\n>>");
        return Sign(update.ToBytes(), certificate);
    }

    private static string WithAnnotation(string page, int field) => Annotations().IsMatch(page)
        ? Annotations().Replace(page, $"/Annots [ {field} 0 R ", 1)
        : $"{page}/Annots [ {field} 0 R ]\n";

    private static string WithFile(string catalog, string name, int specification)
    {
        var files = $"/EmbeddedFiles << /Names [({name}) {specification} 0 R] >>";
        return Names().IsMatch(catalog) ? Names().Replace(catalog, $"/Names << {files} ", 1) : $"{catalog}/Names << {files} >>\n";
    }

    private static byte[] Sign(byte[] pdf, X509Certificate2 certificate)
    {
        var start = pdf.AsSpan().LastIndexOf("/Contents <"u8) + "/Contents ".Length;
        var end = start + (SignatureBytes * 2) + 2;
        var range = Encoding.ASCII.GetBytes($"/ByteRange [0 {Ten(start)} {Ten(end)} {Ten(pdf.Length - end)}]");
        range.CopyTo(pdf.AsSpan(pdf.AsSpan().LastIndexOf("/ByteRange ["u8)));
        var cms = new SignedCms(new ContentInfo([.. pdf.AsSpan(0, start), .. pdf.AsSpan(end)]), detached: true);
        var signer = new CmsSigner(SubjectIdentifierType.IssuerAndSerialNumber, certificate)
        {
            DigestAlgorithm = new Oid("2.16.840.1.101.3.4.2.1"), IncludeOption = X509IncludeOption.EndCertOnly,
        };
        signer.SignedAttributes.Add(new AsnEncodedData(new Oid("1.2.840.113549.1.9.16.2.47"), SigningCertificate(certificate)));
        cms.ComputeSignature(signer);
        Encoding.ASCII.GetBytes(Convert.ToHexStringLower(cms.Encode())).CopyTo(pdf.AsSpan(start + 1));
        return pdf;
    }

    // SigningCertificateV2 (RFC 5035): the hash of the certificate is signed too, so that no other passes for it.
    private static byte[] SigningCertificate(X509Certificate2 certificate)
    {
        var writer = new System.Formats.Asn1.AsnWriter(System.Formats.Asn1.AsnEncodingRules.DER);
        using (writer.PushSequence())
        using (writer.PushSequence())
        using (writer.PushSequence())
        {
            writer.WriteOctetString(SHA256.HashData(certificate.RawData));
        }
        return writer.Encode();
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Ten(int number) => number.ToString("D10", CultureInfo.InvariantCulture);

    [GeneratedRegex(@"/Annots\s*\[")]
    private static partial Regex Annotations();

    [GeneratedRegex(@"/Names\s*<<")]
    private static partial Regex Names();
}
