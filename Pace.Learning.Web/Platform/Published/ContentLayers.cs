using Pace.Learning.Content.Files;

namespace Pace.Learning.Web.Platform.Published;

/// <summary>The content folder with what rooms lay under it.</summary>
public sealed class ContentLayers(Folders folders, IEnumerable<IContentLayer> layers)
{
    /// <summary>Differs when anything in the layers was changed; 0 while there is nothing in them.</summary>
    public long Stamp() => layers.Sum(layer => layer.Stamp());

    /// <summary>All files that a library is compiled from.</summary>
    /// <exception cref="IOException">The content folder can't be read.</exception>
    public IContentFolder Open() => layers.Aggregate(OpenFolder(), (above, layer) => new OverlaidFolder(layer.Read(), above));

    /// <summary>The content folder alone.</summary>
    /// <exception cref="IOException">It can't be read.</exception>
    public IContentFolder OpenFolder() => new DiskFolder(folders.Content);
}
