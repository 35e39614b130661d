using System.Security.Cryptography;

namespace Pace.Learning.Web.Platform.Published;

/// <summary>Tells whether any file of a folder was added, removed, or written to. For one thread at a time.</summary>
/// <param name="path">The folder.</param>
/// <param name="clock">The clock that the file system goes by.</param>
internal sealed class WatchedFolder(string path, TimeProvider clock)
{
    /// <summary>A file that was written to more lately could be written to again in the same tick of the file system's clock, and keep its size: until then its bytes are looked at.</summary>
    private static readonly TimeSpan Settled = TimeSpan.FromSeconds(10);

    /// <summary>Texts are far smaller. Of a film only that it is there matters here.</summary>
    private const long MostLookedAt = 1_000_000;

    private Dictionary<string, Seen> seen = new(StringComparer.Ordinal);
    private long changes;

    /// <summary>Looks at the folder: the same number as the last time when nothing has changed since.</summary>
    public long Look()
    {
        try
        {
            var settled = clock.GetUtcNow().UtcDateTime - Settled;
            var now = new Dictionary<string, Seen>(seen.Count, StringComparer.Ordinal);
            foreach (var file in new DirectoryInfo(path).EnumerateFiles("*", SearchOption.AllDirectories))
            {
                now[file.FullName] = Seen.Of(file, seen.GetValueOrDefault(file.FullName), settled);
            }
            changes += now.Count != seen.Count || now.Any(f => !seen.TryGetValue(f.Key, out var before) || !f.Value.IsSameAs(before)) ? 1 : 0;
            seen = now;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // Something is being moved, or the folder is away: it is looked at again.
            changes++;
        }
        return changes;
    }

    /// <summary>A file at a look. One that lies settled, and was looked at before that, carries on what its bytes were then.</summary>
    private sealed record Seen(long Bytes, DateTime WrittenAt, string? Hash, bool IsSettled)
    {
        public static Seen Of(FileInfo file, Seen? before, DateTime settled)
        {
            if (!file.Exists)
            {
                // It went while the folder was listed, or is a link that leads nowhere.
                return new(-1, default, null, IsSettled: true);
            }
            var (bytes, writtenAt, isSettled) = (file.Length, file.LastWriteTimeUtc, file.LastWriteTimeUtc <= settled);
            if (before is not null && before.Bytes == bytes && before.WrittenAt == writtenAt && before.IsSettled)
            {
                return before;
            }
            var needsHash = bytes <= MostLookedAt && (!isSettled || before is { IsSettled: false });
            return new(bytes, writtenAt, needsHash ? HashOf(file) : null, isSettled);
        }

        public bool IsSameAs(Seen before) => Bytes == before.Bytes && WrittenAt == before.WrittenAt && (Hash is null || Hash == before.Hash);

        private static string? HashOf(FileInfo file)
        {
            try
            {
                using var stream = file.OpenRead();
                return Convert.ToHexString(SHA256.HashData(stream));
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                return null;
            }
        }
    }
}
