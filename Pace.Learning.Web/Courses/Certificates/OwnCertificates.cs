using System.Security.Claims;

namespace Pace.Learning.Web.Courses.Certificates;

/// <summary>Certificates as their holder reaches them: those of others are not there.</summary>
internal static class OwnCertificates
{
    public static Task<Certificate?> FindOwnCertificateAsync(this PaceDbContext db, ClaimsPrincipal user, Guid id, CancellationToken cancellation)
    {
        var holder = user.RequiredPersonId;
        return db.Certificates.SingleOrDefaultAsync(c => c.Id == id && c.PersonId == holder, cancellation);
    }
}
