using Pace.Learning.Content.Blocks;
using Pace.Learning.Web.Courses.Lessons;

namespace Pace.Learning.Web.Courses.Checks;

/// <summary>After a short answer: a model answer, the points to look for, and the learner's own marks.</summary>
internal static class SelfMarkMarkup
{
    public static void Write(Markup to, LessonView view, CheckBlock check, CheckHistory history, Unsaved? unsaved)
    {
        to.Raw("<div class=\"model-answer\"><h3>A model answer</h3>").Raw(check.ModelAnswerHtml).Raw("</div>");
        var isMarked = history.Score is not null;
        var wrong = unsaved?.Marks is null ? null : unsaved;
        var marks = wrong?.Marks?.Choices ?? history.Answer;
        if (isMarked)
        {
            WriteMarks(to, check, marks);
            return;
        }
        view.OpenForm(to, "marks", check.Id);
        to.Raw("<input type=\"hidden\" name=\"number\" value=\"").Number(history.Number).Raw("\"><h3>Did you cover these points?</h3>");
        if (wrong is not null)
        {
            to.Error(check.Id, wrong.Error);
        }
        for (var i = 0; i < check.Options.Count; i++)
        {
            WritePoint(to, check, i, marks.GetValueOrDefault(check.Options[i].Key), isWrong: wrong is not null);
        }
        to.Raw("<button class=\"button\">Save my marks</button></form>");
    }

    private static void WritePoint(Markup to, CheckBlock check, int index, string? chosen, bool isWrong)
    {
        var point = check.Options[index];
        var isMissing = isWrong && chosen is null;
        to.Raw("<fieldset").Raw(isMissing ? " aria-describedby=\"" : "");
        if (isMissing)
        {
            to.Text(check.Id).Raw("-error\"");
        }
        to.Raw("><legend>").Raw(point.Html).Raw("</legend><ul class=\"choice-list\">");
        for (var m = 0; m < SelfMark.All.Count; m++)
        {
            var mark = SelfMark.All[m];
            to.Raw("<li><div class=\"option\"><input type=\"radio\" name=\"mark.").Text(point.Key).Raw("\" value=\"").Raw(mark.Name).Raw("\" id=\"").Text(check.Id)
                .Raw("-mark-").Number(index + 1).Raw("-").Number(m + 1).Raw("\"").Raw(mark.Name == chosen ? " checked" : "")
                .Raw(isMissing && m == 0 ? " aria-invalid=\"true\"" : "").Raw("><label for=\"").Text(check.Id).Raw("-mark-").Number(index + 1).Raw("-").Number(m + 1)
                .Raw("\">").Raw(mark.Label).Raw("</label></div></li>");
        }
        to.Raw("</ul></fieldset>");
    }

    private static void WriteMarks(Markup to, CheckBlock check, IReadOnlyDictionary<string, string> marks)
    {
        to.Raw("<h3>Your marks</h3><ul class=\"own-marks\">");
        foreach (var point in check.Options)
        {
            var mark = SelfMark.All.FirstOrDefault(m => m.Name == marks.GetValueOrDefault(point.Key));
            to.Raw("<li>").Raw(point.Html).Raw(" <strong>").Raw(mark?.Label ?? "Not marked").Raw("</strong></li>");
        }
        to.Raw("</ul>");
    }
}
