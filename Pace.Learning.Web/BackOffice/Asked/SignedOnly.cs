using System.Text;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Extensions;
using Pace.Learning.Web.BackOffice.Webhooks;

namespace Pace.Learning.Web.BackOffice.Asked;

/// <summary>Lets only those in who hold the secret: each request is signed by the library in Umbraco, with its time. The secret itself, as older Umbracos send it with webhooks, isn't enough here.</summary>
internal sealed class SignedOnly(IOptions<UmbracoOptions> options, TimeProvider time) : IEndpointFilter
{
    /// <inheritdoc/>
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        // A program asked: no page tells it how it went.
        http.Features.Get<IStatusCodePagesFeature>()?.Enabled = false;
        http.Response.Headers.CacheControl = "no-store";
        var signed = HttpMethods.IsGet(http.Request.Method) ? Encoding.UTF8.GetBytes(http.Request.GetEncodedPathAndQuery()) : await BodyAsync(http);
        return options.Value.Secret is { Length: > 0 } secret && WebhookSignature.IsSigned(http.Request.Headers, signed, secret, time.GetUtcNow()) ? await next(context) : Results.Unauthorized();
    }

    private static async Task<byte[]> BodyAsync(HttpContext http)
    {
        var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body, http.RequestAborted);
        body.Position = 0;
        http.Response.RegisterForDispose(body);
        http.Request.Body = body;
        return body.ToArray();
    }
}
