namespace Pace.Learning.Web.Platform.Published;

/// <summary>
/// Texts that are published from elsewhere than the content folder, such as the Studio's revisions in the database. A higher room registers one; without it the folder alone is published.
/// </summary>
public interface IPublishedRevisions
{
    /// <summary>
    /// What is published now, from memory. It is asked each time that content is compiled, the first time before the site opens, when the database may not be there yet: then it is
    /// <see cref="PublishedRevisions.None"/>, and <see cref="Changed"/> follows. Texts that stay the same are best the same arrays each time, which nobody writes to: then they aren't looked at again.
    /// </summary>
    PublishedRevisions Current { get; }

    /// <summary>Raised when that has changed, in this process or another. What is published follows at once: it is live when the event comes back.</summary>
    event Action? Changed;
}

/// <summary>What is published from elsewhere than the folder.</summary>
/// <param name="Texts">Files, by their paths in the content folder, that replace the folder's or come on top of them.</param>
/// <param name="Retired">Paths of the folder's files that are published no more.</param>
public sealed record PublishedRevisions(IReadOnlyDictionary<string, byte[]> Texts, IReadOnlySet<string> Retired)
{
    /// <summary>Nothing: the folder as it is.</summary>
    public static PublishedRevisions None { get; } = new(new Dictionary<string, byte[]>(), new HashSet<string>());

    /// <summary>Whether a file is another, or belongs to it as a lesson does to its module and its course, and a version to its agreement.</summary>
    public static bool StandsIn(string path, string other) => path == other || (FolderOf(other) is { } folder && path.StartsWith(folder, StringComparison.Ordinal));

    /// <summary>Of some paths, those that are published no more: what stands in something goes with it.</summary>
    public IReadOnlySet<string> GoneOf(IEnumerable<string> paths)
    {
        var folders = Retired.Select(FolderOf).OfType<string>().ToList();
        return folders.Count == 0 ? Retired : paths.Where(p => folders.Exists(f => p.StartsWith(f, StringComparison.Ordinal))).Concat(Retired).ToHashSet();
    }

    private static string? FolderOf(string path) => path.LastIndexOf('/') is > 0 and var end && path[(end + 1)..] is "course.md" or "module.md" or "agreement.md" ? path[..(end + 1)] : null;
}
