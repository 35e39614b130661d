using System.Globalization;
using Pace.Learning.Content.Blocks;
using Pace.Learning.Content.Markup;

namespace Pace.Learning.Web.Courses.Checks;

/// <summary>
/// The lines of an ordering: each with all its words, and a list of places below them. <c>js/order.js</c> makes cards of them that are moved, and fills in the same lists.
/// </summary>
internal static class OrderingMarkup
{
    public static void Write(
        MarkupWriter to, CheckBlock check, Guid personId, IReadOnlyDictionary<string, string> given, IReadOnlyDictionary<string, string>? feedbackOf, FinishedHtml wrong)
    {
        var places = Enumerable.Range(1, check.Options.Count).Select(i => (Place(i), Ordinal(i))).ToList();
        var lines = Shown(check, personId, given);
        to.Add($"""<ol class="order-list" data-order="{check.Id}">""");
        for (var i = 0; i < lines.Count; i++)
        {
            var line = lines[i];
            var id = $"{check.Id}-{i + 1}";
            to.Add($"""<li class="order-line"><label for="{id}">{line.Html}</label><div class="order-place">""");
            to.Select($"place.{line.Key}", id, i == 0 ? wrong : default, places, given.GetValueOrDefault(line.Key));
            to.Add($"</div>");
            if (feedbackOf?.ContainsKey(line.Key) is true)
            {
                var isRight = Scoring.IsRight(check, line, feedbackOf);
                to.Feedback(isRight, isRight ? "In its place." : "Not in its place yet.", line);
            }
            to.Add($"</li>");
        }
        to.Add($"</ol>");
    }

    /// <summary>The right order beside one's own. Folded, so that nobody is told who would rather try again first.</summary>
    public static void WriteComparison(MarkupWriter to, CheckBlock check, IReadOnlyDictionary<string, string> given)
    {
        if (!IsWhole(check, given))
        {
            return;
        }
        var own = InOrder(check, given);
        to.Add($"""<details class="compare"><summary>See the right order beside yours</summary><ol>""");
        for (var i = 0; i < own.Count; i++)
        {
            var isSame = own[i].Key == check.Options[i].Key;
            to.Add($"""<li><div class="compare-pair"><p><strong>{(isSame ? "Right, and yours:" : "Right:")}</strong> {check.Options[i].Html}</p>""");
            if (!isSame)
            {
                to.Add($"<p><strong>Yours:</strong> {own[i].Html}</p>");
            }
            to.Add($"</div></li>");
        }
        to.Add($"</ol></details>");
    }

    // Once every line has its own place they stand as they were put; until then as they were shuffled.
    private static IReadOnlyList<CheckOption> Shown(CheckBlock check, Guid personId, IReadOnlyDictionary<string, string> given) =>
        IsWhole(check, given) ? InOrder(check, given) : StableOrder.OfItems(check, personId);

    private static IReadOnlyList<CheckOption> InOrder(CheckBlock check, IReadOnlyDictionary<string, string> given) =>
        [.. check.Options.OrderBy(o => int.Parse(given[o.Key], CultureInfo.InvariantCulture))];

    // An answer that was given before the file was edited may name other lines, or fewer.
    private static bool IsWhole(CheckBlock check, IReadOnlyDictionary<string, string> given) =>
        check.Options.Select(o => given.GetValueOrDefault(o.Key)).Where(p => int.TryParse(p, NumberStyles.None, CultureInfo.InvariantCulture, out _)).Distinct().Count() == check.Options.Count;

    private static string Place(int place) => place.ToString(CultureInfo.InvariantCulture);

    private static string Ordinal(int place) => place switch { 1 => "1st", 2 => "2nd", 3 => "3rd", _ => $"{place}th" };
}
