namespace Pace.Learning.Content.Files;

/// <summary>Drafts laid over a folder: where both have a file, the draft's is read.</summary>
/// <param name="below">The folder.</param>
/// <param name="above">The drafts.</param>
public sealed class OverlaidFolder(IContentFolder below, IContentFolder above) : IContentFolder
{
    private readonly HashSet<string> drafts = [.. above.Paths];

    /// <inheritdoc/>
    public IReadOnlyCollection<string> Paths { get; } = [.. below.Paths.Union(above.Paths).Order(StringComparer.Ordinal)];

    /// <inheritdoc/>
    public long BytesOf(string path) => Holding(path).BytesOf(path);

    /// <inheritdoc/>
    public Stream Open(string path) => Holding(path).Open(path);

    /// <inheritdoc/>
    public MediaFacts? FactsOf(string path) => Holding(path).FactsOf(path);

    private IContentFolder Holding(string path) => drafts.Contains(path) ? above : below;
}
