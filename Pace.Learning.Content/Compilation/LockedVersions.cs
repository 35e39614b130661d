using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Pace.Learning.Content.Files;

namespace Pace.Learning.Content.Compilation;

/// <summary>
/// <c>agreements/locked.txt</c>: the SHA-256 of every version of an agreement that may no longer change, one <c>hash  document/1.md</c> to a line, as
/// <c>sha256sum</c> writes and checks them. A version takes effect only when it is in the list.
/// </summary>
public sealed partial class LockedVersions
{
    /// <summary>The file's path in the content folder.</summary>
    public const string File = Folder + "locked.txt";

    private const string Folder = "agreements/";

    private readonly Dictionary<string, (string Sha256, int Line)> hashes = new(StringComparer.Ordinal);

    private LockedVersions()
    {
    }

    /// <summary>Every version that is locked: its path in the content folder, its hash, and where the list says so.</summary>
    public IEnumerable<(string Path, string Sha256, int Line)> All => hashes.Select(h => (h.Key, h.Value.Sha256, h.Value.Line));

    /// <summary>The hash under which a version is locked; <c>null</c> when it isn't.</summary>
    public string? HashOf(string path) => hashes.TryGetValue(path, out var found) ? found.Sha256 : null;

    /// <summary>The SHA-256 of some bytes, as the list and the site write it.</summary>
    public static string Sha256Of(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    /// <summary>The lines to add to the file so that it locks every version of a folder; empty when all are locked.</summary>
    /// <exception cref="IOException">A version can't be read.</exception>
    public IReadOnlyList<string> LinesToAdd(IContentFolder folder)
    {
        var versions = new ContentTree(folder.Paths).Agreements.SelectMany(a => a.Versions).Select(v => v.File.Path);
        return [.. versions.Where(path => !hashes.ContainsKey(path)).Select(path => $"{Sha256Of(BytesOf(folder, path))}  {path[Folder.Length..]}")];
    }

    /// <summary>Reads the file of a folder; a folder without one has locked nothing.</summary>
    public static LockedVersions Read(IContentFolder folder) => Read(folder, new(File));

    internal static LockedVersions Read(IContentFolder folder, FindingLog findings)
    {
        var locked = new LockedVersions();
        if (!folder.Paths.Contains(File))
        {
            return locked;
        }
        var line = 0;
        using var reader = new StreamReader(folder.Open(File));
        while (reader.ReadLine() is { } text)
        {
            locked.Take(text, ++line, findings);
        }
        return locked;
    }

    private void Take(string text, int line, FindingLog findings)
    {
        if (text.Length == 0 || text[0] is '#')
        {
            return;
        }
        if (Entry().Match(text) is not { Success: true } entry)
        {
            findings.Error(line, RuleNames.BadValue, "A line is a version's SHA-256, two spaces, and its file: \"content lock-versions\" writes it.");
        }
        else if (!hashes.TryAdd(Folder + entry.Groups["file"].Value, (entry.Groups["hash"].Value, line)))
        {
            findings.Error(line, RuleNames.ChangedVersion, $"{entry.Groups["file"].Value} is locked already: a version is locked once, for good. Remove this line.");
        }
    }

    private static byte[] BytesOf(IContentFolder folder, string path)
    {
        using var stream = folder.Open(path);
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }

    [GeneratedRegex("^(?<hash>[0-9a-f]{64})  (?<file>[a-z0-9-]+/[0-9]+\\.md)$", RegexOptions.CultureInvariant)]
    private static partial Regex Entry();
}
