using System.Text;
using Pace.Learning.Content.Files;

namespace Pace.Learning.Content.Scanning;

/// <summary>Reads a file of text within the limits.</summary>
internal static class TextFile
{
    /// <summary>The file's lines, or <c>null</c> and a finding when it is over a limit or cannot be read.</summary>
    public static string[]? Read(IContentFolder folder, string path, FindingLog findings) =>
        ReadBytes(folder, path, findings) is { } bytes ? Split(Decode(bytes), findings) : null;

    /// <summary>The file's bytes, or <c>null</c> and a finding when it is over a limit or cannot be read.</summary>
    public static byte[]? ReadBytes(IContentFolder folder, string path, FindingLog findings)
    {
        try
        {
            if (folder.BytesOf(path) > Limits.DocumentBytes)
            {
                findings.Error(1, RuleNames.TooLarge, $"The file may have {Limits.DocumentBytes / 1000} KB: split it.");
                return null;
            }
            using var stream = folder.Open(path);
            using var bytes = new MemoryStream();
            stream.CopyTo(bytes);
            return bytes.ToArray();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            findings.Error(1, RuleNames.Layout, $"The file can't be read: {e.Message}");
            return null;
        }
    }

    /// <summary>The text that the bytes of a file are, without the mark that some editors put at its start.</summary>
    public static string Decode(byte[] bytes)
    {
        using var reader = new StreamReader(new MemoryStream(bytes, writable: false), Encoding.UTF8);
        return reader.ReadToEnd();
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
