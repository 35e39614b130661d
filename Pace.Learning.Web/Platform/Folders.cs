namespace Pace.Learning.Web.Platform;

/// <summary>Where the site's files are, as absolute paths.</summary>
/// <param name="Content">Courses, pages, media.</param>
/// <param name="Data">Database and keys; created when missing.</param>
public sealed record Folders(string Content, string Data)
{
    /// <summary>Settles the folders from settings: relative ones count from the content root.</summary>
    public static Folders From(PaceOptions options, string contentRoot)
    {
        var content = options.ContentPath is { Length: > 0 } path
            ? Path.GetFullPath(path, contentRoot)
            : FirstExisting(Path.Combine(contentRoot, "content"), Path.Combine(contentRoot, "..", "content"));
        var data = options.DataPath is { Length: > 0 } dataPath
            ? Path.GetFullPath(dataPath, contentRoot)
            : Path.Combine(Path.GetDirectoryName(content)!, "data");
        OwnFile.CreateFolder(data);
        return new Folders(content, data);
    }

    private static string FirstExisting(string first, string second) =>
        Path.GetFullPath(Directory.Exists(first) ? first : second);
}
