using System.Security.Claims;

namespace Pace.Learning.Web.Courses;

/// <summary>Who is learning.</summary>
internal static class Learner
{
    extension(ClaimsPrincipal user)
    {
        public bool IsSignedIn => user.Identity is { IsAuthenticated: true };

        /// <summary>The id of the person who is signed in.</summary>
        public Guid PersonId => Guid.Parse(
            user.FindFirstValue(ClaimTypes.NameIdentifier) ?? throw new InvalidOperationException("Only for people who have signed in."));
    }
}
