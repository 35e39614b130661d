using System.Security.Claims;
using Pace.Learning.Web.Parents.Participants;

namespace Pace.Learning.Web.Contributions;

/// <summary>Contributions as somebody reaches them: parents their own, those who look after them what is shared. What one may not see isn't there.</summary>
internal static class VisibleContributions
{
    /// <summary>Those of the parent who is asking.</summary>
    public static IQueryable<Contribution> OwnContributions(this PaceDbContext db, ClaimsPrincipal user)
    {
        var own = db.OwnParticipantIds(user);
        return db.Contributions.Where(c => own.Contains(c.ParticipantId));
    }

    /// <summary>One of the parent who is asking, with its versions.</summary>
    public static Task<Contribution?> FindOwnContributionAsync(this PaceDbContext db, ClaimsPrincipal user, Guid id, CancellationToken cancellation) =>
        db.OwnContributions(user).Include(c => c.Versions).SingleOrDefaultAsync(c => c.Id == id, cancellation);

    /// <summary>
    /// What a member of staff may read: what is shared and neither taken back nor erased. While a parent has paused, only the participation manager. What a parent says
    /// of their area would tell where they live: it is read where the manager reads it, and nowhere else.
    /// </summary>
    public static IQueryable<Contribution> VisibleTo(this IQueryable<Contribution> contributions, ClaimsPrincipal user, PaceDbContext db, DateTime now)
    {
        var isManager = user.IsInRole(Roles.ParticipationManager);
        if (!isManager && !user.IsInRole(Roles.Editor))
        {
            return contributions.Where(c => false);
        }
        // Of a yes to speaking there is nothing to read.
        var shared = contributions.Where(c => c.Kind != ContributionKind.ReviewStatement && c.Kind != ContributionKind.LiveTalk && c.Versions.Any() && c.Withdrawal == null && c.Erasure == null);
        var parents = db.ParticipantProfiles.Where(p => !p.IsErased);
        return isManager ? shared.Where(c => parents.Any(p => p.Id == c.ParticipantId))
            : shared.Where(c => parents.Any(p => p.Id == c.ParticipantId && (!p.HasPause || (p.PausedUntil != null && p.PausedUntil <= now))));
    }
}
