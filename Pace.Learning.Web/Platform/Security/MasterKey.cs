using System.Security.Cryptography;

namespace Pace.Learning.Web.Platform.Security;

/// <summary>The key that wraps every person's key. From settings; in Development made once and kept in the data folder.</summary>
internal sealed class MasterKey(byte[] bytes)
{
    public ReadOnlySpan<byte> Bytes => bytes;

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
            File.WriteAllBytes(path, RandomNumberGenerator.GetBytes(Sealing.KeyBytes));
        }
        return File.ReadAllBytes(path);
    }
}
