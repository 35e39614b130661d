namespace Pace.Learning.Content.Files;

/// <summary>A content folder on disk, as it was listed. Hidden files and folders (whose names start with a dot) are not part of it.</summary>
public sealed class DiskFolder : IContentFolder
{
    /// <summary>
    /// A file that was written to more lately than this, counted from the listing, could be written to again in the same tick of the file system's clock: its size and time
    /// don't tell. File systems count in steps of at most two seconds; the rest is for a server's clock that is a little off.
    /// </summary>
    private static readonly TimeSpan Settled = TimeSpan.FromSeconds(10);

    private readonly string root;
    private readonly SortedDictionary<string, Stamp?> files = new(StringComparer.Ordinal);

    /// <summary>Lists the files of a folder.</summary>
    /// <param name="root">Its path.</param>
    /// <param name="clock">The clock that the file system goes by; the system's when left out.</param>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    public DiskFolder(string root, TimeProvider? clock = null)
    {
        this.root = Path.GetFullPath(root);
        var settled = (clock ?? TimeProvider.System).GetUtcNow().UtcDateTime - Settled;
        foreach (var file in new DirectoryInfo(this.root).EnumerateFiles("*", SearchOption.AllDirectories))
        {
            var path = Path.GetRelativePath(this.root, file.FullName).Replace('\\', '/');
            if (!path.StartsWith('.') && !path.Contains("/.", StringComparison.Ordinal))
            {
                files.Add(path, Stamp.Of(this.root, file, settled));
            }
        }
    }

    /// <inheritdoc/>
    public IReadOnlyCollection<string> Paths => files.Keys;

    /// <inheritdoc/>
    public long BytesOf(string path) => new FileInfo(Find(path)).Length;

    /// <inheritdoc/>
    public Stream Open(string path) => File.OpenRead(Find(path));

    /// <inheritdoc/>
    public object? StampOf(string path) => files.GetValueOrDefault(path);

    // Only what was listed can be opened, so a path made of dots leads nowhere.
    private string Find(string path) =>
        files.ContainsKey(path) ? Path.Combine(root, path) : throw new FileNotFoundException($"{path} is not in the content folder.", path);

    private sealed record Stamp(string Root, long Bytes, DateTime WrittenAt)
    {
        public static Stamp? Of(string root, FileInfo file, DateTime settled)
        {
            try
            {
                // What a link leads to may change while the link stays as it is.
                return file.Attributes.HasFlag(FileAttributes.ReparsePoint) || file.LastWriteTimeUtc > settled ? null : new(root, file.Length, file.LastWriteTimeUtc);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                return null;
            }
        }
    }
}
