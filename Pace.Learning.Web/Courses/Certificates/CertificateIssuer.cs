using Microsoft.EntityFrameworkCore;
using Pace.Learning.Content.Library;
using Pace.Learning.Web.Courses.Enrolments;
using Pace.Learning.Web.Courses.Progress;
using Pace.Learning.Web.Platform.Data;

namespace Pace.Learning.Web.Courses.Certificates;

/// <summary>Issues a certificate in the transaction that completes a course.</summary>
internal sealed class CertificateIssuer(TimeProvider time) : ICourseCompleted
{
    /// <summary>Adds the certificate to the context, unless the person holds one for the course that is still good.</summary>
    public async Task OnCompletedAsync(PaceDbContext db, Guid personId, Course course, Enrolment enrolment, CancellationToken cancellation)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var held = await db.Certificates.Where(c => c.PersonId == personId && c.CourseId == course.Id).ToListAsync(cancellation);
        if (held.Exists(c => !c.IsRevoked && !c.HasExpired(now)))
        {
            return;
        }
        var name = await db.Users.Where(p => p.Id == personId).Select(p => p.DisplayName).SingleAsync(cancellation);
        db.Certificates.Add(new Certificate(personId, name, course, enrolment.Level, now));
    }
}
