namespace Pace.Learning.Content.Language.Phrases;

/// <summary>What belongs to a word.</summary>
internal static class Letters
{
    public static bool IsApostrophe(char c) => c is '\'' or '’' or 'ʼ' or '‘';

    /// <summary>A soft hyphen, or a joiner or space without width: it may stand anywhere in a word and can't be seen.</summary>
    public static bool IsInvisible(char c) => c is '\u00AD' or '\u200B' or '\u200C' or '\u200D' or '\u2060' or '\uFEFF';

    public static bool IsOfWord(char c) => char.IsLetterOrDigit(c) || IsInvisible(c) || char.GetUnicodeCategory(c) is System.Globalization.UnicodeCategory.NonSpacingMark;
}
