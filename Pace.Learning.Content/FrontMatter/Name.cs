using System.Buffers;

namespace Pace.Learning.Content.FrontMatter;

/// <summary>The form of ids, of files' and folders' names, and of kinds and fields.</summary>
internal static class Name
{
    public static readonly SearchValues<char> Characters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-");

    /// <summary>Lower-case letters, digits and hyphens, at most 100 of them.</summary>
    public static bool IsWellFormed(ReadOnlySpan<char> text) =>
        text.Length is > 0 and <= 100 && text.IndexOfAnyExcept(Characters) < 0;

    /// <summary>A name that starts with a letter.</summary>
    public static bool IsId(ReadOnlySpan<char> text) => IsWellFormed(text) && char.IsAsciiLetterLower(text[0]);
}
