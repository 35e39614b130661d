using Pace.Learning.Web.Courses.Certificates;
using Pace.Learning.Web.Platform.Ledger;

namespace Pace.Learning.Web.Courses;

/// <summary>The rows of this room that the ledger answers for: certificates, and that they were taken back.</summary>
internal static class CourseRows
{
    public static IServiceCollection AddCourseRows(this IServiceCollection services) => services
        .AddRecordedRow<Certificate>(
            "Certificates", c => Of(c.Id), c => c.Id, c => c.PersonId, c => c.CourseId, c => c.Hours, c => c.Level, c => c.Code, c => c.IssuedAt, c => c.ExpiresAt,
            c => c.CourseTitle, c => c.ShowsName, c => c.StatusNumber)
        .AddRecordedRow<CertificateRevocation>("CertificateRevocations", r => Of(r.CertificateId), r => r.CertificateId, r => r.ByPersonId, r => r.At);

    private static LedgerSubject Of(Guid certificateId) => new("certificate", certificateId);
}
