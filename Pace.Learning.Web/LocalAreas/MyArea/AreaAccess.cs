using System.Security.Claims;

namespace Pace.Learning.Web.LocalAreas.MyArea;

/// <summary>Which area a page is about: one that the reader acts for, or any when they look after all of them.</summary>
internal sealed class AreaAccess(AreaDirectory areas)
{
    /// <summary>The area; <c>null</c> when it isn't theirs. Without a slug: the first that they act for.</summary>
    public async Task<Area?> OpenAsync(ClaimsPrincipal user, string? slug, CancellationToken cancellation)
    {
        if (slug is { Length: > 0 } && user.IsInRole(Roles.Admin))
        {
            return await areas.FindAsync(slug, cancellation);
        }
        // Asked anew each time: somebody who was taken off has nothing to open, whatever their session still says.
        var led = await areas.LedByAsync(user.RequiredPersonId, cancellation);
        return slug is { Length: > 0 } ? led.FirstOrDefault(a => a.Slug == slug) : led.Count > 0 ? led[0] : null;
    }
}
