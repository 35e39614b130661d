using System.Buffers;

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
        var counted = new Dictionary<string, int>(256).GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            var inSentence = 0;
            foreach (var range in line.SplitAny(BetweenWords))
            {
                var token = line[range];
                var word = WithoutMarks(token);
                if (word.IsEmpty)
                {
                    continue;
                }
                inSentence++;
                if (!counted.TryGetValue(word, out var inWord))
                {
                    counted[word] = inWord = Reading.Syllables.In(word);
                }
                syllables += inWord;
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

    /// <summary>Measures a document of the content folder as it stands in its file, just as the compiler does. Takes anything and never throws.</summary>
    public static ReadingAge OfDocument(string markdown)
    {
        var manuscript = Manuscript.Of("text", markdown, markdown.StartsWith("---", StringComparison.Ordinal) ? Opening.FrontMatter : Opening.Title);
        var kind = manuscript.Body.Blocks.Any(b => b.Kind is "clause") ? PageKind.Agreement : PageKind.Lesson;
        var page = new PageWriter(manuscript, new SiteQuestions(ContentSite.Nowhere), "text", kind);
        page.Write();
        return Of(page.Sentences.ToString());
    }

    /// <summary>A word from its first letter or digit to its last; empty when it has none.</summary>
    private static ReadOnlySpan<char> WithoutMarks(ReadOnlySpan<char> token)
    {
        var (start, end) = (0, token.Length);
        while (start < end && !char.IsLetterOrDigit(token[start]))
        {
            start++;
        }
        while (end > start && !char.IsLetterOrDigit(token[end - 1]))
        {
            end--;
        }
        return token[start..end];
    }

    private static bool EndsSentence(ReadOnlySpan<char> token, ReadOnlySpan<char> word)
    {
        var end = token.TrimEnd("\"'”’)]*_");
        return end.Length > 0 && end[^1] is '.' or '!' or '?' or '…' && !(end[^1] is '.' && Abbreviations.Contains(word.ToString().ToLowerInvariant()));
    }

    private static readonly SearchValues<char> BetweenWords = SearchValues.Create(" \t\u00A0—–/");

    private static readonly HashSet<string> Abbreviations = ["e.g", "i.e", "mr", "mrs", "ms", "dr", "st", "etc", "vs", "no"];
}
