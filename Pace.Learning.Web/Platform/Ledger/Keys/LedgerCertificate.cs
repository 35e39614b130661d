using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Pace.Learning.Web.Platform.Ledger.Keys;

/// <summary>A certificate for a key of the ledger, signed with itself: what a PDF reader needs to show whose signature it is. For one key it is always the same.</summary>
internal static class LedgerCertificate
{
    private const int Years = 30;
    private const int SerialBytes = 16;

    public static X509Certificate2 Of(RSA key, string id, DateTime from, string organisation)
    {
        var name = new X500DistinguishedNameBuilder();
        name.AddOrganizationName(organisation);
        name.AddCommonName(id);
        var request = new CertificateRequest(name.Build(), key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.NonRepudiation, critical: true));
        var serial = SHA256.HashData(key.ExportSubjectPublicKeyInfo())[..SerialBytes];
        // A positive number.
        serial[0] &= 0x7f;
        serial[0] |= 0x40;
        var since = new DateTimeOffset(DateTime.SpecifyKind(from, DateTimeKind.Utc)).AddSeconds(-1);
        using var open = request.Create(name.Build(), X509SignatureGenerator.CreateForRSA(key, RSASignaturePadding.Pkcs1), since, since.AddYears(Years), serial);
        return open.CopyWithPrivateKey(key);
    }
}
