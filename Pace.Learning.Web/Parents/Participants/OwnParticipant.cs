using System.Security.Claims;

namespace Pace.Learning.Web.Parents.Participants;

/// <summary>The participant as the parent who signed in reaches it: those of others are not there.</summary>
public static class OwnParticipant
{
    /// <summary>The participant of whoever is asking; <c>null</c> when they don't take part.</summary>
    public static Task<Participant?> FindOwnParticipantAsync(this PaceDbContext db, ClaimsPrincipal user, CancellationToken cancellation) =>
        db.ParticipantOf(user).SingleOrDefaultAsync(cancellation);

    /// <summary>The same as a query, for pages that need more than the row.</summary>
    public static IQueryable<Participant> ParticipantOf(this PaceDbContext db, ClaimsPrincipal user)
    {
        // Somebody who lost the role has lost the area with it, whatever rows are left.
        var personId = user.IsInRole(Roles.Parent) ? user.PersonId : null;
        return db.Participants.Where(p => personId != null && p.PersonId == personId);
    }
}
