using Pace.Learning.Web.Accounts;
using Pace.Learning.Web.Courses.Progress;

namespace Pace.Learning.Web.Courses.Certificates;

/// <summary>Issues a certificate in the transaction that completes a course.</summary>
internal sealed class CertificateIssuer(PersonDirectory people, TimeProvider time) : ICourseCompleted
{
    /// <summary>Adds the certificate to the context, unless the person holds one for the course that is still good.</summary>
    public async Task OnCompletedAsync(PaceDbContext db, Course course, CourseCompletion completion, CancellationToken cancellation)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var held = await db.Certificates.Where(c => c.PersonId == completion.PersonId && c.CourseId == course.Id).ToListAsync(cancellation);
        if (held.Exists(c => !c.IsRevoked && !c.HasExpired(now)))
        {
            return;
        }
        var name = await people.Contacts.Where(p => p.Id == completion.PersonId).Select(p => p.Name).SingleAsync(cancellation);
        db.Certificates.Add(new Certificate(completion.PersonId, name, course, completion.Level, now));
    }
}
