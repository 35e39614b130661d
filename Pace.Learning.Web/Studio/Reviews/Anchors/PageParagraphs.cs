using System.Security.Cryptography;
using System.Text;

namespace Pace.Learning.Web.Studio.Reviews.Anchors;

/// <summary>The paragraphs of a text, made ready to be told from one another: by a mark of their words, and by how much two of them say the same.</summary>
internal sealed class PageParagraphs
{
    private readonly string[][] words;

    public PageParagraphs(IEnumerable<string> texts)
    {
        Texts = [.. texts];
        words = [.. Texts.Select(WordsOf)];
        Marks = [.. words.Select(MarkOf)];
    }

    /// <summary>As they are read.</summary>
    public IReadOnlyList<string> Texts { get; }

    /// <summary>A short mark of each: the same for the same words, whatever their capitals, signs and spaces.</summary>
    public IReadOnlyList<string> Marks { get; }

    /// <summary>The mark of the one before or after; empty at the ends.</summary>
    public string MarkAt(int index) => index >= 0 && index < Marks.Count ? Marks[index] : "";

    /// <summary>The mark of a text.</summary>
    public static string MarkOf(string text) => MarkOf(WordsOf(text));

    /// <summary>Whether a text holds a phrase, word for word.</summary>
    public static bool Holds(string text, string phrase) => $" {string.Join(' ', WordsOf(text))} ".Contains($" {string.Join(' ', WordsOf(phrase))} ", StringComparison.Ordinal);

    /// <summary>How much a paragraph says the same as another text: 0 for nothing, 1 for all of it. Words count, and pairs of them, so that an order counts too.</summary>
    public double Likeness(int index, string text)
    {
        var other = WordsOf(text);
        return (Shared(words[index], other) + Shared([.. Pairs(words[index])], [.. Pairs(other)])) / 2;
    }

    /// <summary>The one that is likest a text; <c>null</c> when there is none.</summary>
    public int? Likest(string text)
    {
        var mark = MarkOf(text);
        return Marks.Count == 0 ? null : Enumerable.Range(0, Marks.Count).MaxBy(i => Marks[i] == mark ? 2 : Likeness(i, text));
    }

    private static string MarkOf(string[] words) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join(' ', words))))[..ParagraphAnchor.MarkLength];

    private static string[] WordsOf(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var sign in text)
        {
            // An apostrophe belongs to its word, whichever of the two is typed.
            if (char.IsLetterOrDigit(sign))
            {
                plain.Append(char.ToLowerInvariant(sign));
            }
            else if (sign is not ('\'' or '’'))
            {
                plain.Append(' ');
            }
        }
        return plain.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries);
    }

    private static IEnumerable<string> Pairs(string[] words) => words.Prepend("").Zip(words.Append(""), (one, next) => $"{one} {next}");

    // What both have, each as often as both have it, of all that they have.
    private static double Shared(string[] one, string[] other)
    {
        if (one.Length + other.Length == 0)
        {
            return 0;
        }
        var left = other.GroupBy(w => w).ToDictionary(g => g.Key, g => g.Count());
        var both = one.Count(w => left.TryGetValue(w, out var count) && count > 0 && (left[w] = count - 1) >= 0);
        return 2.0 * both / (one.Length + other.Length);
    }
}
