namespace Pace.Learning.Content.Rules;

/// <summary>An id that has been published stays: learners' progress hangs on it.</summary>
internal static class KeptIds
{
    private static readonly HashSet<string> Published = ["check", "pool", "reflection", "parent-voice"];

    public static void Check(IReadOnlyList<Draft> drafts, PublishedIds published, FindingLog findings)
    {
        var ids = drafts.SelectMany(IdsOf).ToHashSet(StringComparer.Ordinal);
        var byPath = drafts.ToDictionary(d => d.File.Path);
        foreach (var (id, path, line) in published.Current)
        {
            if (ids.Contains(id))
            {
                continue;
            }
            var draft = byPath.GetValueOrDefault(path);
            if (draft is { Id: null })
            {
                // The file can't be read far enough to tell; it has an error of its own.
                continue;
            }
            if (draft is null)
            {
                findings.Error(line, RuleNames.ChangedId, $"\"{id}\" was published from {path} and is gone. Bring it back, or add the line \"retired {id}\".");
            }
            else if (id.Contains('/', StringComparison.Ordinal))
            {
                draft.Findings.Error(1, RuleNames.ChangedId, $"The block \"{id}\" was published here and is gone. Bring it back, or add the line \"retired {id}\" to {PublishedIds.File}.");
            }
            else
            {
                draft.Findings.Error(draft.IdLine, RuleNames.ChangedId, $"The file was published with the id \"{id}\", not \"{draft.Id}\". Write \"id: {id}\", or add the line \"retired {id}\" to {PublishedIds.File}.");
            }
        }
    }

    private static IEnumerable<string> IdsOf(Draft draft) => draft.Id is { } id
        ? draft.Page.Manuscript.Body.Everything.Where(b => Published.Contains(b.Kind) && b.WrittenId is not null).Select(b => $"{id}/{b.WrittenId}").Prepend(id)
        : [];
}
