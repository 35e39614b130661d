namespace Pace.Learning.Content.Files;

/// <summary>Drafts laid over a folder: where both have a file, the draft's is read.</summary>
/// <param name="below">The folder.</param>
/// <param name="above">The drafts.</param>
/// <param name="without">Paths of the folder that are as good as not there.</param>
public sealed class OverlaidFolder(IContentFolder below, IContentFolder above, IReadOnlySet<string>? without = null) : IContentFolder
{
    private readonly HashSet<string> drafts = [.. above.Paths];

    /// <inheritdoc/>
    public IReadOnlyCollection<string> Paths { get; } =
        [.. below.Paths.Where(p => without is null || !without.Contains(p)).Union(above.Paths).Order(StringComparer.Ordinal)];

    /// <inheritdoc/>
    public long BytesOf(string path) => Holding(path).BytesOf(path);

    /// <inheritdoc/>
    public Stream Open(string path) => Holding(path).Open(path);

    /// <inheritdoc/>
    public object? StampOf(string path) =>
        drafts.Contains(path) ? above.StampOf(path) : without?.Contains(path) is true ? null : below.StampOf(path);

    /// <inheritdoc/>
    public MediaFacts? FactsOf(string path) => Holding(path).FactsOf(path);

    private IContentFolder Holding(string path) =>
        drafts.Contains(path) ? above
        : without?.Contains(path) is true ? throw new FileNotFoundException($"{path} is not in the content folder.", path)
        : below;
}
