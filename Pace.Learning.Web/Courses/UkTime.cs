using System.Globalization;

namespace Pace.Learning.Web.Courses;

/// <summary>Times as people here read them.</summary>
internal static class UkTime
{
    private static readonly TimeZoneInfo London = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");
    private static readonly CultureInfo British = CultureInfo.GetCultureInfo("en-GB");

    public static string Date(DateTime utc) => Local(utc).ToString("d MMMM yyyy", British);

    public static string DateAndTime(DateTime utc) => Local(utc).ToString("d MMMM yyyy 'at' HH:mm", British);

    private static DateTime Local(DateTime utc) => TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(utc, DateTimeKind.Utc), London);
}
