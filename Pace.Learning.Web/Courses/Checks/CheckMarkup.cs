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
                to.Add($"""<ul class="choice-list">""");
                WriteOptions(to, check, given, feedbackOf, unsaved);
                to.Add($"</ul></fieldset>");
                break;
            case CheckKind.Ordering:
                OpenGroup(to, check, unsaved, "Give each line its place.");
                OrderingMarkup.Write(to, check, view.PersonId, given, feedbackOf, Wrong(0, unsaved));
                to.Add($"</fieldset>");
                break;
            case CheckKind.Matching:
                OpenGroup(to, check, unsaved, "Choose what goes with each line.");
                MatchingMarkup.Write(to, check, view.PersonId, given, feedbackOf, Wrong(0, unsaved));
                to.Add($"</fieldset>");
                break;
            default:
                WriteText(to, check, unsaved?.Answer?.Text ?? history?.Text ?? "", unsaved);
                break;
        }
    }

    private static void OpenGroup(MarkupWriter to, CheckBlock check, Unsaved? unsaved, string hint)
    {
        to.Add($"""<fieldset aria-labelledby="{check.Id}-question" aria-describedby="{check.Id}-hint{ErrorOf(check, unsaved)}">""");
        to.Add($"""<p class="hint" id="{check.Id}-hint">{hint}</p>""");
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
                to.Feedback(option.Right, option.Right ? "Right." : "Not quite.", option);
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

    private static string ButtonText(CheckBlock check, CheckHistory? history) => (check.Kind, history) switch
    {
        (CheckKind.Short, null) => "Save and compare",
        (CheckKind.Short, _) => "Save a new answer",
        (_, null) => "Check my answer",
        _ => "Try again",
    };
}
