using System.Globalization;
using Pace.Learning.Content.Language;

namespace Pace.Learning.Web.Studio.Write;

/// <summary>What somebody does about a finding, done to the text itself: it stays with the text wherever that goes.</summary>
internal static class FindingAnswers
{
    /// <summary>The text with a reason, or without it any more when none is given; <c>null</c>: there is no such finding.</summary>
    public static string? With(string text, LanguageGuide guide, string key, string reason) => string.IsNullOrWhiteSpace(reason)
        ? Find(text, guide, key, f => f.Answer is not null) is { Answer: { } answer } ? Without(text, answer) : null
        : Find(text, guide, key, f => f.Answer is null) is { } finding ? LanguageGuide.AnswerTo(text, finding, reason.Trim()).In(text) : null;

    /// <summary>The text with several reasons, and how many of them are in it. One that was given for words that are gone, or answered by another of them, isn't.</summary>
    public static (string Text, int Kept) With(string text, LanguageGuide guide, IEnumerable<(string Key, string Reason)> reasons)
    {
        var kept = 0;
        // From the end, so that what stands above keeps its place.
        foreach (var (key, reason) in reasons.Where(r => !string.IsNullOrWhiteSpace(r.Reason)).OrderByDescending(r => PlaceOf(r.Key)))
        {
            if (With(text, guide, key, reason) is { } answered)
            {
                (text, kept) = (answered, kept + 1);
            }
        }
        return (text, kept);
    }

    /// <summary>The text with other words in place of those that were found; <c>null</c>: there is no such finding.</summary>
    public static string? Instead(string text, LanguageGuide guide, string key, string instead) => Find(text, guide, key, f => f.Rule.Instead.Contains(instead)) is { } finding
        ? text.Remove(finding.Start, finding.Length).Insert(finding.Start, instead)
        : null;

    /// <summary>The finding that a key means. Somebody may have written above it since it was shown: then it is the nearest of its rule.</summary>
    private static LanguageFinding? Find(string text, LanguageGuide guide, string key, Func<LanguageFinding, bool> isMeant)
    {
        var place = PlaceOf(key);
        return guide.Check(text).Findings.Where(f => key.StartsWith($"{f.Rule.Id}@", StringComparison.Ordinal) && isMeant(f)).MinBy(f => Math.Abs(f.Start - place));
    }

    private static int PlaceOf(string key) => int.TryParse(key.AsSpan(key.LastIndexOf('@') + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var place) ? place : 0;

    /// <summary>The answer's line goes, with the blank line that set it apart.</summary>
    private static string Without(string text, LanguageAnswer answer)
    {
        var end = answer.Start + answer.Length;
        if (end < text.Length && text[end] == '\n')
        {
            end++;
        }
        var start = answer.Start;
        while (start > 1 && text[start - 1] == '\n' && text[start - 2] == '\n' && end < text.Length && text[end] == '\n')
        {
            start--;
        }
        return text.Remove(start, end - start);
    }
}
