using System.Globalization;
using Pace.Learning.Content.Blocks;
using Pace.Learning.Web.Courses.Checks.Answer;
using Pace.Learning.Web.Courses.Lessons;

namespace Pace.Learning.Web.Courses.Checks;

/// <summary>
/// A knowledge check: its form with the learner's latest answer in it, feedback beside what was chosen, and how it went.
/// Right and wrong are said in words, never by colour alone.
/// </summary>
internal static class CheckMarkup
{
    public static void Write(Markup to, LessonView view, CheckBlock check)
    {
        var history = view.Record.Checks.GetValueOrDefault(check.FullId);
        var unsaved = view.UnsavedOf(check.Id);
        var wrongForm = unsaved?.Answer is null ? null : unsaved;
        to.Raw("<section class=\"check\" id=\"").Text(check.Id).Raw("\" aria-labelledby=\"").Text(check.Id)
            .Raw("-title ").Text(check.Id).Raw("-question\"><p class=\"block-title\" id=\"").Text(check.Id).Raw("-title\">Check your understanding</p><div class=\"question\" id=\"")
            .Text(check.Id).Raw("-question\">").Raw(check.QuestionHtml).Raw("</div>");
        if (history is not null && wrongForm is null)
        {
            CheckResultMarkup.Write(to, check, history);
        }
        view.OpenForm(to, "checks", check.Id);
        to.Raw("<input type=\"hidden\" name=\"token\" value=\"").Raw(Guid.NewGuid().ToString()).Raw("\">");
        if (wrongForm is not null)
        {
            to.Error(check.Id, wrongForm.Error);
        }
        WriteFields(to, view, check, history, wrongForm);
        to.Raw("<button class=\"button\">").Raw(ButtonText(check, history)).Raw("</button></form>");
        if (check.Kind is CheckKind.Short && history is not null)
        {
            SelfMarkMarkup.Write(to, view, check, history, unsaved);
        }
        to.Raw("</section>");
    }

    private static void WriteFields(Markup to, LessonView view, CheckBlock check, CheckHistory? history, Unsaved? unsaved)
    {
        var given = unsaved?.Answer?.Choices ?? history?.Answer ?? new Dictionary<string, string>();
        var feedbackOf = unsaved is null && history is not null ? given : null;
        switch (check.Kind)
        {
            case CheckKind.Single or CheckKind.Multiple:
                OpenGroup(to, check, unsaved, check.Kind is CheckKind.Multiple ? "Choose all that are right." : "Choose one.");
                WriteOptions(to, check, given, feedbackOf, unsaved);
                to.Raw("</ul></fieldset>");
                break;
            case CheckKind.Ordering:
                OpenGroup(to, check, unsaved, "Give each line its place.");
                WriteSelects(to, check, StableOrder.OfItems(check, view.PersonId), "place", Places(check), given, feedbackOf, unsaved);
                to.Raw("</ul></fieldset>");
                break;
            case CheckKind.Matching:
                OpenGroup(to, check, unsaved, "Choose what goes with each line.");
                WriteSelects(to, check, check.Options, "match", Matches(check, view.PersonId), given, feedbackOf, unsaved);
                to.Raw("</ul></fieldset>");
                break;
            default:
                WriteText(to, check, unsaved?.Answer?.Text ?? history?.Text ?? "", unsaved);
                break;
        }
    }

    private static void OpenGroup(Markup to, CheckBlock check, Unsaved? unsaved, string hint)
    {
        to.Raw("<fieldset aria-labelledby=\"").Text(check.Id).Raw("-question\" aria-describedby=\"").Text(check.Id).Raw("-hint");
        if (unsaved is not null)
        {
            to.Raw(" ").Text(check.Id).Raw("-error");
        }
        to.Raw("\"><p class=\"hint\" id=\"").Text(check.Id).Raw("-hint\">").Raw(hint).Raw("</p><ul class=\"choice-list\">");
    }

