using System.Text.RegularExpressions;
using Pace.Learning.Content.FrontMatter;

namespace Pace.Learning.Web.Studio.Documents;

/// <summary>What a document is called: on every page the same.</summary>
internal static partial class DocumentTitle
{
    /// <summary>Among those that it stands with: the front matter's title; of what has no fields its heading; of an agreement's version its number; where there is none of these, the file's name in words.</summary>
    public static string Of(string text, string path)
    {
        if (DocumentPath.KindOf(path) is DocumentKind.AgreementVersion)
        {
            return OfPath(path);
        }
        if (Title.Match(text) is { Success: true } match && Read(text, match.Groups["title"].Value.Trim()) is { Length: > 0 } title)
        {
            return title;
        }
        // A statement and a sheet have no fields: their heading is what they are called.
        return text.StartsWith("# ", StringComparison.Ordinal) && text[2..(text.IndexOf('\n', StringComparison.Ordinal) is > 2 and var end ? end : text.Length)].Trim() is { Length: > 0 } heading ? heading : OfPath(path);
    }

    /// <summary>Where it stands by itself: a version says of which agreement.</summary>
    public static string Of(string text, string path, ContentLibrary library) =>
        DocumentPath.KindOf(path) is DocumentKind.AgreementVersion && library.Agreements.FirstOrDefault(a => a.Path == path[..(path.LastIndexOf('/') + 1)] + "agreement.md") is { } agreement
            ? $"{agreement.Title}, version {Path.GetFileNameWithoutExtension(path)}"
            : Of(text, path);

    /// <summary>Told from its file alone.</summary>
    public static string OfPath(string path)
    {
        var parts = path.Split('/');
        if (DocumentPath.KindOf(path) is DocumentKind.AgreementVersion)
        {
            return $"Version {Path.GetFileNameWithoutExtension(parts[^1])}";
        }
        var name = parts[^1] is "course.md" or "module.md" or "agreement.md" ? parts[^2] : Path.GetFileNameWithoutExtension(parts[^1]);
        var words = name.TrimStart("0123456789-".ToCharArray()).Replace('-', ' ');
        return words.Length == 0 ? name : char.ToUpperInvariant(words[0]) + words[1..];
    }

    // Most titles stand on one line as they are; the others are the reader of front matter's to read.
    private static string Read(string text, string title) => title[0] is '>' or '|' or '&' or '*' or '!' or '"' or '\'' || title.Contains(" #", StringComparison.Ordinal)
        ? FieldText.Read(text).GetValueOrDefault("title") ?? Unquoted(title)
        : title;

    private static string Unquoted(string title) => title.Length > 1 && title[0] is '"' or '\'' && title[^1] == title[0] ? title[1..^1].Replace("\\\"", "\"", StringComparison.Ordinal) : title;

    // Within the front matter only: the first line is its fence.
    [GeneratedRegex(@"\A---[ \t]*\n(?:(?!---)[^\n]*\n)*?title:[ \t]*(?<title>[^\n]*[^\s][^\n]*)\n")]
    private static partial Regex Title { get; }
}
