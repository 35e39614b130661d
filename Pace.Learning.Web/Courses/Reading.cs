namespace Pace.Learning.Web.Courses;

/// <summary>How long a text takes.</summary>
internal static class Reading
{
    public static string Time(int minutes) => Count.Of(minutes, "minute");
}