    private static void WriteOptions(
        Markup to, CheckBlock check, IReadOnlyDictionary<string, string> given, IReadOnlyDictionary<string, string>? feedbackOf, Unsaved? unsaved)
    {
        for (var i = 0; i < check.Options.Count; i++)
        {
            var option = check.Options[i];
            to.Raw("<li><div class=\"option\"><input type=\"").Raw(check.Kind is CheckKind.Multiple ? "checkbox" : "radio").Raw("\" name=\"")
                .Raw(GivenAnswer.Chosen).Raw("\" value=\"").Text(option.Key).Raw("\" id=\"").Text(check.Id).Raw("-").Number(i + 1).Raw("\"")
                .Raw(given.ContainsKey(option.Key) ? " checked" : "");
            MarkWrong(to, i, unsaved);
            to.Raw("><label for=\"").Text(check.Id).Raw("-").Number(i + 1).Raw("\">").Raw(option.Html).Raw("</label></div>");
            if (feedbackOf?.ContainsKey(option.Key) is true)
            {
                WriteFeedback(to, option.Right, option);
            }
            to.Raw("</li>");
        }
    }

    private static void WriteSelects(
        Markup to, CheckBlock check, IReadOnlyList<CheckOption> lines, string field, IReadOnlyList<(string Value, string Text)> offers,
        IReadOnlyDictionary<string, string> given, IReadOnlyDictionary<string, string>? feedbackOf, Unsaved? unsaved)
    {
        for (var i = 0; i < lines.Count; i++)
        {
            var line = lines[i];
            var chosen = given.GetValueOrDefault(line.Key);
            to.Raw("<li><div class=\"option\"><label for=\"").Text(check.Id).Raw("-").Number(i + 1).Raw("\">").Raw(line.Html).Raw("</label><select name=\"")
                .Raw(field).Raw(".").Text(line.Key).Raw("\" id=\"").Text(check.Id).Raw("-").Number(i + 1).Raw("\"");
            MarkWrong(to, i, unsaved);
            to.Raw("><option value=\"\">Choose</option>");
            foreach (var (value, text) in offers)
            {
                to.Raw("<option value=\"").Text(value).Raw(value == chosen ? "\" selected>" : "\">").Text(text).Raw("</option>");
            }
            to.Raw("</select></div>");
            if (feedbackOf?.ContainsKey(line.Key) is true)
            {
                WriteFeedback(to, Scoring.IsRight(check, line, feedbackOf), line);
            }
            to.Raw("</li>");
        }
    }

    private static void WriteText(Markup to, CheckBlock check, string text, Unsaved? unsaved)
    {
        to.Raw(unsaved is null ? "<div class=\"field\">" : "<div class=\"field field-wrong\">").Raw("<label for=\"").Text(check.Id)
            .Raw("-1\">Your answer</label><p class=\"hint\" id=\"").Text(check.Id)
            .Raw("-hint\">A few sentences. Only you can read them.</p><textarea rows=\"5\" name=\"text\" id=\"").Text(check.Id)
            .Raw("-1\" aria-describedby=\"").Text(check.Id).Raw("-question ").Text(check.Id).Raw("-hint");
        if (unsaved is not null)
        {
            to.Raw(" ").Text(check.Id).Raw("-error");
        }
        to.Raw("\"");
        MarkWrong(to, 0, unsaved);
        to.Raw(">\n").Text(text).Raw("</textarea></div>");
    }

    private static void MarkWrong(Markup to, int index, Unsaved? unsaved)
    {
        if (unsaved is not null && index == 0)
        {
            to.Raw(" aria-invalid=\"true\" autofocus");
        }
    }

    private static void WriteFeedback(Markup to, bool isRight, CheckOption option) =>
        to.Raw(isRight
                ? "<div class=\"feedback-right\"><div><p><strong>Right.</strong></p>"
                : "<div class=\"feedback-wrong\"><div><p><strong>Not quite.</strong></p>")
            .Raw(option.FeedbackHtml).Raw("</div></div>");

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
