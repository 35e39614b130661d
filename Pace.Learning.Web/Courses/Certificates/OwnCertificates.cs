using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using Pace.Learning.Web.Accounts;
using Pace.Learning.Web.Platform.Data;
using Pace.Learning.Web.Platform.Security;

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
