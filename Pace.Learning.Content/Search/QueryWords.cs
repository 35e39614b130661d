using System.Globalization;
using System.Text;
using Pace.Learning.Content.Prose;

namespace Pace.Learning.Content.Search;

/// <summary>The words of a text, as the index sees them: letters and digits, lower-case, without accents.</summary>
internal static class QueryWords
{
    private const int LongestWord = 40;

    public static IEnumerable<string> Of(string text)
    {
        var word = new StringBuilder();
        foreach (var c in UnicodeText.Normalized(text, NormalizationForm.FormD))
        {
            if (char.IsLetterOrDigit(c))
            {
                if (word.Length < LongestWord)
                {
                    word.Append(char.ToLowerInvariant(c));
                }
            }
            else if (word.Length > 0 && CharUnicodeInfo.GetUnicodeCategory(c) is not UnicodeCategory.NonSpacingMark)
            {
                yield return word.ToString();
                word.Clear();
            }
        }
        if (word.Length > 0)
        {
            yield return word.ToString();
        }
    }

    /// <summary>Whether a word is in nearly every text, so that looking for it tells nothing.</summary>
    public static bool IsCommon(string word) => Common.Contains(word);

    private static readonly HashSet<string> Common =
    [
        "a", "about", "am", "an", "and", "are", "as", "at", "be", "been", "but", "by", "can", "could", "did", "do", "does", "for", "from", "had", "has",
        "have", "he", "her", "him", "his", "how", "i", "if", "in", "into", "is", "it", "its", "may", "me", "my", "of", "on", "or", "our", "s", "she",
        "should", "so", "t", "than", "that", "the", "their", "them", "then", "there", "these", "they", "this", "those", "to", "us", "was", "we", "were",
        "what", "when", "where", "which", "who", "why", "will", "with", "would", "you", "your",
    ];
}
