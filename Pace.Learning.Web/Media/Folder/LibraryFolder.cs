using System.Text;
using Pace.Learning.Content.Files;
using Pace.Learning.Web.Media.Serving;
using Pace.Learning.Web.Platform.Media.Store;

namespace Pace.Learning.Web.Media.Folder;

/// <summary>The library as a folder: each file under its path, with its captions and its transcript beside it, and what is known of it.</summary>
internal sealed class LibraryFolder : IContentFolder
{
    private readonly Dictionary<string, MediaItem> files;
    private readonly Dictionary<string, (MediaItem Item, byte[] Bytes)> words;
    private readonly IMediaStore store;

    public LibraryFolder(IReadOnlyList<MediaItem> items, IMediaStore store)
    {
        this.store = store;
        files = items.ToDictionary(i => i.Path);
        words = items.SelectMany(i => new[] { (i.CaptionsPath, i, i.Captions), (i.TranscriptPath, i, i.Transcript) })
            .Where(w => w.Item1 is not null).ToDictionary(w => w.Item1!, w => (w.i, Encoding.UTF8.GetBytes(w.Item3)));
        Paths = [.. files.Keys.Concat(words.Keys).Order(StringComparer.Ordinal)];
    }

    public IReadOnlyCollection<string> Paths { get; }

    public long BytesOf(string path) => words.TryGetValue(path, out var text) ? text.Bytes.Length : Find(path).Current.Length;

    public Stream Open(string path) => words.TryGetValue(path, out var text) ? new MemoryStream(text.Bytes, writable: false) : OpenStored(path);

    public MediaFacts? FactsOf(string path)
    {
        if (words.TryGetValue(path, out var text))
        {
            return new MediaFacts { Guard = GuardOf(text.Item) };
        }
        var item = Find(path);
        var current = item.Current;
        return new MediaFacts
        {
            Alt = item.IsDecorative ? "" : item.Alt.Length > 0 ? item.Alt : null,
            LongDescription = item.LongDescription,
            Width = current.Width,
            Height = current.Height,
            // What may be taken back stays under an address that browsers ask for each time.
            Served = item.IsGuarded ? null : ServedAs(current.Hash, current.Type.Extension),
            Smaller = [.. current.Smaller.OrderBy(s => s.Width).Select(s => new SmallerPicture(s.Width, ServedAs(s.Hash, "webp")))],
            Guard = GuardOf(item),
        };
    }

    /// <summary>The address of a file by what is in it, below the address of media.</summary>
    public static string ServedAs(string hash, string extension) => $"~{hash}.{extension}";

    private static string? GuardOf(MediaItem item) => item.IsGuarded ? MediaGate.KeyOf(item.Id) : null;

    private MediaItem Find(string path) => files.TryGetValue(path, out var item) ? item : throw new FileNotFoundException($"{path} is not in the library.", path);

    // A compilation reads no bytes of pictures whose size is known, so this is rare.
    private Stream OpenStored(string path) =>
        store.OpenAsync(MediaRevision.StoreName(Find(path).Current.Hash), 0, CancellationToken.None).GetAwaiter().GetResult() ?? throw new FileNotFoundException($"{path} is not in the store.", path);
}
