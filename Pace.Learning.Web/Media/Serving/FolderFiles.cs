namespace Pace.Learning.Web.Media.Serving;

/// <summary>Files of <c>media/</c> in the content folder, and no others: what isn't of a listed type got there by mistake and stays there.</summary>
internal sealed class FolderFiles(Folders folders)
{
    private static readonly Dictionary<string, string> Types = new(StringComparer.OrdinalIgnoreCase)
    {
        [".avif"] = "image/avif", [".gif"] = "image/gif", [".jpeg"] = "image/jpeg", [".jpg"] = "image/jpeg", [".m4a"] = "audio/mp4",
        [".md"] = "text/plain; charset=utf-8", [".mp3"] = "audio/mpeg", [".mp4"] = "video/mp4", [".ogg"] = "audio/ogg", [".opus"] = "audio/ogg",
        [".pdf"] = "application/pdf", [".png"] = "image/png", [".svg"] = "image/svg+xml", [".txt"] = "text/plain; charset=utf-8",
        [".vtt"] = "text/vtt; charset=utf-8", [".wav"] = "audio/wav", [".webm"] = "video/webm", [".webp"] = "image/webp",
    };

    private string Root => Path.Combine(folders.Content, "media") + Path.DirectorySeparatorChar;

    /// <summary>Finds a file by its path below <c>media/</c>, with its type.</summary>
    public (FileInfo File, string Type)? Find(string path)
    {
        if (path.Contains('\0') || path.Contains('\\') || path.Split('/').Any(part => part is "" or ['.', ..]))
        {
            return null;
        }
        var full = Path.GetFullPath(Path.Combine(Root, path));
        var file = new FileInfo(full);
        return full.StartsWith(Root, StringComparison.Ordinal) && file is { Exists: true, LinkTarget: null } && TypeOf(path) is { } type ? (file, type) : null;
    }

    /// <summary>How browsers name a file's type; <c>null</c> for one that isn't served.</summary>
    public static string? TypeOf(string path) => Types.GetValueOrDefault(Path.GetExtension(path));
}
