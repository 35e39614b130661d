using Microsoft.EntityFrameworkCore;
using Pace.Learning.Content.Library;
using Pace.Learning.Tests.Support;
using Pace.Learning.Web.Accounts;
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

    /// <summary>Issues a certificate to the demo person of a role.</summary>
    public static Task<Certificate> IssueAsync(this AppUnderTest app, string role = "learner") => app.WithDatabaseAsync(async db =>
    {
        var person = await db.Users.SingleAsync(p => p.Email == $"{role}@demo.example");
        var certificate = new Certificate(person.Id, person.DisplayName, Course, WorkforceLevel.FrontlineStaff, app.Clock.GetUtcNow().UtcDateTime);
        db.Certificates.Add(certificate);
        await db.SaveChangesAsync();
        return certificate;
    });
}
