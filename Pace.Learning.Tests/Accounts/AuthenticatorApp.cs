using System.Globalization;
using System.Numerics;
using System.Security.Cryptography;

namespace Pace.Learning.Tests.Accounts;

/// <summary>An authenticator app, written from RFC 6238 and apart from the site's own code.</summary>
internal static class AuthenticatorApp
{
    public static string Code(string key, DateTimeOffset at)
    {
        var letters = key.Replace(" ", "", StringComparison.Ordinal);
        var number = letters.Aggregate(BigInteger.Zero, (sum, letter) => (sum * 32) + "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(letter, StringComparison.Ordinal));
        var secret = number.ToByteArray(isUnsigned: true, isBigEndian: true);
        var padded = new byte[letters.Length * 5 / 8];
        secret.CopyTo(padded, padded.Length - secret.Length);
        var counter = BitConverter.GetBytes(at.ToUnixTimeSeconds() / 30).Reverse().ToArray();
#pragma warning disable CA5350 // RFC 6238 says HMAC-SHA1, and authenticator apps know nothing else.
        var hash = HMACSHA1.HashData(padded, counter);
#pragma warning restore CA5350
        var offset = hash[19] & 15;
        var value = ((hash[offset] & 127) << 24) | (hash[offset + 1] << 16) | (hash[offset + 2] << 8) | hash[offset + 3];
        return (value % 1000000).ToString("000000", CultureInfo.InvariantCulture);
    }
}
