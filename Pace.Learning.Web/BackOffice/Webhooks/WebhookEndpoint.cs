using Microsoft.AspNetCore.Diagnostics;
using Pace.Learning.Web.BackOffice.Delivery;
using Pace.Learning.Web.Platform.Signals;

namespace Pace.Learning.Web.BackOffice.Webhooks;

/// <summary>Hears from Umbraco that something changed. It answers at once; what changed is asked for afterwards, so a webhook that comes twice, late or in another order does no harm.</summary>
internal static class WebhookEndpoint
{
    public const string Address = "/umbraco-webhook";

    private const int MostBytes = 4 * 1024 * 1024;

    public static void MapWebhooks(this IEndpointRouteBuilder routes) => routes.MapPost(Address, PostAsync).AllowAnonymous().DisableAntiforgery().WithMetadata(new RequestSizeLimitAttribute(MostBytes));

    private static async Task<IResult> PostAsync(HttpContext http, IOptions<UmbracoOptions> options, DeliverySync sync, PaceDbContext db, TimeProvider time, CancellationToken cancellation)
    {
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body, cancellation);
        var bytes = body.GetBuffer().AsMemory(0, (int)body.Length);
        if (options.Value.Secret is not { Length: > 0 } secret || !WebhookSignature.IsGood(http.Request.Headers, bytes.Span, secret, time.GetUtcNow()))
        {
            // A program asked: no page tells it so.
            http.Features.Get<IStatusCodePagesFeature>()?.Enabled = false;
            return Results.Unauthorized();
        }
        var ids = WebhookBody.IdsIn(bytes);
        foreach (var id in ids)
        {
            sync.Look(id);
        }
        if (ids.Count > 0)
        {
            // The site's other processes have copies of their own.
            await Signals.NotifyAsync(db, sync.TopicOf(ids), cancellation);
        }
        return Results.NoContent();
    }
}
