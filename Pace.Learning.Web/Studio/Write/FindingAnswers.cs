using Pace.Learning.Content.Language;

namespace Pace.Learning.Web.Studio.Write;

/// <summary>What somebody does about a finding, done to the text itself: it stays with the text wherever that goes.</summary>
internal static class FindingAnswers
{
    /// <summary>The text with a reason, or without it any more when none is given; <c>null</c>: there is no such finding.</summary>
    public static string? With(string text, LanguageGuide guide, string key, string reason)
    {
        var report = guide.Check(text);
        if (report.Findings.FirstOrDefault(f => $"{f.Rule.Id}@{f.Start}" == key) is not { } finding)
        {
            return null;
        }
        if (!string.IsNullOrWhiteSpace(reason))
        {
            return LanguageGuide.AnswerTo(text, finding, reason.Trim()).In(text);
        }
        return finding.Answer is { } answer ? Without(text, answer) : null;
    }

    /// <summary>The text with other words in place of those that were found; <c>null</c>: there is no such finding.</summary>
    public static string? Instead(string text, LanguageGuide guide, string key, string instead) =>
        guide.Check(text).Findings.FirstOrDefault(f => $"{f.Rule.Id}@{f.Start}" == key) is { } finding && finding.Rule.Instead.Contains(instead)
            ? text.Remove(finding.Start, finding.Length).Insert(finding.Start, instead)
            : null;

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
