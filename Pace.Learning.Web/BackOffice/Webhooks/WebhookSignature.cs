using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Pace.Learning.Web.BackOffice.Webhooks;

/// <summary>Whether a request comes from who holds the secret, and was made just now: <c>t=1795922799,v1=…</c>, HMAC-SHA256 over <c>t.body</c>.</summary>
internal static class WebhookSignature
{
    /// <summary>The header with the signature.</summary>
    public const string Header = "X-Pace-Signature";

    /// <summary>The header with the secret itself, for an Umbraco without our library. Whoever may see its webhooks can read it there.</summary>
    public const string SecretHeader = "X-Pace-Secret";

    private static readonly TimeSpan Oldest = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Ahead = TimeSpan.FromMinutes(1);

    /// <summary>Judges a request.</summary>
    /// <param name="headers">Its headers.</param>
    /// <param name="signed">What is signed: its body.</param>
    /// <param name="secret">The secret.</param>
    /// <param name="now">The time.</param>
    public static bool IsGood(IHeaderDictionary headers, ReadOnlySpan<byte> signed, string secret, DateTimeOffset now)
    {
        if (headers.TryGetValue(SecretHeader, out var said) && said.Count == 1)
        {
            return CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(said.ToString()), Encoding.UTF8.GetBytes(secret));
        }
        return IsSigned(headers, signed, secret, now);
    }

    /// <summary>The same for requests that have to be signed.</summary>
    /// <param name="headers">The request's headers.</param>
    /// <param name="signed">What is signed: its body, or for a GET its path and query.</param>
    /// <param name="secret">The secret.</param>
    /// <param name="now">The time.</param>
    public static bool IsSigned(IHeaderDictionary headers, ReadOnlySpan<byte> signed, string secret, DateTimeOffset now)
    {
        if (!headers.TryGetValue(Header, out var header) || header.Count != 1 || header.ToString().Split(',') is not [var first, var second]
            || !first.StartsWith("t=", StringComparison.Ordinal) || !second.StartsWith("v1=", StringComparison.Ordinal)
            || !long.TryParse(first.AsSpan(2), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) || seconds > DateTimeOffset.MaxValue.ToUnixTimeSeconds())
        {
            return false;
        }
        var at = DateTimeOffset.FromUnixTimeSeconds(seconds);
        if (at < now - Oldest || at > now + Ahead)
        {
            return false;
        }
        using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(secret));
        hmac.AppendData(Encoding.UTF8.GetBytes($"{first[2..]}."));
        hmac.AppendData(signed);
        return CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(Convert.ToHexStringLower(hmac.GetHashAndReset())), Encoding.UTF8.GetBytes(second[3..]));
    }
}
