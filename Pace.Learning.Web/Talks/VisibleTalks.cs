using System.Security.Claims;

namespace Pace.Learning.Web.Talks;

/// <summary>Talks as whoever is asking may see them.</summary>
internal static class VisibleTalks
{
    /// <summary>The manager, and whoever stands in, sees all of them, a trainer their own.</summary>
    public static IQueryable<Talk> VisibleTo(this IQueryable<Talk> talks, ClaimsPrincipal user)
    {
        if (user.IsInRole(Roles.ParticipationManager) || user.IsInRole(Roles.StandIn))
        {
            return talks;
        }
        var trainer = user.IsInRole(Roles.Trainer) ? user.PersonId : null;
        return talks.Where(t => trainer != null && t.RequestedBy == trainer);
    }
}
