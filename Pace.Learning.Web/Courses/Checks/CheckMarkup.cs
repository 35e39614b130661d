using System.Globalization;
using Pace.Learning.Content.Blocks;
using Pace.Learning.Content.Markup;
using Pace.Learning.Web.Courses.Lessons;

namespace Pace.Learning.Web.Courses.Checks;

/// <summary>
/// A knowledge check: its form with the learner's latest answer in it, feedback beside what was chosen, and how it went.
/// Right and wrong are said in words, never by colour alone.
/// </summary>
internal static class CheckMarkup
{
    private static readonly FinishedHtml Invalid = FinishedHtml.Of($" aria-invalid=\"true\" autofocus");

    public static void Write(MarkupWriter to, LessonView view, CheckBlock check)
    {
        var history = view.Record.Checks.GetValueOrDefault(check.FullId);
        var unsaved = view.UnsavedOf(check.Id);
        var wrongForm = unsaved?.Answer is null ? null : unsaved;
        to.Add($"""<section class="check" id="{check.Id}" aria-labelledby="{check.Id}-title {check.Id}-question">""");
        to.Add($"""<p class="block-title" id="{check.Id}-title">Check your understanding</p>""");
        to.Add($"""<div class="question" id="{check.Id}-question">{check.QuestionHtml}</div>""");
        if (history is not null && wrongForm is null)
        {
            CheckResultMarkup.Write(to, check, history);
        }
        to.OpenForm(view, "checks", check.Id);
        to.Add($"""<input type="hidden" name="token" value="{Guid.NewGuid().ToString()}">""");
        if (wrongForm is not null)
        {
            to.Error(check.Id, wrongForm.Error);
        }
        WriteFields(to, view, check, history, wrongForm);
        to.Add($"""<button class="button">{ButtonText(check, history)}</button></form>""");
        if (check.Kind is CheckKind.Short && history is not null)
        {
            SelfMarkMarkup.Write(to, view, check, history, unsaved);
        }
        to.Add($"</section>");
    }

    private static void WriteFields(MarkupWriter to, LessonView view, CheckBlock check, CheckHistory? history, Unsaved? unsaved)
    {
        var given = unsaved?.Answer?.Choices ?? history?.Answer ?? new Dictionary<string, string>();
        var feedbackOf = unsaved is null && history is not null ? given : null;
        switch (check.Kind)
        {
            case CheckKind.Single or CheckKind.Multiple:
                OpenGroup(to, check, unsaved, check.Kind is CheckKind.Multiple ? "Choose all that are right." : "Choose one.");
                WriteOptions(to, check, given, feedbackOf, unsaved);
                to.Add($"</ul></fieldset>");
                break;
            case CheckKind.Ordering:
                OpenGroup(to, check, unsaved, "Give each line its place.");
                WriteSelects(to, check, StableOrder.OfItems(check, view.PersonId), "place", Places(check), given, feedbackOf, unsaved);
                to.Add($"</ul></fieldset>");
                break;
            case CheckKind.Matching:
                OpenGroup(to, check, unsaved, "Choose what goes with each line.");
                WriteSelects(to, check, check.Options, "match", Matches(check, view.PersonId), given, feedbackOf, unsaved);
                to.Add($"</ul></fieldset>");
                break;
            default:
                WriteText(to, check, unsaved?.Answer?.Text ?? history?.Text ?? "", unsaved);
                break;
        }
    }

    private static void OpenGroup(MarkupWriter to, CheckBlock check, Unsaved? unsaved, string hint)
    {
        to.Add($"""<fieldset aria-labelledby="{check.Id}-question" aria-describedby="{check.Id}-hint{ErrorOf(check, unsaved)}">""");
        to.Add($"""<p class="hint" id="{check.Id}-hint">{hint}</p><ul class="choice-list">""");
    }

