using System.Globalization;
using NodaTime;

namespace Pace.Learning.Web.Platform.Time;

/// <summary>Days and hours as people in Britain live and write them. The database keeps UTC; London decides which day something is on.</summary>
public static class LondonTime
{
    private const string Id = "Europe/London";
    private static readonly CultureInfo British = CultureInfo.GetCultureInfo("en-GB");

    // Every answer here is worked out from the time zone database that NodaTime brings.
    private static readonly DateTimeZone Zone = DateTimeZoneProviders.Tzdb[Id];

    /// <summary>London's clocks for what asks for the framework's kind of zone, such as a timetable.</summary>
    public static TimeZoneInfo Clocks { get; } = TimeZoneInfo.FindSystemTimeZoneById(Id);

    /// <summary>The moment at which London's clocks show this; <c>null</c> when they skip it in spring. Shown twice in autumn, it is the first.</summary>
    public static DateTime? ToUtc(DateOnly day, TimeOnly time)
    {
        var mapping = Zone.MapLocal(LocalDate.FromDateOnly(day) + LocalTime.FromTimeOnly(time));
        return mapping.Count == 0 ? null : mapping.First().ToDateTimeUtc();
    }

    /// <summary>The moment a day begins.</summary>
    public static DateTime StartOf(DateOnly day) => Zone.AtStartOfDay(LocalDate.FromDateOnly(day)).ToDateTimeUtc();

    /// <summary>The day that a moment falls on.</summary>
    public static DateOnly DayOf(DateTime utc) => Local(utc).Date.ToDateOnly();

    /// <summary>What the clocks show at a moment.</summary>
    public static TimeOnly ClockAt(DateTime utc) => Local(utc).TimeOfDay.ToTimeOnly();

    /// <summary>Such as 3 March 2027.</summary>
    public static string Long(DateOnly day) => day.ToString("d MMMM yyyy", British);

    /// <summary>Such as 3 March 2027.</summary>
    public static string Long(DateTime utc) => Long(DayOf(utc));

    /// <summary>Such as 3 March 2027, 14:05.</summary>
    public static string LongWithTime(DateTime utc) => $"{Long(utc)}, {Clock(utc)}";

    /// <summary>Such as Wednesday 3 March 2027.</summary>
    public static string LongDay(DateOnly day) => day.ToString("dddd d MMMM yyyy", British);

    /// <summary>Such as Wed 3 Mar, where the year is clear.</summary>
    public static string ShortDay(DateOnly day, bool withWeekday = true) => day.ToString(withWeekday ? "ddd d MMM" : "d MMM", British);

    /// <summary>Such as March 2027.</summary>
    public static string Month(DateOnly day) => day.ToString("MMMM yyyy", British);

    /// <summary>Such as Wednesday 3 March, where the year is clear.</summary>
    public static string DayOfYear(DateOnly day) => day.ToString("dddd d MMMM", British);

    /// <summary>Such as Wednesday 3 March 2027, 14:05.</summary>
    public static string LongDayAndTime(DateTime utc) => $"{LongDay(DayOf(utc))}, {Clock(utc)}";

    /// <summary>Such as 14:05.</summary>
    public static string Clock(DateTime utc) => ClockAt(utc).ToString("HH:mm", British);

    private static LocalDateTime Local(DateTime utc) =>
        Instant.FromDateTimeUtc(DateTime.SpecifyKind(utc, DateTimeKind.Utc)).InZone(Zone).LocalDateTime;
}
