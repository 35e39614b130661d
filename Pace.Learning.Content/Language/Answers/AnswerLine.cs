using System.Text.RegularExpressions;

namespace Pace.Learning.Content.Language.Answers;

/// <summary>
/// How "Fine here, because …" stands in a document: <c>[fine-here]: rule "reason"</c>, a link definition in Markdown, so that no reader sees it and no other program trips over it.
/// </summary>
internal static partial class AnswerLine
{
    private const string Opening = "[fine-here]:";

    public static bool Is(ReadOnlySpan<char> line) => line.TrimStart().StartsWith(Opening, StringComparison.OrdinalIgnoreCase);

    /// <summary>The rule and reason of a line; <c>null</c>: it is no answer of the right form.</summary>
    public static (string Rule, string Reason)? Read(string line)
    {
        var match = Form().Match(line);
        return match.Success && !string.IsNullOrWhiteSpace(match.Groups["reason"].Value) ? (match.Groups["rule"].Value, Escaped().Replace(match.Groups["reason"].Value, "$1").Trim()) : null;
    }

    public static string Write(string rule, string reason)
    {
        var words = string.Join(' ', reason.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return $"{Opening} {rule} \"{words.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
    }

    [GeneratedRegex("""^\s*\[fine-here\]:\s+(?<rule>[a-z][a-z0-9-]*)\s+"(?<reason>(?:[^"\\]|\\.)*)"\s*$""", RegexOptions.IgnoreCase)]
    private static partial Regex Form();

    [GeneratedRegex(@"\\([\\""])")]
    private static partial Regex Escaped();
}
