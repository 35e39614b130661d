using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace Pace.Learning.Web.Platform.Security;

/// <summary>The key that wraps every person's key. From settings; in Development made once and kept in the data folder.</summary>
internal sealed class MasterKey(byte[] bytes) : IDisposable
{
    // OpenSSL takes longer to make a key ready than to use it, so they wait here for whoever opens something next. One user at a time.
    private readonly ConcurrentBag<AesGcm> ready = [];

    private readonly ConcurrentDictionary<string, byte[]> derived = [];

    public ReadOnlySpan<byte> Bytes => bytes;

    /// <summary>A key of its own for one purpose, made of this one.</summary>
    public byte[] Derived(string purpose) => derived.GetOrAdd(purpose, name => HKDF.DeriveKey(HashAlgorithmName.SHA256, bytes, Sealing.KeyBytes, info: Encoding.UTF8.GetBytes(name)));

    /// <exception cref="CryptographicException">It was changed, or sealed with another key or for another purpose.</exception>
    public byte[] Open(ReadOnlySpan<byte> @sealed, ReadOnlySpan<byte> purpose)
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
    }

    public static MasterKey From(PaceOptions options, Folders folders, bool isDevelopment)
    {
        if (options.MasterKey is { Length: > 0 } configured)
        {
            var decoded = Convert.FromBase64String(configured);
            return decoded.Length == Sealing.KeyBytes
                ? new MasterKey(decoded)
                : throw new InvalidOperationException($"Pace:MasterKey must be base64 of {Sealing.KeyBytes} bytes. Make one with: openssl rand -base64 32");
        }
        return isDevelopment
            ? new MasterKey(FromFile(Path.Combine(folders.Data, "development-master.key")))
            : throw new InvalidOperationException("Set Pace__MasterKey to base64 of 32 random bytes (openssl rand -base64 32). Without it personal text can't be encrypted.");
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
