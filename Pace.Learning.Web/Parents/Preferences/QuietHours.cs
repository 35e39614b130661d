namespace Pace.Learning.Web.Parents.Preferences;

/// <summary>When a parent may be written to, by London's clocks and the times that they chose for being left alone.</summary>
public static class QuietHours
{
    private const QuietTimes EveryHour = QuietTimes.Mornings | QuietTimes.Afternoons | QuietTimes.Evenings;

    // Longer than any holidays with a weekend at either end.
    private const int MostDays = 100;

    private static readonly TimeOnly Noon = new(12, 0);
    private static readonly TimeOnly Six = new(18, 0);

    /// <summary>Whether they want to be left alone at a moment.</summary>
    public static bool IsQuiet(QuietTimes notAt, DateTime utc)
    {
        var (day, clock) = (LondonTime.DayOf(utc), LondonTime.ClockAt(utc));
        var partOfDay = clock < Noon ? QuietTimes.Mornings : clock < Six ? QuietTimes.Afternoons : QuietTimes.Evenings;
        return notAt.HasFlag(partOfDay)
            || (notAt.HasFlag(QuietTimes.Weekends) && day.DayOfWeek is (DayOfWeek.Saturday or DayOfWeek.Sunday))
            || (notAt.HasFlag(QuietTimes.SchoolHolidays) && SchoolHolidays.Contains(day));
    }

    /// <summary>The first moment, from this one on, at which they may be written to; <c>null</c> when they have left no time for it.</summary>
    public static DateTime? FirstOutside(QuietTimes notAt, DateTime utc)
    {
        if (notAt.HasFlag(EveryHour))
        {
            return null;
        }
        var latest = utc.AddDays(MostDays);
        for (var moment = utc; moment < latest; moment = NextPartOfDay(moment))
        {
            if (!IsQuiet(notAt, moment))
            {
                return moment;
            }
        }
        return null;
    }

    private static DateTime NextPartOfDay(DateTime utc)
    {
        var (day, clock) = (LondonTime.DayOf(utc), LondonTime.ClockAt(utc));
        return clock < Noon ? LondonTime.ToUtc(day, Noon)!.Value : clock < Six ? LondonTime.ToUtc(day, Six)!.Value : LondonTime.StartOf(day.AddDays(1));
    }
}
