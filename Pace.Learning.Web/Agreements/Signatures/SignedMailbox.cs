using System.Security.Cryptography;

namespace Pace.Learning.Web.Agreements.Signatures;

/// <summary>
/// The hash by which a signatory can show that a signature was made through their mailbox, and by which nobody else can find out which mailbox it was: SHA-256 of the
/// salt, a space, and the address in lower case.
/// </summary>
internal static class SignedMailbox
{
    private const int SaltBytes = 16;

    public static string NewSalt() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(SaltBytes));

    public static string Hash(string salt, string address) => TextHash.Of($"{salt} {address.ToLowerInvariant()}");
}
