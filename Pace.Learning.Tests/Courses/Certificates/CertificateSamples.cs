using Pace.Learning.Content.Library;
using Pace.Learning.Web.Courses;
using Pace.Learning.Web.Courses.Certificates;

namespace Pace.Learning.Tests.Courses.Certificates;

internal static class CertificateSamples
{
    public static Course Course { get; } = new()
    {
        Id = "sample-course", Slug = "sample-course", Url = "/courses/sample-course", Title = "A sample course", Summary = "A sample.",
        Levels = WorkforceLevels.All, Hours = 2.5m, Outcomes = [], ContentNotes = [], CoDelivery = "", Confidence = [],
        Reviewed = new DateOnly(2026, 11, 1), RecertifyMonths = 24, Body = CompiledText.Empty, Modules = [],
    };

    /// <summary>Issues a certificate to this test's person of a role.</summary>
    public static async Task<Certificate> IssueAsync(this AppUnderTest app, string role = "learner")
    {
        var person = await app.MemberAsync(role);
        var certificate = new Certificate(person.Id, person.Name, Course, WorkforceLevel.FrontlineStaff, app.Clock.GetUtcNow().UtcDateTime);
        await app.WithDatabaseAsync(db =>
        {
            db.Certificates.Add(certificate);
            return db.SaveChangesAsync();
        });
        return certificate;
    }
}
