using System.Text.Json.Nodes;

namespace Pace.Learning.Web.Courses.Certificates.Badges;

/// <summary>What somebody needs who checks a credential: who issued it, the key, the achievement, and which were taken back.</summary>
internal static class BadgeEndpoints
{
    public static void MapBadges(this IEndpointRouteBuilder routes)
    {
        var badges = routes.MapGroup("").AllowAnonymous();
        badges.MapGet("/badges/issuer", (BadgeIssuer issuer) => Results.Json(issuer.Issuer()));
        badges.MapGet($"/badges/keys/{BadgeIssuer.KeyId}", async (BadgeIssuer issuer, CancellationToken cancellation) =>
            Results.Json(await issuer.PublicKeyAsync(cancellation)));
        badges.MapGet("/.well-known/jwks.json", async (BadgeIssuer issuer, CancellationToken cancellation) =>
            Results.Json(new JsonObject { ["keys"] = new JsonArray(await issuer.PublicKeyAsync(cancellation)) }));
        badges.MapGet("/badges/achievements/{courseId}", AchievementAsync);
        badges.MapGet("/badges/revocations", RevocationsAsync);
        badges.MapGet("/badges/status/{list:int}", StatusAsync);
    }

    private static IResult AchievementAsync(string courseId, PublishedContent content) =>
        content.Library.TryGetCourseById(courseId, out var course) ? Results.Redirect(course.Url) : Results.NotFound();

    private static async Task<IResult> StatusAsync(int list, PaceDbContext db, BadgeIssuer issuer, CancellationToken cancellation) =>
        list is >= 0 and < StatusList.Lists
            ? Results.Text(await issuer.StatusListAsync(db, list, cancellation), "application/vc+jwt")
            : Results.NotFound();

    // For credentials that were handed out before there were lists of bits.
    private static async Task<IResult> RevocationsAsync(PaceDbContext db, PublicUrl site, CancellationToken cancellation)
    {
        var revoked = await db.Certificates.AsNoTracking().Where(c => c.Revocation != null).OrderBy(c => c.Code).ToListAsync(cancellation);
        return Results.Json(new JsonObject
        {
            ["id"] = BadgeAddresses.Revocations(site),
            ["issuer"] = BadgeAddresses.Issuer(site),
            ["revokedCredentials"] = new JsonArray([.. revoked.Select(c =>
                new JsonObject { ["id"] = BadgeAddresses.Credential(site, c), ["revoked"] = true })]),
        });
    }
}
