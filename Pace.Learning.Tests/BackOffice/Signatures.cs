using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Pace.Learning.Tests.BackOffice;

/// <summary>Judges signatures with an HMAC that is written out as RFC 2104 has it, so that it shares nothing with the library's.</summary>
internal static partial class Signatures
{
    public static bool IsGood(string secret, string? header, string body)
    {
        var parts = Form.Match(header ?? "");
        return parts.Success && Hmac(secret, $"{parts.Groups["time"].Value}.{body}") == parts.Groups["signature"].Value;
    }

    public static string Hmac(string secret, string text)
    {
        var key = Encoding.UTF8.GetBytes(secret);
        key = key.Length > 64 ? SHA256.HashData(key) : key;
        Array.Resize(ref key, 64);
        byte[] Padded(byte with) => [.. key.Select(b => (byte)(b ^ with))];
        var inner = SHA256.HashData([.. Padded(0x36), .. Encoding.UTF8.GetBytes(text)]);
        return Convert.ToHexString(SHA256.HashData([.. Padded(0x5C), .. inner])).ToLowerInvariant();
    }

    [GeneratedRegex("^t=(?<time>[0-9]+),v1=(?<signature>[0-9a-f]{64})$")]
    private static partial Regex Form { get; }
}
