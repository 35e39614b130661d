namespace Pace.Learning.Content.Files;

/// <summary>A content folder on disk. Hidden files and folders (whose names start with a dot) are not part of it.</summary>
public sealed class DiskFolder : IContentFolder
{
    private readonly string root;
    private readonly SortedSet<string> paths = new(StringComparer.Ordinal);

    /// <summary>Lists the files of a folder.</summary>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    public DiskFolder(string root)
    {
        this.root = Path.GetFullPath(root);
        foreach (var file in Directory.EnumerateFiles(this.root, "*", SearchOption.AllDirectories))
        {
            var path = Path.GetRelativePath(this.root, file).Replace('\\', '/');
            if (!path.StartsWith('.') && !path.Contains("/.", StringComparison.Ordinal))
            {
                paths.Add(path);
            }
        }
    }

    /// <inheritdoc/>
    public IReadOnlyCollection<string> Paths => paths;

    /// <inheritdoc/>
    public long BytesOf(string path) => new FileInfo(Find(path)).Length;

    /// <inheritdoc/>
    public Stream Open(string path) => File.OpenRead(Find(path));

    // Only what was listed can be opened, so a path made of dots leads nowhere.
    private string Find(string path) =>
        paths.Contains(path) ? Path.Combine(root, path) : throw new FileNotFoundException($"{path} is not in the content folder.", path);
}
