namespace Pace.Learning.Web.Talks.Matching;

/// <summary>How many talks would fall into twelve months.</summary>
internal static class TalkYear
{
    /// <summary>The most talks in any twelve months that hold the new day, with it. Looks back and ahead: a talk next month counts as one last month.</summary>
    public static int Most(IReadOnlyList<DateOnly> days, DateOnly added)
    {
        if (days.Count == 0)
        {
            return 1;
        }
        var most = 1;
        // A fullest window can always be moved on until it begins with a talk.
        for (var i = -1; i < days.Count; i++)
        {
            var from = i < 0 ? added : days[i];
            if (from > added || from.AddYears(1) <= added)
            {
                continue;
            }
            var until = from.AddYears(1);
            var count = 1;
            foreach (var day in days)
            {
                count += day >= from && day < until ? 1 : 0;
            }
            most = Math.Max(most, count);
        }
        return most;
    }
}
