using Pace.Learning.Content.Blocks;
using Pace.Learning.Content.Markup;
using Pace.Learning.Web.Courses.Lessons;

namespace Pace.Learning.Web.Courses.Checks;

/// <summary>How the latest attempt went, the best so far, and what is said to everyone who has answered.</summary>
internal static class CheckResultMarkup
{
    public static void Write(MarkupWriter to, CheckBlock check, CheckHistory history)
    {
        var (style, words) = Verdict(check, history);
        // The style sheet puts a sign before the words; the words say it without.
        to.Add($"""<div class="check-result" role="status"><p class="verdict {style}">{words}</p>""");
        if (check.Kind is not CheckKind.Short || history.Score is not null)
        {
            to.Add(check.ExplanationHtml);
        }
        if (history.Best is { } best)
        {
            to.Add($"""<p class="best-score">Best so far: {Percent(best)}%. Attempts: {history.Attempts}.</p>""");
        }
        if (history.Score < 1)
        {
            WriteComparison(to, check, history);
        }
        to.Add($"</div>");
    }

    private static void WriteComparison(MarkupWriter to, CheckBlock check, CheckHistory history)
    {
        switch (check.Kind)
        {
            case CheckKind.Ordering:
                OrderingMarkup.WriteComparison(to, check, history.Answer);
                break;
            case CheckKind.Matching:
                MatchingMarkup.WriteComparison(to, check, history.Answer);
                break;
        }
    }

    private static (string Style, string Words) Verdict(CheckBlock check, CheckHistory history) => history.Score switch
    {
        null => ("verdict-saved", "Saved. Compare your words with the model answer below, and mark them yourself."),
        _ when check.Kind is CheckKind.Short => ("verdict-saved", $"You marked yourself at {Percent(history.Score.Value)}%."),
        >= 1 => ("verdict-helps", "Right."),
        > 0 => ("verdict-mixed", "Partly right. " + Detail(check, history)),
        _ => ("verdict-hurts", "Not right yet. " + Detail(check, history)),
    };

    private static string Detail(CheckBlock check, CheckHistory history)
    {
        var right = check.Options.Count(o => history.Answer.ContainsKey(o.Key) && Scoring.IsRight(check, o, history.Answer));
        return check.Kind switch
        {
            CheckKind.Multiple => $"You found {right} of the {check.Options.Count(o => o.Right)} right answers"
                + (history.Answer.Count > right ? ", and chose something that isn't one." : "."),
            CheckKind.Ordering => $"{right} of {check.Options.Count} are in their place.",
            CheckKind.Matching => $"{right} of {check.Options.Count} go together.",
            _ => "Read what is said beside your answer, then try again.",
        };
    }

    private static int Percent(double score) => (int)Math.Floor((score * 100) + 1e-9);
}
