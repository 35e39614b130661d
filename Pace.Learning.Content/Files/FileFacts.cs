using System.Collections.Concurrent;

namespace Pace.Learning.Content.Files;

/// <summary>What is known of a folder's files from having read them, so that a file that is still the same needn't be read again.</summary>
internal sealed class FileFacts(IContentFolder folder, FileFacts? before = null)
{
    private readonly ConcurrentDictionary<string, Fact> facts = new(StringComparer.Ordinal);

    /// <summary>The hash of a file that was read before and is still the same; <c>null</c>: it has to be read.</summary>
    public FileHash? KnownHashOf(string path) => Find(path)?.Hash;

    /// <summary>The hash of a file; <c>null</c> when it can't be read.</summary>
    public FileHash? HashOf(string path)
    {
        if (KnownHashOf(path) is { } known)
        {
            return known;
        }
        try
        {
            using var stream = folder.Open(path);
            using var bytes = new MemoryStream();
            stream.CopyTo(bytes);
            var hash = FileHash.Of(bytes.GetBuffer().AsSpan(0, (int)bytes.Length));
            Learn(path, hash);
            return hash;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>The size of a picture; <c>null</c> when its file doesn't tell.</summary>
    public PictureSize? PictureOf(string path)
    {
        if (Find(path)?.Picture is { } known)
        {
            return known;
        }
        if (PictureSize.Of(folder, path) is not { } size)
        {
            return null;
        }
        Keep(path, f => f with { Picture = size });
        return size;
    }

    /// <summary>Takes in the hash of a file that somebody has read.</summary>
    public void Learn(string path, FileHash hash) => Keep(path, f => f with { Hash = hash });

    /// <summary>What was found out or looked at here, without what was known before.</summary>
    public FileFacts Alone()
    {
        var alone = new FileFacts(folder);
        foreach (var (path, fact) in facts)
        {
            alone.facts[path] = fact;
        }
        return alone;
    }

    private Fact? Find(string path)
    {
        if (folder.StampOf(path) is not { } stamp)
        {
            return null;
        }
        if (facts.TryGetValue(path, out var fact))
        {
            return fact;
        }
        return before is not null && before.facts.TryGetValue(path, out var old) && old.Stamp.Equals(stamp) ? facts.GetOrAdd(path, old) : null;
    }

    private void Keep(string path, Func<Fact, Fact> with)
    {
        if (folder.StampOf(path) is { } stamp)
        {
            facts.AddOrUpdate(path, _ => with(new(stamp, null, null)), (_, known) => with(known));
        }
    }

    private sealed record Fact(object Stamp, FileHash? Hash, PictureSize? Picture);
}
