using System.Security.Claims;
using Pace.Learning.Web.Parents.Participants;

namespace Pace.Learning.Web.Contributions.Consents;

/// <summary>Consents as the parent who gave them reaches them.</summary>
internal static class OwnConsentsQuery
{
    public static IQueryable<Consent> OwnConsents(this PaceDbContext db, ClaimsPrincipal user)
    {
        var own = db.OwnParticipantIds(user);
        return db.Consents.Where(c => own.Contains(c.ParticipantId));
    }
}
