using System.Text.RegularExpressions;

namespace Pace.Learning.Web.Studio.Documents;

/// <summary>A document's title, told from its text.</summary>
internal static partial class DocumentTitle
{
    /// <summary>The front matter's title; where there is none, the file's name.</summary>
    public static string Of(string text, string path) =>
        Title.Match(text) is { Success: true } match && match.Groups["title"].Value.Trim() is { Length: > 0 } title ? Unquoted(title) : Path.GetFileNameWithoutExtension(path);

    private static string Unquoted(string title) => title.Length > 1 && title[0] is '"' or '\'' && title[^1] == title[0] ? title[1..^1].Replace("\\\"", "\"", StringComparison.Ordinal) : title;

    // Within the front matter only: the first line is its fence.
    [GeneratedRegex(@"\A---[ \t]*\n(?:(?!---)[^\n]*\n)*?title:[ \t]*(?<title>[^\n]+)\n")]
    private static partial Regex Title { get; }
}
