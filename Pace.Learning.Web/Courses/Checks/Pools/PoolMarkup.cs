using Pace.Learning.Content.Blocks;
using Pace.Learning.Content.Markup;
using Pace.Learning.Web.Courses.Lessons;

namespace Pace.Learning.Web.Courses.Checks.Pools;

/// <summary>The questions that somebody has drawn from a pool, and the way to others.</summary>
internal static class PoolMarkup
{
    public static void Write(MarkupWriter to, LessonView view, PoolBlock pool)
    {
        var round = view.Record.RoundOf(pool);
        var drawn = Draw.Of(pool, view.PersonId, round);
        to.Add($"""<section class="pool" id="{pool.Id}">""");
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
            to.OpenForm(view, "draws", pool.Id);
            to.Add($"""<input type="hidden" name="round" value="{round + 1}"><button class="button-secondary">Try other questions</button></form>""");
        }
        to.Add($"</section>");
    }
}
