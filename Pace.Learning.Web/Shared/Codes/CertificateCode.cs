using System.Security.Cryptography;

namespace Pace.Learning.Web.Shared.Codes;

/// <summary>
/// Codes that can't be guessed and can be read out: 25 characters of Crockford's base 32 (https://www.crockford.com/base32.html), which has no I, L, O or U.
/// </summary>
public static class CertificateCode
{
    /// <summary>Characters of a code, without the hyphens that only help reading.</summary>
    public const int Length = 25;

    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    /// <summary>Makes a code of 125 random bits.</summary>
    public static string New() => RandomNumberGenerator.GetString(Alphabet, Length);

    /// <summary>Reads a code as somebody typed it: small letters, spaces and hyphens are fine, and I, L and O are read as the digits they look like.</summary>
    /// <returns>The code, or <c>null</c> when it can't be one.</returns>
    public static string? Read(string? typed)
    {
        var code = new string([.. (typed ?? "").Where(c => c is not '-' && !char.IsWhiteSpace(c)).Select(c => char.ToUpperInvariant(c) switch
        {
            'I' or 'L' => '1',
            'O' => '0',
            var other => other,
        })]);
        return code.Length == Length && code.All(Alphabet.Contains) ? code : null;
    }

    /// <summary>What to tell somebody who typed what can't be a code.</summary>
    public static string WhyNot(string? typed) => string.IsNullOrWhiteSpace(typed)
        ? "Enter the code on the certificate"
        : $"A code has {Length} letters and numbers. Check that you have copied all of it";

    /// <summary>Puts hyphens in, for reading.</summary>
    public static string Grouped(string code) => string.Join('-', code.Chunk(5).Select(part => new string(part)));
}
