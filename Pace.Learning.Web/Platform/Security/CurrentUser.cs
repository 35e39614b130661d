using System.Security.Claims;

namespace Pace.Learning.Web.Platform.Security;

/// <summary>Who is asking.</summary>
public static class CurrentUser
{
    extension(ClaimsPrincipal user)
    {
        /// <summary>The person's id; <c>null</c> for a stranger.</summary>
        public Guid? PersonId => Guid.TryParse(user.FindFirstValue(ClaimTypes.NameIdentifier), out var id) ? id : null;

        /// <summary>The person's id, on pages that only people who signed in reach.</summary>
        /// <exception cref="InvalidOperationException">Nobody is signed in.</exception>
        public Guid RequiredPersonId => user.PersonId ?? throw new InvalidOperationException("This page is for people who have signed in.");
    }
}
