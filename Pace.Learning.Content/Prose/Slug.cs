using System.Globalization;
using System.Text;

namespace Pace.Learning.Content.Prose;

/// <summary>Names made from text, for fragments and for the keys of options.</summary>
internal static class Slug
{
    /// <summary>Lower-case letters, digits and hyphens: <c>What to do next?</c> is <c>what-to-do-next</c>. Empty when the text has no letter or digit.</summary>
    public static string Of(string text)
    {
        var slug = new StringBuilder(text.Length);
        foreach (var c in UnicodeText.Normalized(text, NormalizationForm.FormD))
        {
            if (char.IsAsciiLetterOrDigit(c))
            {
                slug.Append(char.ToLowerInvariant(c));
            }
            else if (c is not ('\'' or '’') && slug.Length > 0 && slug[^1] != '-' && CharUnicodeInfo.GetUnicodeCategory(c) is not UnicodeCategory.NonSpacingMark)
            {
                slug.Append('-');
            }
        }
        return slug.ToString().TrimEnd('-');
    }
}