    private static void WriteOptions(
        MarkupWriter to, CheckBlock check, IReadOnlyDictionary<string, string> given, IReadOnlyDictionary<string, string>? feedbackOf, Unsaved? unsaved)
    {
        var type = check.Kind is CheckKind.Multiple ? "checkbox" : "radio";
        for (var i = 0; i < check.Options.Count; i++)
        {
            var option = check.Options[i];
            var isChecked = given.ContainsKey(option.Key) ? " checked" : "";
            to.Add($"""<li><div class="option"><input type="{type}" name="{GivenAnswer.Chosen}" value="{option.Key}" id="{check.Id}-{i + 1}"{isChecked}{Wrong(i, unsaved)}>""");
            to.Add($"""<label for="{check.Id}-{i + 1}">{option.Html}</label></div>""");
            if (feedbackOf?.ContainsKey(option.Key) is true)
            {
                WriteFeedback(to, option.Right, option);
            }
            to.Add($"</li>");
        }
    }

    private static void WriteSelects(
        MarkupWriter to, CheckBlock check, IReadOnlyList<CheckOption> lines, string field, IReadOnlyList<(string Value, string Text)> offers,
        IReadOnlyDictionary<string, string> given, IReadOnlyDictionary<string, string>? feedbackOf, Unsaved? unsaved)
    {
        for (var i = 0; i < lines.Count; i++)
        {
            var line = lines[i];
            var chosen = given.GetValueOrDefault(line.Key);
            to.Add($"""<li><div class="option"><label for="{check.Id}-{i + 1}">{line.Html}</label>""");
            to.Add($"""<select name="{field}.{line.Key}" id="{check.Id}-{i + 1}"{Wrong(i, unsaved)}><option value="">Choose</option>""");
            foreach (var (value, text) in offers)
            {
                to.Add($"""<option value="{value}"{(value == chosen ? " selected" : "")}>{text}</option>""");
            }
            to.Add($"</select></div>");
            if (feedbackOf?.ContainsKey(line.Key) is true)
            {
                WriteFeedback(to, Scoring.IsRight(check, line, feedbackOf), line);
            }
            to.Add($"</li>");
        }
    }

    private static void WriteText(MarkupWriter to, CheckBlock check, string text, Unsaved? unsaved)
    {
        to.Add($"""<div class="{(unsaved is null ? "field" : "field field-wrong")}"><label for="{check.Id}-1">Your answer</label>""");
        to.Add($"""<p class="hint" id="{check.Id}-hint">A few sentences. Only you can read them.</p>""");
        to.AddLine($"""<textarea rows="5" name="text" id="{check.Id}-1" aria-describedby="{check.Id}-question {check.Id}-hint{ErrorOf(check, unsaved)}"{Wrong(0, unsaved)}>""");
        to.Add($"{text}</textarea></div>");
    }

    // The first field of a form that has something wrong takes the keyboard.
    private static FinishedHtml Wrong(int index, Unsaved? unsaved) => unsaved is not null && index == 0 ? Invalid : default;

    private static string ErrorOf(CheckBlock check, Unsaved? unsaved) => unsaved is null ? "" : $" {check.Id}-error";

    private static void WriteFeedback(MarkupWriter to, bool isRight, CheckOption option)
    {
        var (style, words) = isRight ? ("feedback-right", "Right.") : ("feedback-wrong", "Not quite.");
        to.Add($"""<div class="{style}"><div><p><strong>{words}</strong></p>{option.FeedbackHtml}</div></div>""");
    }

    private static IReadOnlyList<(string, string)> Places(CheckBlock check) =>
        [.. Enumerable.Range(1, check.Options.Count).Select(i => (i.ToString(CultureInfo.InvariantCulture), Ordinal(i)))];

    private static IReadOnlyList<(string, string)> Matches(CheckBlock check, Guid personId) =>
        [.. StableOrder.OfMatches(check, personId).Select(o => (o.MatchText, o.MatchText))];

    private static string Ordinal(int place) => place switch { 1 => "1st", 2 => "2nd", 3 => "3rd", _ => $"{place}th" };

    private static string ButtonText(CheckBlock check, CheckHistory? history) => (check.Kind, history) switch
    {
        (CheckKind.Short, null) => "Save and compare",
        (CheckKind.Short, _) => "Save a new answer",
        (_, null) => "Check my answer",
        _ => "Try again",
    };
}
