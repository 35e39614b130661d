using Pace.Learning.Web.Courses.Certificates;

namespace Pace.Learning.Web.Courses;

/// <summary>Courses, progress, certificates.</summary>
internal static class CoursesRegistration
{
    public static WebApplicationBuilder AddCourses(this WebApplicationBuilder builder) => builder.AddCertificates();

    public static WebApplication MapCourses(this WebApplication app) => app.MapCertificates();
}
