using Pace.Learning.Content.Blocks;
using Pace.Learning.Content.Markup;
using Pace.Learning.Web.Courses.Lessons;

namespace Pace.Learning.Web.Courses.Checks;

/// <summary>After a short answer: a model answer, the points to look for, and the learner's own marks.</summary>
internal static class SelfMarkMarkup
{
    private static readonly FinishedHtml Invalid = FinishedHtml.Of($" aria-invalid=\"true\"");

    public static void Write(MarkupWriter to, LessonView view, CheckBlock check, CheckHistory history, Unsaved? unsaved)
    {
        to.Add($"""<div class="model-answer"><h3>A model answer</h3>{check.ModelAnswerHtml}</div>""");
        var isMarked = history.Score is not null;
        var wrong = unsaved?.Marks is null ? null : unsaved;
        var marks = wrong?.Marks?.Choices ?? history.Answer;
        if (isMarked)
        {
            WriteMarks(to, check, marks);
            return;
        }
        to.OpenForm(view, "marks", check.Id);
        to.Add($"""<input type="hidden" name="number" value="{history.Number}"><h3>Did you cover these points?</h3>""");
        if (wrong is not null)
        {
            to.Error(check.Id, wrong.Error);
        }
        for (var i = 0; i < check.Options.Count; i++)
        {
            WritePoint(to, check, i, marks.GetValueOrDefault(check.Options[i].Key), isWrong: wrong is not null);
        }
        to.Add($"""<button class="button">Save my marks</button></form>""");
    }

    private static void WritePoint(MarkupWriter to, CheckBlock check, int index, string? chosen, bool isWrong)
    {
        var point = check.Options[index];
        var isMissing = isWrong && chosen is null;
        to.Add($"<fieldset{(isMissing ? FinishedHtml.Of($" aria-describedby=\"{check.Id}-error\"") : default)}>");
        to.Add($"""<legend>{point.Html}</legend><ul class="choice-list">""");
        for (var m = 0; m < SelfMark.All.Count; m++)
        {
            var mark = SelfMark.All[m];
            var isChecked = mark.Name == chosen ? " checked" : "";
            to.Add($"""<li><div class="option"><input type="radio" name="mark.{point.Key}" value="{mark.Name}" id="{check.Id}-mark-{index + 1}-{m + 1}"{isChecked}{(isMissing && m == 0 ? Invalid : default)}>""");
            to.Add($"""<label for="{check.Id}-mark-{index + 1}-{m + 1}">{mark.Label}</label></div></li>""");
        }
        to.Add($"</ul></fieldset>");
    }

    private static void WriteMarks(MarkupWriter to, CheckBlock check, IReadOnlyDictionary<string, string> marks)
    {
        to.Add($"""<h3>Your marks</h3><ul class="own-marks">""");
        foreach (var point in check.Options)
        {
            var mark = SelfMark.All.FirstOrDefault(m => m.Name == marks.GetValueOrDefault(point.Key));
            to.Add($"<li>{point.Html} <strong>{mark?.Label ?? "Not marked"}</strong></li>");
        }
        to.Add($"</ul>");
    }
}
