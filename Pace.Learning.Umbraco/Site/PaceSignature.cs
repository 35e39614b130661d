using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Pace.Learning.BackOffice.Site;

/// <summary>Shows the site that a request comes from who holds the secret, and when it was made.</summary>
public static class PaceSignature
{
    /// <summary>The header that carries it.</summary>
    public const string Header = "X-Pace-Signature";

    /// <summary>The header's value: the time, and the HMAC-SHA256 over time, a full stop and what is sent.</summary>
    /// <param name="secret">The shared secret.</param>
    /// <param name="signed">What is sent: the body, or for a GET the path and query.</param>
    /// <param name="now">The time.</param>
    public static string Of(string secret, ReadOnlySpan<byte> signed, DateTimeOffset now)
    {
        var time = now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(secret));
        hmac.AppendData(Encoding.UTF8.GetBytes(time + "."));
        hmac.AppendData(signed);
        return $"t={time},v1={Convert.ToHexStringLower(hmac.GetHashAndReset())}";
    }
}
