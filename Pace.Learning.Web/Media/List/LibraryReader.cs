using Pace.Learning.Web.Media.Files;
using Pace.Learning.Web.Media.Folder;
using Pace.Learning.Web.Media.Serving;

namespace Pace.Learning.Web.Media.List;

/// <summary>Reads what is in the library and in <c>media/</c> of the content folder, as people who write may see it.</summary>
internal sealed class LibraryReader(PaceDbContext db, ContentLayers layers, MediaGate gate, IOptions<PaceOptions> site)
{
    private static readonly string[] Words = [".md", ".vtt", ".txt"];

    /// <summary>Everything that fits, by title.</summary>
    public async Task<IReadOnlyList<LibraryEntry>> FindAsync(LibraryFilter filter, CancellationToken cancellation)
    {
        var items = await db.WholeMediaItems.AsNoTracking().Where(i => i.Binned == null).ToListAsync(cancellation);
        return [.. FromFolder().Concat(await EntriesAsync(items, cancellation)).DistinctBy(e => e.Path).Where(e => Fits(e, filter)).OrderBy(e => e.Title, StringComparer.CurrentCultureIgnoreCase).ThenBy(e => e.Path, StringComparer.Ordinal)];
    }

    /// <summary>Files of the library, as they stand in its list.</summary>
    public async Task<IReadOnlyList<LibraryEntry>> EntriesAsync(IReadOnlyCollection<MediaItem> items, CancellationToken cancellation)
    {
        var live = await gate.LiveAsync(items, cancellation);
        var seen = await gate.AllowedAsync([.. items.Where(i => i.IsGuarded).Select(i => MediaGate.KeyOf(i.Id))], cancellation);
        return [.. items.Select(i => EntryOf(i, live.Contains(i.Id), seen.Contains(MediaGate.KeyOf(i.Id))))];
    }

    /// <summary>The folders that there are, without <c>media/</c>.</summary>
    public async Task<IReadOnlyList<string>> FoldersAsync(CancellationToken cancellation) =>
        [.. (await db.MediaItems.Select(i => i.Path).ToListAsync(cancellation)).Concat(FromFolder().Select(e => e.Path)).Select(MediaPath.FolderOf).Where(f => f.Length > 0).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>What the names in the content folder are, without what they end with: nothing else may have them.</summary>
    public IReadOnlyCollection<string> TakenStems() =>
        layers.OpenFolder().Paths.Where(p => p.StartsWith(MediaPath.Root, StringComparison.Ordinal) && p.Contains('.')).Select(MediaPath.StemOf).ToHashSet();

    /// <summary>A file of the content folder; <c>null</c> when there is none.</summary>
    public LibraryEntry? FindInFolder(string path) => FromFolder().FirstOrDefault(e => e.Path == path);

    private string? PictureOf(MediaItem item, bool maySee) => item.Kind != MediaKind.Picture || (item.IsGuarded && !maySee) ? null
        : item.Current.Smaller.MinBy(s => s.Width) is { } small ? $"{site.Value.MediaPath}/{LibraryFolder.ServedAs(small.Hash, "webp")}"
        : item.IsGuarded ? UrlOf(item.Path) : $"{site.Value.MediaPath}/{LibraryFolder.ServedAs(item.Current.Hash, item.Current.Type.Extension)}";

    /// <summary>Where a file is served under its path.</summary>
    public string UrlOf(string path) => site.Value.MediaPath + path[(MediaPath.Root.Length - 1)..];

    private LibraryEntry EntryOf(MediaItem item, bool isLive, bool maySee) => new()
    {
        Path = item.Path, Title = item.Title, Kind = item.Kind, Id = item.Id, Picture = PictureOf(item, maySee), Focus = item.Focus, Alt = item.IsDecorative ? "" : item.Alt,
        HasCaptions = item.Captions.Length > 0, HasTranscript = item.Transcript.Length > 0, IsGuarded = item.IsGuarded, IsLive = !item.IsGuarded || isLive,
    };

    private IEnumerable<LibraryEntry> FromFolder()
    {
        var paths = layers.OpenFolder().Paths.Where(p => p.StartsWith(MediaPath.Root, StringComparison.Ordinal)).ToHashSet();
        foreach (var path in paths)
        {
            // Captions and transcripts go with what they are of.
            if (FolderFiles.TypeOf(path) is not { } type || Words.Contains(Path.GetExtension(path)))
            {
                continue;
            }
            var kind = type.StartsWith("image/", StringComparison.Ordinal) ? MediaKind.Picture : type.StartsWith("audio/", StringComparison.Ordinal) ? MediaKind.Sound
                : type.StartsWith("video/", StringComparison.Ordinal) ? MediaKind.Film : MediaKind.Document;
            var stem = MediaPath.StemOf(path);
            yield return new LibraryEntry
            {
                Path = path, Title = path[MediaPath.Root.Length..], Kind = kind, Picture = kind == MediaKind.Picture ? UrlOf(path) : null,
                HasCaptions = paths.Contains(stem + ".vtt"), HasTranscript = paths.Contains(stem + ".md"),
            };
        }
    }

    private static bool Fits(LibraryEntry entry, LibraryFilter filter) =>
        (filter.Kind is null || entry.Kind == filter.Kind)
        && (string.IsNullOrEmpty(filter.Folder) || MediaPath.FolderOf(entry.Path) == filter.Folder)
        && (filter.Text ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            .All(word => $"{entry.Title} {entry.Path} {entry.Alt}".Contains(word, StringComparison.CurrentCultureIgnoreCase));
}
