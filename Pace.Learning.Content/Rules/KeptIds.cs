namespace Pace.Learning.Content.Rules;

/// <summary>An id that has been published stays: learners' progress hangs on it.</summary>
internal static class KeptIds
{
    private static readonly HashSet<string> Published = ["check", "pool", "reflection", "parent-voice"];

    public static void Check(IReadOnlyList<Proof> documents, PublishedIds published, FindingLog findings)
    {
        var ids = documents.Where(d => d.Id is not null).SelectMany(d => d.BlockIds.Prepend(d.Id!)).ToHashSet(StringComparer.Ordinal);
        var byPath = documents.ToDictionary(d => d.File.Path);
        foreach (var (id, path, line) in published.Current)
        {
            if (ids.Contains(id))
            {
                continue;
            }
            var document = byPath.GetValueOrDefault(path);
            if (document is { Id: null })
            {
                // The file can't be read far enough to tell; it has an error of its own.
                continue;
            }
            if (document is null)
            {
                findings.Error(line, RuleNames.ChangedId, $"\"{id}\" was published from {path} and is gone. Bring it back, or add the line \"retired {id}\".");
            }
            else if (id.Contains('/', StringComparison.Ordinal))
            {
                document.Findings.Error(1, RuleNames.ChangedId, $"The block \"{id}\" was published here and is gone. Bring it back, or add the line \"retired {id}\" to {PublishedIds.File}.");
            }
            else
            {
                document.Findings.Error(document.IdLine, RuleNames.ChangedId, $"The file was published with the id \"{id}\", not \"{document.Id}\". Write \"id: {id}\", or add the line \"retired {id}\" to {PublishedIds.File}.");
            }
        }
    }

    /// <summary>The full ids, as written, of the blocks that learners' progress refers to.</summary>
    public static IReadOnlyList<string> OfBlocks(Manuscript manuscript) => manuscript.WrittenId is { } id
        ? [.. manuscript.Body.Everything.Where(b => Published.Contains(b.Kind) && b.WrittenId is not null).Select(b => $"{id}/{b.WrittenId}")]
        : [];
}
