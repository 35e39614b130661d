using System.Globalization;
using Pace.Learning.Content.Reading;

namespace Pace.Learning.Content.Rules;

/// <summary>A text is no harder to read than its document promises.</summary>
internal static class ReadingLevel
{
    /// <summary>The formula was made on passages of about a hundred words; on less it says nothing.</summary>
    private const int LeastWords = 100;

    /// <summary>Measures a page against the highest reading age that it may have, in years.</summary>
    public static void Check(PageWriter page, int? most)
    {
        var age = ReadingAge.Of(page.Sentences.ToString());
        if (most is { } limit && age.Words >= LeastWords && age.Years > limit)
        {
            var line = page.Manuscript.FrontMatter?.Find("reading-age")?.Line ?? 1;
            page.Findings.Error(line, RuleNames.ReadingLevel, string.Create(
                CultureInfo.InvariantCulture,
                $"The text has a reading age of {age.Years:0.0} and may have {limit}: it has {age.WordsPerSentence:0.0} words to a sentence and {age.SyllablesPerWord:0.00} syllables to a word. Shorten sentences, and use plainer words."));
        }
    }
}
