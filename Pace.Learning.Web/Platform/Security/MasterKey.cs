using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace Pace.Learning.Web.Platform.Security;

/// <summary>
/// The key that wraps every person's key. From settings; in Development made once and kept in the data folder. While it is being changed the one before it is there, too: then what that one
/// sealed is opened as well, and what is sealed is sealed with the new one (see <see cref="Rotation.RotateKeysCommand"/>).
/// </summary>
internal sealed class MasterKey(byte[] bytes, MasterKey? before = null) : IDisposable
{
    // OpenSSL takes longer to make a key ready than to use it, so they wait here for whoever opens something next. One user at a time.
    private readonly ConcurrentBag<AesGcm> ready = [];

    private readonly ConcurrentDictionary<string, byte[]> derived = [];

    public ReadOnlySpan<byte> Bytes => bytes;

    /// <summary>The one before it, while it is being changed.</summary>
    public MasterKey? Before => before;

    /// <summary>A key of its own for one purpose, made of this one.</summary>
    public byte[] Derived(string purpose) => derived.GetOrAdd(purpose, name => HKDF.DeriveKey(HashAlgorithmName.SHA256, bytes, Sealing.KeyBytes, info: Encoding.UTF8.GetBytes(name)));

    /// <summary>Which key this is, without telling anything else of it: the first half of a hash.</summary>
    public string Fingerprint => Convert.ToHexStringLower(Derived("pace master key fingerprint 1").AsSpan(0, 16));

    /// <summary>A keyed hash of a text, which nobody can compute who hasn't got this key.</summary>
    public byte[] HashOf(string text) => HMACSHA256.HashData(bytes, Encoding.UTF8.GetBytes(text));

    public byte[] Seal(ReadOnlySpan<byte> plain, ReadOnlySpan<byte> purpose) => Sealing.Seal(bytes, plain, purpose);

    /// <exception cref="CryptographicException">It was changed, or sealed with another key or for another purpose.</exception>
    public byte[] Open(ReadOnlySpan<byte> @sealed, ReadOnlySpan<byte> purpose)
    {
        try
        {
            return OpenItself(@sealed, purpose);
        }
        catch (CryptographicException) when (before is not null)
        {
            return before.Open(@sealed, purpose);
        }
    }

    /// <summary>What the key before this one sealed, sealed with this one; <c>null</c> when it is already.</summary>
    /// <exception cref="CryptographicException">Neither opens it.</exception>
    public byte[]? Reseal(ReadOnlySpan<byte> @sealed, ReadOnlySpan<byte> purpose)
    {
        try
        {
            OpenItself(@sealed, purpose);
            return null;
        }
        catch (CryptographicException) when (before is not null)
        {
            return Seal(before.Open(@sealed, purpose), purpose);
        }
    }

    private byte[] OpenItself(ReadOnlySpan<byte> @sealed, ReadOnlySpan<byte> purpose)
    {
        var key = ready.TryTake(out var waiting) ? waiting : Sealing.Key(bytes);
        try
        {
            return Sealing.Open(key, @sealed, purpose);
        }
        finally
        {
            ready.Add(key);
        }
    }

    public void Dispose()
    {
        while (ready.TryTake(out var key))
        {
            key.Dispose();
        }
        before?.Dispose();
    }

    public static MasterKey From(PaceOptions options, Folders folders, bool isDevelopment)
    {
        var before = options.MasterKeyBefore is { Length: > 0 } old ? new MasterKey(Decoded(old, nameof(PaceOptions.MasterKeyBefore))) : null;
        if (options.MasterKey is { Length: > 0 } configured)
        {
            return new MasterKey(Decoded(configured, nameof(PaceOptions.MasterKey)), before);
        }
        return isDevelopment
            ? new MasterKey(FromFile(Path.Combine(folders.Data, "development-master.key")), before)
            : throw new InvalidOperationException("Set Pace__MasterKey to base64 of 32 random bytes (openssl rand -base64 32). Without it personal text can't be encrypted.");
    }

    private static byte[] Decoded(string configured, string setting)
    {
        var decoded = new byte[Sealing.KeyBytes];
        return Convert.TryFromBase64String(configured.Trim(), decoded, out var length) && length == Sealing.KeyBytes
            ? decoded
            : throw new InvalidOperationException($"Pace__{setting} must be base64 of {Sealing.KeyBytes} bytes. Make one with: openssl rand -base64 32");
    }

    private static byte[] FromFile(string path)
    {
        if (!File.Exists(path))
        {
            using var file = OwnFile.Create(path);
            file.Write(RandomNumberGenerator.GetBytes(Sealing.KeyBytes));
        }
        return File.ReadAllBytes(path);
    }
}
