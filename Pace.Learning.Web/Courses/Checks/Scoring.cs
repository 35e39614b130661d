using System.Globalization;
using Pace.Learning.Content.Blocks;

namespace Pace.Learning.Web.Courses.Checks;

/// <summary>How much of an answer is right, from 0 to 1. Answers go by the options' keys, so an edited file keeps old answers readable.</summary>
internal static class Scoring
{
    public static double Of(CheckBlock check, IReadOnlyDictionary<string, string> answer) => check.Kind switch
    {
        CheckKind.Single => check.Options.Any(o => o.Right && answer.ContainsKey(o.Key)) ? 1 : 0,
        CheckKind.Multiple => OfMultiple(check, answer),
        CheckKind.Ordering or CheckKind.Matching => Share(check, check.Options.Count(o => IsRight(check, o, answer))),
        _ => Share(check, check.Options.Sum(o => Mark(o, answer))),
    };

    /// <summary>Whether this one part of the answer is right: a chosen option, an item's place, a pair.</summary>
    public static bool IsRight(CheckBlock check, CheckOption option, IReadOnlyDictionary<string, string> answer) => check.Kind switch
    {
        CheckKind.Ordering => answer.TryGetValue(option.Key, out var place) && place == Place(check, option),
        CheckKind.Matching => answer.TryGetValue(option.Key, out var match) && match == option.MatchText,
        _ => option.Right,
    };

    private static string Place(CheckBlock check, CheckOption option)
    {
        for (var i = 0; i < check.Options.Count; i++)
        {
            if (check.Options[i].Key == option.Key)
            {
                return (i + 1).ToString(CultureInfo.InvariantCulture);
            }
        }
        return "";
    }

    // A wrong choice takes back a right one: choosing everything isn't an answer.
    private static double OfMultiple(CheckBlock check, IReadOnlyDictionary<string, string> answer)
    {
        var right = check.Options.Count(o => o.Right);
        var found = check.Options.Count(o => o.Right && answer.ContainsKey(o.Key));
        var wrong = check.Options.Count(o => !o.Right && answer.ContainsKey(o.Key));
        return right == 0 ? (wrong == 0 ? 1 : 0) : Math.Max(0, found - wrong) / (double)right;
    }

    private static double Mark(CheckOption point, IReadOnlyDictionary<string, string> answer) =>
        answer.TryGetValue(point.Key, out var mark) ? SelfMark.Value(mark) : 0;

    private static double Share(CheckBlock check, double right) => check.Options.Count == 0 ? 1 : right / check.Options.Count;
}
