namespace Pace.Learning.Web.Talks;

/// <summary>Working days in England and Wales: not weekends, not bank holidays (https://www.gov.uk/bank-holidays).</summary>
public static class WorkingDays
{
    /// <summary>Whether people are at work.</summary>
    public static bool IsWorkingDay(DateOnly day) =>
        day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !IsBankHoliday(day);

    /// <summary>The first working day after a day.</summary>
    public static DateOnly After(DateOnly day)
    {
        do
        {
            day = day.AddDays(1);
        }
        while (!IsWorkingDay(day));
        return day;
    }

    /// <summary>The day itself, or the last working day before it.</summary>
    public static DateOnly AtOrBefore(DateOnly day)
    {
        while (!IsWorkingDay(day))
        {
            day = day.AddDays(-1);
        }
        return day;
    }

    private static bool IsBankHoliday(DateOnly day)
    {
        var easter = Easter.SundayOf(day.Year);
        return day == Substitute(new DateOnly(day.Year, 1, 1))
            || day == easter.AddDays(-2) || day == easter.AddDays(1)
            || IsFirstMonday(day, 5) || IsLastMonday(day, 5) || IsLastMonday(day, 8)
            || day == ChristmasDay(day.Year) || day == BoxingDay(day.Year);
    }

    private static DateOnly Substitute(DateOnly day) => day.DayOfWeek switch
    {
        DayOfWeek.Saturday => day.AddDays(2),
        DayOfWeek.Sunday => day.AddDays(1),
        _ => day,
    };

    // When Christmas Day falls on a Saturday or Sunday, two substitutes follow one another.
    private static DateOnly ChristmasDay(int year) => new DateOnly(year, 12, 25) is { DayOfWeek: DayOfWeek.Saturday or DayOfWeek.Sunday }
        ? new DateOnly(year, 12, 27) : new DateOnly(year, 12, 25);

    private static DateOnly BoxingDay(int year) => new DateOnly(year, 12, 26) is { DayOfWeek: DayOfWeek.Saturday or DayOfWeek.Sunday }
        ? new DateOnly(year, 12, 28) : new DateOnly(year, 12, 26);

    private static bool IsFirstMonday(DateOnly day, int month) => day is { DayOfWeek: DayOfWeek.Monday, Day: <= 7 } && day.Month == month;

    private static bool IsLastMonday(DateOnly day, int month) => day is { DayOfWeek: DayOfWeek.Monday, Day: >= 25 } && day.Month == month;
}
