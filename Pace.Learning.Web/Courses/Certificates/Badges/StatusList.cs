using System.Buffers.Text;
using System.IO.Compression;

namespace Pace.Learning.Web.Courses.Certificates.Badges;

/// <summary>
/// Which credentials were taken back, a bit for each, in lists so long that nobody learns from which one is asked for whose credential it is about
/// (W3C, Bitstring Status List 1.0, https://www.w3.org/TR/vc-bitstring-status-list/).
/// </summary>
internal static class StatusList
{
    /// <summary>How many credentials a list is about: the fewest that the standard allows.</summary>
    public const int Length = 131_072;

    /// <summary>How many lists there are.</summary>
    public const int Lists = 64;

    /// <summary>How many credentials there may be.</summary>
    public const int Numbers = Length * Lists;

    /// <summary>The bits of a list as a credential holds them.</summary>
    /// <param name="revoked">The places of those that were taken back.</param>
    public static string Encode(IEnumerable<int> revoked)
    {
        var bits = new byte[Length / 8];
        foreach (var place in revoked)
        {
            bits[place / 8] |= (byte)(0x80 >> (place % 8));
        }
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            gzip.Write(bits);
        }
        // The letter says that it is base64url without padding.
        return "u" + Base64Url.EncodeToString(packed.GetBuffer().AsSpan(0, (int)packed.Length));
    }
}
