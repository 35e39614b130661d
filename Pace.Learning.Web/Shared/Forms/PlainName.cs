using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Text;

namespace Pace.Learning.Web.Shared.Forms;

/// <summary>
/// Names of people, agencies, areas and places have no signs that can't be seen or that turn the writing round: with those, one name could be made to look like another, on a
/// certificate or a public page. Names in every script are fine.
/// </summary>
public static class PlainName
{
    /// <summary>What is said about such a sign.</summary>
    public const string Words = "There is a hidden sign in this. Delete it all and type it again, instead of pasting it";

    private const int NonJoiner = 0x200C;
    private const int Joiner = 0x200D;
    private const int Selector = 0xFE0F;
    private const int LastLatin = 0x024F;

    // No script writes more above and below one letter.
    private const int MostMarks = 6;

    /// <summary>What is wrong with a name. Space around it doesn't count.</summary>
    public static Refusal? Check(string field, string? name) => IsPlain(name) ? null : new Refusal(field, Words);

    /// <summary>Whether all of a name can be seen, in the order in which it is written.</summary>
    public static bool IsPlain(string? name)
    {
        var (before, marks) = (default(Rune), 0);
        var runes = (name ?? "").Trim().EnumerateRunes().ToList();
        foreach (var (i, rune) in runes.Index())
        {
            // Some scripts need these between two of their letters, and pictures of families between two of theirs.
            var joins = rune.Value is NonJoiner or Joiner && i + 1 < runes.Count
                && ((IsOtherLetter(before) && IsOtherLetter(runes[i + 1])) || (rune.Value is Joiner && IsPicture(before) && IsPicture(runes[i + 1])));
            marks = IsMark(rune) ? marks + 1 : 0;
            // The sign that asks for a picture in colour means nothing after a letter.
            if ((!joins && IsHidden(rune)) || marks > MostMarks || (rune.Value is Selector && !IsPicture(before)))
            {
                return false;
            }
            before = rune;
        }
        return true;
    }

    /// <summary>Whether a text has signs that turn the writing round: not in longer texts either, where emoji and joiners are fine.</summary>
    public static bool TurnsWriting(string? text) => (text ?? "").Any(c => c is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069'));

    private static bool IsOtherLetter(Rune rune) => rune.Value > LastLatin && (Rune.IsLetter(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark);

    private static bool IsPicture(Rune rune) =>
        rune.Value is Selector || Rune.GetUnicodeCategory(rune) is UnicodeCategory.OtherSymbol or UnicodeCategory.ModifierSymbol;

    // Letters and marks that have no picture: fillers of Hangul and Braille, and joiners of letters.
    private static bool IsBlank(Rune rune) => rune.Value is 0x034F or 0x115F or 0x1160 or 0x2800 or 0x3164 or 0xFFA0 or (>= 0x180B and <= 0x180F) or (>= 0xFE00 and < Selector) or (>= 0xE0100 and <= 0xE01EF);

    private static bool IsMark(Rune rune) => Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark;

    private static bool IsHidden(Rune rune) => rune == Rune.ReplacementChar || IsBlank(rune) || Rune.GetUnicodeCategory(rune)
        is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse;
}

/// <summary>A name without hidden signs: <c>[PlainName]</c>.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class PlainNameAttribute() : ValidationAttribute(PlainName.Words)
{
    /// <inheritdoc />
    public override bool IsValid(object? value) => value is not string name || PlainName.IsPlain(name);
}
