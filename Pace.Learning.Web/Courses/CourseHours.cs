using System.Globalization;

namespace Pace.Learning.Web.Courses;

/// <summary>Hours of professional development in words.</summary>
internal static class CourseHours
{
    private static readonly CultureInfo British = CultureInfo.GetCultureInfo("en-GB");

    /// <summary>Such as 1 hour, 3.5 hours.</summary>
    public static string Of(decimal hours) => hours == 1 ? "1 hour" : $"{hours.ToString("0.##", British)} hours";
}
