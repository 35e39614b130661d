using Pace.Learning.Content.Blocks;
using Pace.Learning.Content.Files;

namespace Pace.Learning.Content.Compilation;

/// <summary>
/// <c>published-ids.txt</c>: every id that has been published, with the file that it was published from, one <c>id path</c> to a line;
/// <c>retired id</c> lets an id go for good. Learners' progress refers to ids, so none may change by accident.
/// </summary>
public sealed class PublishedIds
{
    /// <summary>The file's path in the content folder.</summary>
    public const string File = "published-ids.txt";

    private readonly Dictionary<string, (string Path, int Line)> published = new(StringComparer.Ordinal);
    private readonly HashSet<string> retired = new(StringComparer.Ordinal);

    private PublishedIds()
    {
    }

    /// <summary>The ids that must still be there, with the files that they were published from.</summary>
    public IEnumerable<(string Id, string Path, int Line)> Current =>
        published.Where(p => !retired.Contains(p.Key)).Select(p => (p.Key, p.Value.Path, p.Value.Line));

    /// <summary>The file that an id was published from, or <c>null</c> when it has not been.</summary>
    public string? PathOf(string id) => published.TryGetValue(id, out var found) ? found.Path : null;

    /// <summary>
    /// The lines to add to the file so that it names every id of a library: documents, and the blocks that answers refer to
    /// (checks, pools, reflections, contributions). In the order of the library; empty when all are there.
    /// </summary>
    public IReadOnlyList<string> LinesToAdd(ContentLibrary library) =>
        [.. IdsOf(library).Where(i => !published.ContainsKey(i.Id)).Select(i => $"{i.Id} {i.Path}")];

    /// <summary>Reads the file of a folder; a folder without one has published nothing.</summary>
    public static PublishedIds Read(IContentFolder folder) => Read(folder, new(File));

    internal static PublishedIds Read(IContentFolder folder, FindingLog findings)
    {
        var ids = new PublishedIds();
        if (!folder.Paths.Contains(File))
        {
            return ids;
        }
        var line = 0;
        using var reader = new StreamReader(folder.Open(File));
        while (reader.ReadLine() is { } text)
        {
            line++;
            ids.Take(text.Split(' ', 3, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries), line, findings);
        }
        return ids;
    }

    private void Take(string[] words, int line, FindingLog findings)
    {
        switch (words)
        {
            case [] or [['#', ..], ..]:
                break;
            case ["retired", var id]:
                retired.Add(id);
                break;
            case [var id, var path]:
                published.TryAdd(id, (path, line));
                break;
            default:
                findings.Error(line, RuleNames.BadValue, "A line is \"id path\" or \"retired id\".");
                break;
        }
    }

    private static IEnumerable<(string Id, string Path)> IdsOf(ContentLibrary library)
    {
        foreach (var course in library.Courses)
        {
            yield return (course.Id, course.Path);
            foreach (var module in course.Modules)
            {
                yield return (module.Id, module.Path);
                foreach (var lesson in module.Lessons)
                {
                    yield return (lesson.Id, lesson.Path);
                    foreach (var block in lesson.Body.PersonalBlocks.Where(b => b is not GuardedMediaBlock).SelectMany(b => b is PoolBlock pool ? pool.Checks.Prepend<PersonalBlock>(pool) : [b]))
                    {
                        yield return (block.FullId, lesson.Path);
                    }
                }
            }
        }
        foreach (var pathway in library.Pathways)
        {
            yield return (pathway.Id, pathway.Path);
        }
        foreach (var page in library.Pages)
        {
            yield return (page.Id, page.Path);
        }
        foreach (var agreement in library.Agreements)
        {
            yield return (agreement.Id, agreement.Path);
        }
    }
}
