using System.Globalization;

namespace Pace.Learning.Web.Shared;

/// <summary>Dates and amounts as people in Britain write them. Times are UTC in the database and London time on screen.</summary>
public static class Dates
{
    private static readonly CultureInfo British = CultureInfo.GetCultureInfo("en-GB");
    private static readonly TimeZoneInfo London = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");

    /// <summary>Such as 3 March 2027.</summary>
    public static string Long(DateTime utc) => TimeZoneInfo.ConvertTimeFromUtc(utc, London).ToString("d MMMM yyyy", British);

    /// <summary>Such as 3 March 2027.</summary>
    public static string Long(DateOnly day) => day.ToString("d MMMM yyyy", British);

    /// <summary>The day in London that a moment falls on.</summary>
    public static DateOnly DayOf(DateTime utc) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(utc, London));

    /// <summary>Such as 3 March 2027, 14:05.</summary>
    public static string LongWithTime(DateTime utc) => TimeZoneInfo.ConvertTimeFromUtc(utc, London).ToString("d MMMM yyyy, HH:mm", British);

    /// <summary>Such as 1 hour, 3.5 hours.</summary>
    public static string Hours(decimal hours) => hours == 1 ? "1 hour" : $"{hours.ToString("0.##", British)} hours";

    /// <summary>The moment (UTC) at which a day begins in London.</summary>
    public static DateTime StartOfDay(DateOnly day) => TimeZoneInfo.ConvertTimeToUtc(day.ToDateTime(TimeOnly.MinValue), London);
}
