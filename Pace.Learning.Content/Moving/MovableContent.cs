using Pace.Learning.Content.Delivery;
using Pace.Learning.Content.Files;
using Pace.Learning.Content.Shapes;

namespace Pace.Learning.Content.Moving;

/// <summary>What of a content folder moves to an Umbraco and back: courses, pathways, pages, statements and agreements. A version of an agreement that is locked stays where people signed it.</summary>
public static class MovableContent
{
    /// <summary>The root's path.</summary>
    public const string Root = "/";

    private const string RootAlias = "paceHome";

    private static readonly Dictionary<string, string> FolderAliases = new(StringComparer.Ordinal)
    {
        ["courses"] = "paceCourses", ["pathways"] = "pacePathways", ["pages"] = "pacePages", ["agreements"] = "paceAgreements", ["statements"] = "paceStatements", ["offers"] = "paceOffers",
    };

    /// <summary>Whether a file is one of those that move.</summary>
    /// <param name="path">The file, relative to the content folder.</param>
    /// <param name="locked">The versions of agreements that stay.</param>
    public static bool Moves(string path, LockedVersions locked)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(locked);
        return path.Split('/').All(IsName) && (DocumentShape.Of(path) is not null || IsStatement(path)) && locked.HashOf(path) is null;
    }

    /// <summary>The path of the root or of a folder, by the alias of its type; <c>null</c>: it is neither.</summary>
    /// <param name="alias">The alias.</param>
    public static string? FolderOf(string alias) =>
        string.Equals(alias, RootAlias, StringComparison.OrdinalIgnoreCase) ? Root : FolderAliases.FirstOrDefault(f => string.Equals(f.Value, alias, StringComparison.OrdinalIgnoreCase)).Key;

    /// <summary>All documents of a folder, each after what it stands in, siblings in the order of their files.</summary>
    /// <param name="folder">The content folder.</param>
    /// <exception cref="IOException">A file can't be read.</exception>
    public static IReadOnlyList<MovedDocument> Of(IContentFolder folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        var locked = LockedVersions.Read(folder);
        return
        [
            new(Root, null, RootAlias, "Pace Learning"),
            .. UmbracoTypes.FromShapes.DocumentTypes.Where(t => FolderAliases.ContainsValue(t.Alias)).Select(t => new MovedDocument(FolderOf(t.Alias)!, Root, t.Alias, t.Name)),
            .. folder.Paths.Where(p => Moves(p, locked)).Select(p => Document(p, TextOf(folder, p))).OrderBy(d => Depth(d.Path)).ThenBy(d => d.Path, StringComparer.Ordinal),
        ];
    }

    private static MovedDocument Document(string path, string text) => new(path, ParentOf(path), DocumentShape.Of(path) is { } shape ? $"pace{shape.Kind}" : "paceStatement", NameOf(path, text)) { Text = text };

    private static string ParentOf(string path) => path.Split('/') switch
    {
        ["courses", var course, _, "module.md"] => $"courses/{course}/course.md",
        ["courses", var course, var module, _] => $"courses/{course}/{module}/module.md",
        ["agreements", var agreement, not "agreement.md"] => $"agreements/{agreement}/agreement.md",
        var parts => parts[0],
    };

    private static int Depth(string path) => path.Split('/') switch
    {
        ["courses", _, _, "module.md"] or ["agreements", _, not "agreement.md"] => 1,
        ["courses", _, _, _] => 2,
        _ => 0,
    };

    private static string NameOf(string path, string text)
    {
        if (DocumentShape.Of(path)?.Kind is ManuscriptKind.AgreementVersion)
        {
            return $"Version {System.IO.Path.GetFileNameWithoutExtension(path)}";
        }
        if (DocumentShape.Of(path) is not null)
        {
            return (string?)DocumentProperties.Of(path, text)["title"] is { Length: > 0 } title ? title : path;
        }
        return text.Split('\n').FirstOrDefault(l => l.StartsWith("# ", StringComparison.Ordinal))?[2..].Trim() is { Length: > 0 } heading
            ? $"{heading} ({System.IO.Path.GetFileNameWithoutExtension(path)})" : System.IO.Path.GetFileNameWithoutExtension(path);
    }

    private static bool IsStatement(string path) => path.EndsWith(".md", StringComparison.Ordinal) && path.Split('/') is ["statements", _];

    private static bool IsName(string part) => part.Length > 0 && part[0] is not '.' && part.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.' or '_');

    private static string TextOf(IContentFolder folder, string path)
    {
        using var reader = new StreamReader(folder.Open(path));
        return reader.ReadToEnd();
    }
}
