namespace Pace.Learning.Web.Parents.Preferences;

/// <summary>
/// When schools in England and Wales are, or may be, closed. Councils set their own days, so these are wide: a mail that comes a few days later does no harm,
/// one that comes in the holidays of somebody who asked for peace then does.
/// </summary>
public static class SchoolHolidays
{
    private const int DaysAroundEaster = 16;

    /// <summary>Whether it may be holidays somewhere.</summary>
    public static bool Contains(DateOnly day)
    {
        var sinceEaster = day.DayNumber - Easter.SundayOf(day.Year).DayNumber;
        var sinceMayHoliday = day.DayNumber - LastMondayOfMay(day.Year).DayNumber;
        return Math.Abs(sinceEaster) <= DaysAroundEaster
            || sinceMayHoliday is >= -2 and <= 6
            || (day.Month, day.Day) is (2, >= 10 and <= 25) or (7, >= 20) or (8, _) or (9, <= 5) or (10, >= 17) or (11, <= 2) or (12, >= 18) or (1, <= 6);
    }

    private static DateOnly LastMondayOfMay(int year)
    {
        var last = new DateOnly(year, 5, 31);
        return last.AddDays(-(((int)last.DayOfWeek + 6) % 7));
    }
}
