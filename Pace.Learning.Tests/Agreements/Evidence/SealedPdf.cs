using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.RegularExpressions;

namespace Pace.Learning.Tests.Agreements.Evidence;

/// <summary>The PDF of an agreement, read object by object: the evidence that it carries, and the site's signature on all of it.</summary>
internal static partial class SealedPdf
{
    public static async Task AssertAsync(byte[] pdf, AppUnderTest app)
    {
        var text = Encoding.Latin1.GetString(pdf);
        // What makes it accessible is still there.
        Assert.Contains("/MarkInfo", text, StringComparison.Ordinal);
        Assert.Contains("pdfuaid", text, StringComparison.Ordinal);
        var catalog = text[text.LastIndexOf("/Type /Catalog", StringComparison.Ordinal)..];
        Assert.Contains("/AcroForm << /Fields [", catalog, StringComparison.Ordinal);
        Assert.Matches(Attached(), catalog);
        Assert.Matches(StartXref(), text);

        var stranger = app.Stranger();
        var (kept, keyPem) = (await stranger.GetStringAsync("/ledger/checkpoints/latest"), await stranger.GetStringAsync("/ledger/keys/ledger-1.pem"));
        var file = EmbeddedFile().Match(text);
        var bundle = pdf.AsSpan(file.Index + file.Length, int.Parse(file.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture)).ToArray();
        var verdict = Assert.Single(await PrintedScript.JudgeAsync([("in the PDF", bundle, kept)], keyPem));
        Assert.True(verdict.IsGenuine, verdict.Output);

        var signed = Signed(pdf, text);
        Assert.True(IsGenuine(signed, keyPem));
        signed.Content[1000] ^= 1;
        Assert.False(IsGenuine(signed, keyPem));
    }

    // All of the file but the signature itself.
    private static (byte[] Content, byte[] Cms) Signed(byte[] pdf, string text)
    {
        var range = ByteRange().Match(text).Groups.Values.Skip(1).Select(g => int.Parse(g.Value, System.Globalization.CultureInfo.InvariantCulture)).ToArray();
        Assert.Equal(pdf.Length, range[1] + range[2]);
        var hex = text[(range[0] + 1)..(range[1] - 1)];
        return ([.. pdf[..range[0]], .. pdf[range[1]..]], Convert.FromHexString(hex));
    }

    private static bool IsGenuine((byte[] Content, byte[] Cms) signed, string keyPem)
    {
        var cms = new SignedCms(new ContentInfo(signed.Content), detached: true);
        cms.Decode(signed.Cms);
        var signer = Assert.Single(cms.SignerInfos.Cast<SignerInfo>());
        Assert.Contains("1.2.840.113549.1.9.16.2.47", signer.SignedAttributes.Cast<CryptographicAttributeObject>().Select(a => a.Oid.Value));
        using var key = signer.Certificate!.GetRSAPublicKey()!;
        Assert.Equal(keyPem.Trim(), key.ExportSubjectPublicKeyInfoPem());
        try
        {
            cms.CheckSignature(verifySignatureOnly: true);
            return true;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    [GeneratedRegex(@"startxref\n\d+\n%%EOF\n$")]
    private static partial Regex StartXref();

    [GeneratedRegex(@"/EmbeddedFiles << /Names \[\(parent-charter-\d-evidence-\d+\.zip\) \d+ 0 R\] >>")]
    private static partial Regex Attached();

    [GeneratedRegex(@"/Type /EmbeddedFile [^\n]*/Length (\d+) >>\nstream\n")]
    private static partial Regex EmbeddedFile();

    [GeneratedRegex(@"/ByteRange \[0 (\d{10}) (\d{10}) (\d{10})\]")]
    private static partial Regex ByteRange();
}
