namespace Pace.Learning.Web.BackOffice.Asked;

/// <summary>What Umbraco's back office asks, through the library that signs it: see docs/umbraco.md.</summary>
internal static class AskedEndpoints
{
    public const string Prefix = "/back-office";

    // A document with its text, as long as the compiler takes, in JSON.
    private const int MostBytes = 2_000_000;

    public static void MapAsked(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup(Prefix).AllowAnonymous().DisableAntiforgery().AddEndpointFilter<RouteGroupBuilder, SignedOnly>().WithMetadata(new RequestSizeLimitAttribute(MostBytes));
        group.MapPost("/publish-check", (HttpContext http, PublishCheck check, CancellationToken cancellation) =>
            OfDocumentAsync(http, async asked => new { Blockers = await check.AskAsync(asked, cancellation) }, cancellation));
        group.MapPost("/document", (HttpContext http, DocumentPanel panel, CancellationToken cancellation) => OfDocumentAsync(http, asked => panel.OfAsync(asked, cancellation), cancellation));
        group.MapPost("/review", (HttpContext http, AskForReview reviews, CancellationToken cancellation) => OfDocumentAsync(http, asked => reviews.SendAsync(asked, cancellation), cancellation));
        group.MapGet("/contributions", async (string? q, FindPlaces places, CancellationToken cancellation) => Results.Json(new { Contributions = await places.ReadAsync(q ?? "", cancellation) }));
        group.MapGet("/dashboard", async (OfficeDashboard dashboard, CancellationToken cancellation) => Results.Json(await dashboard.ReadAsync(cancellation)));
    }

    private static async Task<IResult> OfDocumentAsync<T>(HttpContext http, Func<AskedDocument, Task<T>> answer, CancellationToken cancellation) =>
        await AskedDocument.ReadAsync(http.Request.Body, cancellation) is { } asked ? Results.Json(await answer(asked)) : Results.BadRequest();
}
