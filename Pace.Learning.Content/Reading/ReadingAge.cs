using System.Text;

namespace Pace.Learning.Content.Reading;

/// <summary>
/// How old a reader is who reads a text with ease: the Flesch-Kincaid grade plus five years. The grade is
/// 0.39 × words per sentence + 11.8 × syllables per word - 15.59 (Kincaid, Fishburne, Rogers and Chissom, <i>Derivation of new readability
/// formulas for Navy enlisted personnel</i>, 1975); grade 1 is taken at the age of six. It is a rough measure: it counts length, not sense.
/// </summary>
/// <param name="Words">How many words were counted.</param>
/// <param name="Sentences">How many sentences.</param>
/// <param name="Syllables">How many syllables, estimated from spelling.</param>
public sealed record ReadingAge(int Words, int Sentences, int Syllables)
{
    /// <summary>Words to a sentence; 0 for a text without words.</summary>
    public double WordsPerSentence => Sentences == 0 ? 0 : (double)Words / Sentences;

    /// <summary>Syllables to a word; 0 for a text without words.</summary>
    public double SyllablesPerWord => Words == 0 ? 0 : (double)Syllables / Words;

    /// <summary>The Flesch-Kincaid grade: years of American schooling. Below 0 for very simple text; 0 for a text without words.</summary>
    public double Grade => Words == 0 ? 0 : (0.39 * WordsPerSentence) + (11.8 * SyllablesPerWord) - 15.59;

    /// <summary>The reading age in years, at least 5.</summary>
    public double Years => Math.Max(5, Grade + 5);

    /// <summary>Measures plain text. A line break ends a sentence, so that lists are not one long sentence.</summary>
    public static ReadingAge Of(string text)
    {
        var (words, sentences, syllables) = (0, 0, 0);
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            var inSentence = 0;
            foreach (var range in line.SplitAny(' ', '\t', '\u00A0', '—', '–', '/'))
            {
                var token = line[range];
                var word = token.Trim(".,;:!?…()[]{}\"'“”‘’*_");
                if (word.IsEmpty || !HasLetterOrDigit(word))
                {
                    continue;
                }
                inSentence++;
                syllables += Reading.Syllables.In(word);
                if (EndsSentence(token, word))
                {
                    sentences++;
                    words += inSentence;
                    inSentence = 0;
                }
            }
            words += inSentence;
            sentences += inSentence > 0 ? 1 : 0;
        }
        return new(words, sentences, syllables);
    }

    /// <summary>Measures the text of markup: paragraphs, list items, quotes and summaries. Headings, tables and code are left out, as they are not sentences.</summary>
    public static ReadingAge OfHtml(string html) => Of(HtmlSentences.Of(html));

    private static bool HasLetterOrDigit(ReadOnlySpan<char> word)
    {
        foreach (var c in word)
        {
            if (char.IsLetterOrDigit(c))
            {
                return true;
            }
        }
        return false;
    }

    private static bool EndsSentence(ReadOnlySpan<char> token, ReadOnlySpan<char> word)
    {
        var end = token.TrimEnd("\"'”’)]*_");
        return end.Length > 0 && end[^1] is '.' or '!' or '?' or '…' && !(end[^1] is '.' && Abbreviations.Contains(word.ToString().ToLowerInvariant()));
    }

    private static readonly HashSet<string> Abbreviations = ["e.g", "i.e", "mr", "mrs", "ms", "dr", "st", "etc", "vs", "no"];
}
