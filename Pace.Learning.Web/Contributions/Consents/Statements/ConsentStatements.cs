using System.Collections.Concurrent;
using System.Globalization;

namespace Pace.Learning.Web.Contributions.Consents.Statements;

/// <summary>
/// The statements of <c>content/statements</c>: <c>course-1.md</c> is the first for lessons. <c>used.txt</c> there lists each with its SHA-256; a file
/// that isn't in the list, or whose bytes differ from it, is not offered, so nobody agrees to words that changed under their hands.
/// </summary>
public sealed class ConsentStatements(Folders folders, ILogger<ConsentStatements> log)
{
    /// <summary>The list of files and their hashes.</summary>
    public const string List = "used.txt";

    private readonly ConcurrentDictionary<(ConsentUse Use, int Version), ConsentStatement?> read = new();

    private string Folder => Path.Combine(folders.Content, "statements");

    /// <summary>The newest statement for a use; <c>null</c> when there is none that can be trusted.</summary>
    public ConsentStatement? LatestOf(ConsentUse use) =>
        Directory.Exists(Folder)
            ? Directory.EnumerateFiles(Folder, $"{use.Slug}-*.md").Select(path => VersionOf(use, path)).OfType<int>().OrderDescending()
                .Select(version => Find(use, version)).FirstOrDefault()
            : null;

    /// <summary>A certain version; <c>null</c> when its file is missing or has been changed.</summary>
    public ConsentStatement? Find(ConsentUse use, int version) => read.GetOrAdd((use, version), key => Read(key.Use, key.Version));

    private static int? VersionOf(ConsentUse use, string path) =>
        int.TryParse(Path.GetFileNameWithoutExtension(path)[(use.Slug.Length + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : null;

    private ConsentStatement? Read(ConsentUse use, int version)
    {
        var name = $"{use.Slug}-{version}.md";
        var path = Path.Combine(Folder, name);
        if (!File.Exists(path))
        {
            return null;
        }
        var statement = ConsentStatement.Read(use, version, File.ReadAllBytes(path));
        if (File.ReadLines(Path.Combine(Folder, List)).Contains($"{statement.Mark.Sha256}  {name}"))
        {
            return statement;
        }
        log.LogError("The consent statement {Name} is not as {List} says, so it is not offered. Put it back, and write a new version instead.", name, List);
        return null;
    }
}
