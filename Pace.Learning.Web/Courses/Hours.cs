using System.Globalization;

namespace Pace.Learning.Web.Courses;

/// <summary>How long a course counts for.</summary>
internal static class Hours
{
    public static string Words(decimal hours) => hours == 1 ? "1 hour" : hours.ToString("0.##", CultureInfo.InvariantCulture) + " hours";
}
