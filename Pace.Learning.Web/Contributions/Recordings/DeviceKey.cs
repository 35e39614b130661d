using System.Security.Claims;

namespace Pace.Learning.Web.Contributions.Recordings;

/// <summary>
/// The key that locks an unsent recording on a parent's device (<c>js/recording/kept.js</c>). It is made of the parent's own key and kept nowhere: whoever can't sign in as
/// them can't open what lies there, and after an erasure nobody can.
/// </summary>
internal static class DeviceKey
{
    public static async Task<IResult> GetAsync(Guid id, ClaimsPrincipal user, HttpResponse response, PaceDbContext db, PersonVault vault, CancellationToken cancellation)
    {
        response.Headers.CacheControl = "no-store, private";
        return await db.FindOwnContributionAsync(user, id, cancellation) is { Erasure: null, Kind.IsRecorded: true } contribution
            && await vault.DeriveAsync(contribution.ParticipantId, $"contribution/{id:N}/on-device", cancellation) is { } key
            ? Results.Bytes(key, "application/octet-stream")
            : Results.NotFound();
    }
}
