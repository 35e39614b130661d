using System.Text;
using Pace.Learning.Content.Files;
using Pace.Learning.Content.Findings;

namespace Pace.Learning.Content.Scanning;

/// <summary>Reads a file of text within the limits.</summary>
internal static class TextFile
{
    /// <summary>The file's lines, or <c>null</c> and a finding when it is over a limit or cannot be read.</summary>
    public static string[]? Read(IContentFolder folder, string path, FindingLog findings)
    {
        try
        {
            if (folder.BytesOf(path) > Limits.DocumentBytes)
            {
                findings.Error(1, RuleNames.TooLarge, $"The file may have {Limits.DocumentBytes / 1000} KB: split it.");
                return null;
            }
            using var reader = new StreamReader(folder.Open(path), Encoding.UTF8);
            return Split(reader.ReadToEnd(), findings);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            findings.Error(1, RuleNames.Layout, $"The file can't be read: {e.Message}");
            return null;
        }
    }

    /// <summary>A text's lines, or <c>null</c> and a finding when it is over a limit.</summary>
    public static string[]? Split(string text, FindingLog findings)
    {
        if (text.Length > Limits.DocumentBytes)
        {
            findings.Error(1, RuleNames.TooLarge, $"The text may have {Limits.DocumentBytes / 1000} KB: split it.");
            return null;
        }
        var lines = text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').Replace('\0', '\uFFFD').Split('\n');
        var tooLong = Array.FindIndex(lines, l => l.Length > Limits.LineCharacters);
        if (tooLong >= 0)
        {
            findings.Error(tooLong + 1, RuleNames.TooLarge, $"A line may have {Limits.LineCharacters} characters: start a new paragraph.");
            return null;
        }
        return lines;
    }
}
