using System.Text.RegularExpressions;

namespace Pace.Learning.Web.Contributions.Identification;

/// <summary>The words of a file of captions (WebVTT), without its times and marks: what a viewer reads, who is said to speak, and notes that travel in the file.</summary>
internal static partial class CaptionText
{
    /// <summary>The words, a cue a line.</summary>
    public static string Of(string vtt)
    {
        var lines = new List<string>();
        var isStyle = false;
        foreach (var line in vtt.TrimStart('\uFEFF').ReplaceLineEndings("\n").Split('\n'))
        {
            var text = line.Trim();
            isStyle = text.Length > 0 && (isStyle || text.StartsWith("STYLE", StringComparison.Ordinal) || text.StartsWith("REGION", StringComparison.Ordinal));
            if (text.Length == 0 || isStyle || text.Contains("-->", StringComparison.Ordinal) || Number().IsMatch(text))
            {
                continue;
            }
            var words = Header().Replace(text, "");
            words = System.Net.WebUtility.HtmlDecode(Mark().Replace(Speaker().Replace(words, "$1: "), "")).Trim();
            if (words.Length > 0)
            {
                lines.Add(words);
            }
        }
        return string.Join('\n', lines);
    }

    [GeneratedRegex(@"^\d+$")]
    private static partial Regex Number();

    [GeneratedRegex("^(WEBVTT|NOTE)\\b[\\s-]*")]
    private static partial Regex Header();

    // <v.loud Mary Sample>
    [GeneratedRegex(@"<v(?:\.[^\s>]*)?\s+([^>]*)>")]
    private static partial Regex Speaker();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Mark();
}
