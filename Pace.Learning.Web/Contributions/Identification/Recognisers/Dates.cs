using System.Collections.Frozen;
using System.Globalization;
using System.Text.RegularExpressions;
using Pace.Learning.Web.Contributions.Identification.Lists;

namespace Pace.Learning.Web.Contributions.Identification.Recognisers;

/// <summary>Exact days, and months of a year. A year alone, or a month alone, tells little.</summary>
internal sealed partial class Dates : IRecogniser
{
    private static readonly FrozenSet<string> Months = WordList.Of(
        "january february march april may june july august september october november december jan feb mar apr jun jul aug sept sep oct nov dec");

    public IEnumerable<Found> Find(ReadText text) => InWords(text)
        .Concat(InDigits().Matches(text.Text).Where(IsDay).Select(m => new Found(m.Index, m.Index + m.Length, DetailKind.Date)));

    private static IEnumerable<Found> InWords(ReadText text)
    {
        for (var i = 0; i < text.Words.Count; i++)
        {
            var word = text.At(i);
            if (Months.Contains(word.Key) && AroundMonth(text, i) is { } found)
            {
                yield return found;
            }
            else if (word.Key is "born" or "dob" && Behind(text, i, "in", "on", "is", "was") is var year && IsYear(text.At(year)))
            {
                yield return Found.Of(text.At(year), DetailKind.Date);
            }
        }
    }

    private static Found? AroundMonth(ReadText text, int month)
    {
        // "may" and "march" are done as often as they are months.
        var isAct = text.At(month).Key is "may" or "march" or "mar";
        var day = text.Before(month).Key == "of" ? month - 2 : month - 1;
        var hasYear = IsYear(text.Behind(month)) || (text.At(month).After == ',' && IsYear(text.At(month + 1)));
        var end = text.At(hasYear ? month + 1 : month);
        if (text.At(day).LeadsOn && DayOf(text.At(day)) is { } before && (before.IsOrdinal || day == month - 2 || hasYear || !isAct || !text.At(month).LeadsOn || text.Before(day).Key is "on" or "the" or "until" or "till" or "since"))
        {
            return Found.Of(text.At(day), end, DetailKind.Date);
        }
        if (hasYear)
        {
            return Found.Of(text.At(month), end, DetailKind.Date);
        }
        var behind = text.Behind(month).Key == "the" ? month + 2 : month + 1;
        if (text.At(behind - 1).LeadsOn && DayOf(text.At(behind)) is { } after && (after.IsOrdinal || text.Before(month).Key is "on" or "since"))
        {
            var year = text.At(behind).After is ' ' or ',' && IsYear(text.At(behind + 1));
            return Found.Of(text.At(month), text.At(year ? behind + 1 : behind), DetailKind.Date);
        }
        return null;
    }

    private static int Behind(ReadText text, int index, params ReadOnlySpan<string> between)
    {
        var next = index + 1;
        return between.Contains(text.At(next).Key) ? next + 1 : next;
    }

    private static (int Day, bool IsOrdinal)? DayOf(Word word)
    {
        var isOrdinal = word.Key.Length > 2 && word.Key[^2..] is "st" or "nd" or "rd" or "th" && char.IsAsciiDigit(word.Key[0]);
        return int.TryParse(isOrdinal ? word.Key[..^2] : word.Key, NumberStyles.None, CultureInfo.InvariantCulture, out var day) && day is >= 1 and <= 31 ? (day, isOrdinal) : null;
    }

    private static bool IsYear(Word word) => word is { IsNumber: true, Raw: [('1' or '2'), ('9' or '0'), _, _] };

    private static bool IsDay(Match match)
    {
        var parts = match.Value.Split('/', '.', '-', ' ').Select(p => int.Parse(p, CultureInfo.InvariantCulture)).ToList();
        var (day, month) = parts[0] > 31 ? (parts[2], parts[1]) : (parts[0], parts[1]);
        return day is >= 1 and <= 31 && month is >= 1 and <= 12 || (month is >= 1 and <= 31 && day is >= 1 and <= 12);
    }

    [GeneratedRegex(@"(?<![\p{L}\p{Nd}/.-])(?:\d{1,2}([/.-])\d{1,2}\1(?:\d{4}|\d{2})|(?:19|20)\d\d([/.-])\d{1,2}\2\d{1,2})(?![\p{L}\p{Nd}/-])")]
    private static partial Regex InDigits();
}
