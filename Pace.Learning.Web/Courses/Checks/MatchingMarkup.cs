using Pace.Learning.Content.Blocks;
using Pace.Learning.Content.Markup;

namespace Pace.Learning.Web.Courses.Checks;

/// <summary>
/// The lines of a matching, each with its select below it. A closed select shows one line of its text, so where that wouldn't do the choices stand above in full,
/// each under a letter, and the select begins with the letter.
/// </summary>
internal static class MatchingMarkup
{
    // What a select has room for on the smallest phone.
    private const int LongestInSelect = 16;

    public static void Write(
        MarkupWriter to, CheckBlock check, Guid personId, IReadOnlyDictionary<string, string> given, IReadOnlyDictionary<string, string>? feedbackOf, FinishedHtml wrong)
    {
        var matches = StableOrder.OfMatches(check, personId);
        var isLettered = matches.Any(m => m.MatchText.Length > LongestInSelect);
        if (isLettered)
        {
            WriteLetters(to, check, matches);
        }
        var offers = matches.Select((m, i) => (m.MatchText, isLettered ? $"{Letter(i)}. {m.MatchText}" : m.MatchText)).ToList();
        to.Add($"""<ul class="match-list">""");
        for (var i = 0; i < check.Options.Count; i++)
        {
            var line = check.Options[i];
            var id = $"{check.Id}-{i + 1}";
            var chosen = given.GetValueOrDefault(line.Key);
            to.Add($"""<li class="match-line"><label for="{id}">{line.Html}</label>""");
            to.Select($"match.{line.Key}", id, i == 0 ? wrong : default, offers, chosen);
            if (chosen is not null && feedbackOf?.ContainsKey(line.Key) is true)
            {
                var isRight = Scoring.IsRight(check, line, feedbackOf);
                to.Feedback(isRight, isRight ? "Goes with:" : "Doesn't go with:", line, chosen);
            }
            to.Add($"</li>");
        }
        to.Add($"</ul>");
    }

    /// <summary>All pairs, beside what was chosen instead. Folded, so that nobody is told who would rather try again first.</summary>
    public static void WriteComparison(MarkupWriter to, CheckBlock check, IReadOnlyDictionary<string, string> given)
    {
        to.Add($"""<details class="compare"><summary>See what goes with what</summary><ul>""");
        foreach (var pair in check.Options)
        {
            var chosen = given.GetValueOrDefault(pair.Key);
            var isSame = chosen == pair.MatchText;
            to.Add($"""<li><p class="compare-line">{pair.Html}</p><div class="compare-pair"><p><strong>{(isSame ? "Right, and yours:" : "Right:")}</strong> {pair.MatchHtml}</p>""");
            if (!isSame && chosen is not null)
            {
                to.Add($"<p><strong>Yours:</strong> {chosen}</p>");
            }
            to.Add($"</div></li>");
        }
        to.Add($"</ul></details>");
    }

    private static void WriteLetters(MarkupWriter to, CheckBlock check, IReadOnlyList<CheckOption> matches)
    {
        to.Add($"""<ul class="letter-list" aria-label="The choices">""");
        for (var i = 0; i < matches.Count; i++)
        {
            to.Add($"""<li><strong class="letter">{Letter(i)}.</strong> <span>{matches[i].MatchHtml}</span></li>""");
        }
        to.Add($"</ul>");
    }

    private static string Letter(int index) => ((char)('A' + index)).ToString();
}
