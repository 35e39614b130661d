using Pace.Learning.Content.Files;

namespace Pace.Learning.Web.BackOffice.Files;

/// <summary>What Umbraco delivered as a folder: documents as text, and the files that they show with what is known of them.</summary>
internal sealed class DeliveredFolder(IReadOnlyDictionary<string, byte[]> texts, IReadOnlyDictionary<string, BroughtFile> files, FileBringer bringer) : IContentFolder
{
    /// <summary>The documents.</summary>
    public IReadOnlyDictionary<string, byte[]> Texts => texts;

    public IReadOnlyCollection<string> Paths { get; } = [.. texts.Keys.Concat(files.Keys).Order(StringComparer.Ordinal)];

    public long BytesOf(string path) => texts.TryGetValue(path, out var text) ? text.Length : Find(path).Length;

    public Stream Open(string path) => texts.TryGetValue(path, out var text) ? new MemoryStream(text, writable: false) : OpenFileAsync(path).GetAwaiter().GetResult();

    public object? StampOf(string path) => texts.TryGetValue(path, out var text) ? text : files.GetValueOrDefault(path)?.Hash;

    public MediaFacts? FactsOf(string path) => files.TryGetValue(path, out var file)
        ? new MediaFacts
        {
            Alt = file.Alt,
            Width = file.Width,
            Height = file.Height,
            Smaller = [.. file.Smaller.Select(s => new SmallerPicture(s.Width, BroughtFile.ServedAs(s.Hash, BroughtCopy.Extension)))],
        }
        : null;

    /// <summary>Whether another one says the same.</summary>
    public bool IsLike(DeliveredFolder other) =>
        texts.Count == other.Texts.Count && Paths.SequenceEqual(other.Paths) && texts.All(t => ReferenceEquals(other.Texts.GetValueOrDefault(t.Key), t.Value))
        && files.Keys.All(path => FactsOf(path)!.Alt == other.FactsOf(path)!.Alt);

    // A compilation reads no bytes of pictures whose size is known: only those of transcripts, which are short.
    private async Task<Stream> OpenFileAsync(string path)
    {
        await using var kept = await bringer.OpenAsync(Find(path).Hash, CancellationToken.None) ?? throw new FileNotFoundException($"{path} is not in the store.", path);
        var bytes = new MemoryStream();
        await kept.CopyToAsync(bytes);
        bytes.Position = 0;
        return bytes;
    }

    private BroughtFile Find(string path) => files.TryGetValue(path, out var file) ? file : throw new FileNotFoundException($"{path} is not among what Umbraco delivered.", path);
}
