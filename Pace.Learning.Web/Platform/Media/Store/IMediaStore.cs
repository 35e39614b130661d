namespace Pace.Learning.Web.Platform.Media.Store;

/// <summary>
/// Keeps files by name: in the data folder, or in a store that speaks S3. A file is there whole or not at all, and one that is there doesn't change unless
/// it is written anew. Names are small letters, digits, hyphens and dots, in folders (<see cref="StoreName"/>).
/// </summary>
public interface IMediaStore
{
    /// <summary>Keeps what is written, once all of it is; what was there under the name before stays until then.</summary>
    /// <param name="name">Under which name.</param>
    /// <param name="writeAsync">Writes it. When it answers <c>false</c> or fails, nothing is kept.</param>
    /// <param name="cancellation">Stops it; nothing is kept then.</param>
    /// <returns>What <paramref name="writeAsync"/> answered.</returns>
    Task<bool> WriteAsync(string name, Func<Stream, CancellationToken, Task<bool>> writeAsync, CancellationToken cancellation);

    /// <summary>How long a file is, in bytes; <c>null</c> when there is none.</summary>
    Task<long?> LengthAsync(string name, CancellationToken cancellation);

    /// <summary>Opens a file at a place, to be read from there on.</summary>
    /// <param name="name">Which.</param>
    /// <param name="from">The first byte that is read.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>What is read once, forwards; <c>null</c> when there is no such file.</returns>
    Task<Stream?> OpenAsync(string name, long from, CancellationToken cancellation);

    /// <summary>Deletes a file, if there is one.</summary>
    Task DeleteAsync(string name, CancellationToken cancellation);

    /// <summary>All files in a folder and the folders in it, of a store that is this site's alone. Into a store of others another site may write as well, so none are listed of it.</summary>
    IEnumerable<ListedFile> ListOwn(string folder);

    /// <summary>Deletes what was to become a file of a folder and never got whole, since the site was killed in the middle of it.</summary>
    /// <param name="folder">The folder, with the folders in it.</param>
    /// <param name="before">What somebody has written to since may still get whole.</param>
    void DeleteUnfinished(string folder, DateTime before);
}

/// <summary>A file of a store.</summary>
/// <param name="Name">Its name.</param>
/// <param name="WrittenAt">When it was written (UTC).</param>
public sealed record ListedFile(string Name, DateTime WrittenAt);

/// <summary>What may be asked of every store.</summary>
public static class MediaStores
{
    /// <summary>Whether there is a file.</summary>
    public static async Task<bool> ExistsAsync(this IMediaStore store, string name, CancellationToken cancellation) =>
        await store.LengthAsync(name, cancellation) is not null;

    /// <summary>Opens a file that is read at any place in it; <c>null</c> when there is none.</summary>
    public static async Task<Stream?> OpenAsync(this IMediaStore store, string name, CancellationToken cancellation) =>
        await store.LengthAsync(name, cancellation) is { } length ? new StoredStream(store, name, length) : null;

    /// <summary>Keeps bytes.</summary>
    public static Task WriteAsync(this IMediaStore store, string name, ReadOnlyMemory<byte> bytes, CancellationToken cancellation) => store.WriteAsync(name, async (to, stop) =>
    {
        await to.WriteAsync(bytes, stop);
        return true;
    }, cancellation);
}
