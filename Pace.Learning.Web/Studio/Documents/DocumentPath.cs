using System.Text.RegularExpressions;

namespace Pace.Learning.Web.Studio.Documents;

/// <summary>A document's file in the content folder, and what its place there says of it. See docs/content-format.md.</summary>
public static partial class DocumentPath
{
    /// <summary>The longest path, in characters.</summary>
    public const int Length = 200;

    /// <summary>What a file is; <c>null</c>: no document that is written here.</summary>
    public static DocumentKind? KindOf(string path) => path.Length > Length || !Form.IsMatch(path) ? null : path.Split('/') switch
    {
        ["courses", _, "course.md"] => DocumentKind.Course,
        ["courses", _, var module, "module.md"] when IsOrdered(module) => DocumentKind.Module,
        ["courses", _, var module, var lesson] when IsOrdered(module) && IsOrdered(lesson) => DocumentKind.Lesson,
        ["pathways", _] => DocumentKind.Pathway,
        ["pages", _] => DocumentKind.Page,
        ["agreements", _, "agreement.md"] => DocumentKind.Agreement,
        ["agreements", _, var version] when int.TryParse(version.AsSpan(0, version.Length - 3), out _) => DocumentKind.AgreementVersion,
        ["statements", _] => DocumentKind.Statement,
        ["downloads", _] => DocumentKind.Download,
        _ => null,
    };

    private static bool IsOrdered(string name) => Ordered.IsMatch(name);

    [GeneratedRegex(@"\A([a-z0-9]+(-[a-z0-9]+)*/){1,3}[a-z0-9]+(-[a-z0-9]+)*\.md\z")]
    private static partial Regex Form { get; }

    [GeneratedRegex(@"\A[0-9]{1,4}-")]
    private static partial Regex Ordered { get; }
}
