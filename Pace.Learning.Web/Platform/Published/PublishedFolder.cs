using System.Text;
using Pace.Learning.Content.Files;

namespace Pace.Learning.Web.Platform.Published;

/// <summary>The content folder with what is laid over it.</summary>
internal sealed class PublishedFolder(IContentFolder folder, PublishedOverlay overlay) : IContentFolder
{
    public IReadOnlyCollection<string> Paths { get; } =
        [.. folder.Paths.Where(p => !overlay.Removed.Contains(p)).Union(overlay.Texts.Keys).Order(StringComparer.Ordinal)];

    public long BytesOf(string path) => overlay.Texts.TryGetValue(path, out var text) ? Encoding.UTF8.GetByteCount(text) : folder.BytesOf(path);

    public Stream Open(string path) => overlay.Texts.TryGetValue(path, out var text) ? new MemoryStream(Encoding.UTF8.GetBytes(text), writable: false) : folder.Open(path);
}
