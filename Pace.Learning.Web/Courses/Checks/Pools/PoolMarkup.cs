using Pace.Learning.Content.Blocks;
using Pace.Learning.Web.Courses.Lessons;

namespace Pace.Learning.Web.Courses.Checks.Pools;

/// <summary>The questions that somebody has drawn from a pool, and the way to others.</summary>
internal static class PoolMarkup
{
    public static void Write(Markup to, LessonView view, PoolBlock pool)
    {
        var round = view.Record.RoundOf(pool);
        var drawn = Draw.Of(pool, view.PersonId, round);
        to.Raw("<section class=\"pool\" id=\"").Text(pool.Id).Raw("\">");
        foreach (var check in drawn)
        {
            CheckMarkup.Write(to, view, check);
        }
        // A question of an earlier draw can still be answered in another tab: what is wrong with it is said here.
        foreach (var check in pool.Checks.Where(c => view.UnsavedOf(c.Id) is not null && !drawn.Contains(c)))
        {
            CheckMarkup.Write(to, view, check);
        }
        if (Draw.HasOthers(pool) && drawn.Any(c => view.Record.Checks.ContainsKey(c.FullId)))
        {
            view.OpenForm(to, "draws", pool.Id);
            to.Raw("<input type=\"hidden\" name=\"round\" value=\"").Number(round + 1)
                .Raw("\"><button class=\"button-secondary\">Try other questions</button></form>");
        }
        to.Raw("</section>");
    }
}
