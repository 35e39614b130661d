using System.Globalization;
using NodaTime;

namespace Pace.Learning.Web.Talks;

/// <summary>Days and hours as people in Britain live them. The database keeps UTC; London decides which day something is on.</summary>
public static class London
{
    private static readonly CultureInfo British = CultureInfo.GetCultureInfo("en-GB");

    /// <summary>The zone, from the time zone database that NodaTime brings.</summary>
    public static DateTimeZone Zone { get; } = DateTimeZoneProviders.Tzdb["Europe/London"];

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

    /// <summary>What London's clocks show at a moment.</summary>
    public static TimeOnly ClockAt(DateTime utc) => Local(utc).TimeOfDay.ToTimeOnly();

    /// <summary>Such as Tuesday 3 March 2027.</summary>
    public static string LongDay(DateOnly day) => day.ToString("dddd d MMMM yyyy", British);

    /// <summary>Such as Tuesday 3 March 2027, 14:05.</summary>
    public static string LongDayAndTime(DateTime utc) =>
        $"{LongDay(DayOf(utc))}, {ClockAt(utc).ToString("HH:mm", British)}";

    private static LocalDateTime Local(DateTime utc) =>
        Instant.FromDateTimeUtc(DateTime.SpecifyKind(utc, DateTimeKind.Utc)).InZone(Zone).LocalDateTime;
}
