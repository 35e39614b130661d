using System.Text;

namespace Pace.Learning.Content.Files;

/// <summary>A content folder held in memory: for drafts, for other systems' content, and for tests. The bytes that it is given are not to be written to afterwards.</summary>
/// <param name="files">Path to content.</param>
public sealed class MemoryFolder(IReadOnlyDictionary<string, byte[]> files) : IContentFolder
{
    /// <summary>A folder of text files.</summary>
    /// <param name="files">Path to text.</param>
    public MemoryFolder(IReadOnlyDictionary<string, string> files)
        : this(files.ToDictionary(f => f.Key, f => Encoding.UTF8.GetBytes(f.Value)))
    {
    }

    /// <inheritdoc/>
    public IReadOnlyCollection<string> Paths { get; } = [.. files.Keys.Order(StringComparer.Ordinal)];

    /// <inheritdoc/>
    public long BytesOf(string path) => Find(path).Length;

    /// <inheritdoc/>
    public Stream Open(string path) => new MemoryStream(Find(path), writable: false);

    /// <inheritdoc/>
    public object? StampOf(string path) => files.GetValueOrDefault(path);

    private byte[] Find(string path) =>
        files.TryGetValue(path, out var bytes) ? bytes : throw new FileNotFoundException($"{path} is not in the content folder.", path);
}
