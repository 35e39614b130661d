using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Pace.Learning.Content.Prose;

namespace Pace.Learning.Content.Rules;

/// <summary>A percentage, or a count such as "4 of 32", has a citation in its paragraph, list item or table row.</summary>
internal sealed class StatisticSources(FindingLog findings)
{
    private static readonly string[] NumberWords =
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

    private readonly Dictionary<MarkdownObject, bool> cited = [];

    public void Check(ParagraphBlock paragraph, int line)
    {
        var text = ProseText.Of(paragraph.Inline);
        if (Find(text) is { } statistic && !IsCited(paragraph))
        {
            // "One of 4 modules" is no statistic, and "four of 32" is: a person has to look.
            var severity = char.IsAsciiDigit(statistic[0]) ? Severity.Error : Severity.Warning;
            findings.Add(line, severity, RuleNames.StatisticWithoutSource, $"\"{statistic}\" needs its source beside it, such as [@TCE].");
        }
    }

    private bool IsCited(ParagraphBlock paragraph)
    {
        MarkdownObject scope = paragraph;
        for (var outer = paragraph.Parent; outer is not null; outer = outer.Parent)
        {
            if (outer is ListItemBlock or TableRow)
            {
                scope = outer;
                break;
            }
        }
        if (!cited.TryGetValue(scope, out var isCited))
        {
            cited[scope] = isCited = MarkdownWalk.Over(scope).OfType<CitationInline>().Any();
        }
        return isCited;
    }

    /// <summary>The first percentage or count of a text.</summary>
    private static string? Find(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsAsciiDigit(text[i]) || (i > 0 && (char.IsLetterOrDigit(text[i - 1]) || text[i - 1] is '.' or ',')))
            {
                continue;
            }
            var end = i;
            while (end < text.Length && (char.IsAsciiDigit(text[end]) || (text[end] is '.' or ',' && end + 1 < text.Length && char.IsAsciiDigit(text[end + 1]))))
            {
                end++;
            }
            if (Percentage(text, i, end) is { } percentage)
            {
                return percentage;
            }
            if (Count(text, i, end) is { } count)
            {
                return count;
            }
            i = end - 1;
        }
        return null;
    }

    private static string? Percentage(string text, int start, int end)
    {
        var rest = text.AsSpan(end);
        var length = rest.StartsWith("%") ? 1
            : rest.StartsWith(" %") ? 2
            : rest.StartsWith(" per cent") ? 9
            : rest.StartsWith(" percent") ? 8
            : 0;
        return length == 0 ? null : text[start..(end + length)];
    }

    /// <summary>"4 of 32", "four of 32", "4 of the 32", when the number at hand is the larger one.</summary>
    private static string? Count(string text, int start, int end)
    {
        var before = text.AsSpan(0, start).TrimEnd();
        if (before.EndsWith(" the"))
        {
            before = before[..^4].TrimEnd();
        }
        if (!before.EndsWith(" of"))
        {
            return null;
        }
        var part = before[..^3].TrimEnd();
        var word = part[(part.LastIndexOfAny(" (\n\"“") + 1)..];
        var isNumber = word.Length > 0 && (word.IndexOfAnyExceptInRange('0', '9') < 0 || NumberWords.Contains(word.ToString().ToLowerInvariant()));
        return isNumber ? text[(part.Length - word.Length)..end] : null;
    }
}
