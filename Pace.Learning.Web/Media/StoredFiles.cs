using System.Security.Cryptography;
using Pace.Learning.Web.Media.Files;
using Pace.Learning.Web.Platform.Media.Store;

namespace Pace.Learning.Web.Media;

/// <summary>Puts files into the store, named after what is in them, and takes them out when no row names them any more.</summary>
internal sealed class StoredFiles(IMediaStore store, UndeletedFiles undeleted, PaceDbContext db)
{
    private const int BufferBytes = 64 * 1024;

    /// <summary>Keeps a file with its smaller copies.</summary>
    /// <param name="taken">What was found out about it.</param>
    /// <param name="upload">Its bytes, where they aren't in memory.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<StoredFile> KeepAsync(TakenFile taken, Stream upload, CancellationToken cancellation)
    {
        var (hash, length) = taken.Bytes.Length > 0 ? await KeepAsync(taken.Bytes, cancellation) : await KeepPlayedAsync(taken, upload, cancellation);
        var smaller = new List<MediaSize>();
        foreach (var copy in taken.Smaller)
        {
            smaller.Add(new MediaSize(copy.Width, (await KeepAsync(copy.Bytes, cancellation)).Hash, copy.Bytes.Length));
        }
        return new StoredFile(hash, taken.Type, length, taken.Size.Width, taken.Size.Height, smaller);
    }

    /// <summary>Deletes those of some files that no row names. Runs once the rows are gone; a store that is out of reach leaves them behind, and nobody can reach them.</summary>
    public async Task DeleteUnusedAsync(IEnumerable<string> hashes)
    {
        foreach (var hash in hashes.Distinct())
        {
            if (!await IsNamedAsync(hash))
            {
                await undeleted.DeleteAsync(MediaRevision.StoreName(hash));
            }
        }
    }

    /// <summary>Whether any row names a file of this hash.</summary>
    private Task<bool> IsNamedAsync(string hash) =>
        db.Set<MediaRevision>().AnyAsync(r => r.Hash == hash || r.Smaller.Any(s => s.Hash == hash));

    private async Task<(string Hash, long Length)> KeepAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellation)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes.Span));
        await store.WriteAsync(MediaRevision.StoreName(hash), bytes, cancellation);
        return (hash, bytes.Length);
    }

    // What is played is large: it is read once for its name, and once to be kept.
    private async Task<(string Hash, long Length)> KeepPlayedAsync(TakenFile taken, Stream upload, CancellationToken cancellation)
    {
        upload.Position = taken.Skipped;
        var hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(upload, cancellation));
        upload.Position = taken.Skipped;
        await store.WriteAsync(MediaRevision.StoreName(hash), async (to, stop) =>
        {
            await upload.CopyToAsync(to, BufferBytes, stop);
            return true;
        }, cancellation);
        return (hash, upload.Length - taken.Skipped);
    }
}
