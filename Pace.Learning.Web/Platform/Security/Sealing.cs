using System.Security.Cryptography;

namespace Pace.Learning.Web.Platform.Security;

/// <summary>AES-256-GCM with a random nonce: nonce (12 bytes), tag (16), ciphertext. The purpose is authenticated, so text can't be moved elsewhere.</summary>
internal static class Sealing
{
    public const int KeyBytes = 32;
    private const int NonceBytes = 12;
    private const int TagBytes = 16;

    public static byte[] Seal(ReadOnlySpan<byte> key, ReadOnlySpan<byte> plain, ReadOnlySpan<byte> purpose)
    {
        var output = new byte[NonceBytes + TagBytes + plain.Length];
        var nonce = output.AsSpan(0, NonceBytes);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(key, TagBytes);
        aes.Encrypt(nonce, plain, output.AsSpan(NonceBytes + TagBytes), output.AsSpan(NonceBytes, TagBytes), purpose);
        return output;
    }

    /// <exception cref="CryptographicException">The text was changed, or sealed with another key or for another purpose.</exception>
    public static byte[] Open(ReadOnlySpan<byte> key, ReadOnlySpan<byte> @sealed, ReadOnlySpan<byte> purpose)
    {
        using var aes = Key(key);
        return Open(aes, @sealed, purpose);
    }

    /// <summary>A key made ready, for opening many texts with it. One thread at a time.</summary>
    public static AesGcm Key(ReadOnlySpan<byte> key) => new(key, TagBytes);

    /// <exception cref="CryptographicException">The text was changed, or sealed with another key or for another purpose.</exception>
    public static byte[] Open(AesGcm aes, ReadOnlySpan<byte> @sealed, ReadOnlySpan<byte> purpose)
    {
        if (@sealed.Length < NonceBytes + TagBytes)
        {
            throw new CryptographicException("Too short to have been sealed here.");
        }
        var plain = new byte[@sealed.Length - NonceBytes - TagBytes];
        aes.Decrypt(@sealed[..NonceBytes], @sealed[(NonceBytes + TagBytes)..], @sealed.Slice(NonceBytes, TagBytes), plain, purpose);
        return plain;
    }
}
