using System.Globalization;

namespace Pace.Learning.Content.Differences;

/// <summary>A text in pieces: words, runs of white space, and single marks. Together they are the text.</summary>
internal static class Words
{
    public static IReadOnlyList<string> Of(string text)
    {
        var pieces = new List<string>();
        for (var start = 0; start < text.Length;)
        {
            var end = EndOfPiece(text, start);
            pieces.Add(text[start..end]);
            start = end;
        }
        return pieces;
    }

    private static int EndOfPiece(string text, int start)
    {
        var end = start + 1;
        if (char.IsWhiteSpace(text[start]))
        {
            while (end < text.Length && char.IsWhiteSpace(text[end]))
            {
                end++;
            }
        }
        else if (IsOfWord(text, start))
        {
            while (end < text.Length && (IsOfWord(text, end) || IsInside(text, end)))
            {
                end++;
            }
        }
        else if (char.IsHighSurrogate(text[start]) && end < text.Length && char.IsLowSurrogate(text[end]))
        {
            end++;
        }
        return end;
    }

    private static bool IsOfWord(string text, int at) =>
        char.IsLetterOrDigit(text, at) || char.IsLowSurrogate(text[at])
        || CharUnicodeInfo.GetUnicodeCategory(text, at) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    /// <summary>An apostrophe or hyphen with a letter on either side belongs to its word.</summary>
    private static bool IsInside(string text, int at) =>
        text[at] is '\'' or '’' or '-' && at + 1 < text.Length && char.IsLetterOrDigit(text, at + 1);
}
