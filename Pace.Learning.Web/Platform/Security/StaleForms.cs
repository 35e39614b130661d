using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.Core.Infrastructure;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Pace.Learning.Web.Platform.Security;

/// <summary>
/// What people see when a form's token is missing or out of date. Razor Pages check it themselves; endpoints are checked here, all of them:
/// one that is called by other systems and proves that in another way says so with <c>.DisableAntiforgery()</c>.
/// </summary>
internal static class StaleForms
{
    private static readonly object Key = new();

    public static bool WasStale(HttpContext context) => context.Items.ContainsKey(Key);

    public static async Task CheckEndpointsAsync(HttpContext context, RequestDelegate next)
    {
        if (NeedsToken(context) && !await HasTokenAsync(context))
        {
            Refuse(context);
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }
        await next(context);
    }

    private static async Task<bool> HasTokenAsync(HttpContext context)
    {
        try
        {
            return await context.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(context);
        }
        catch (AntiforgeryValidationException)
        {
            // The form can't be read at all.
            return false;
        }
    }

    private static bool NeedsToken(HttpContext context) =>
        !HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method)
        && !HttpMethods.IsOptions(context.Request.Method) && !HttpMethods.IsTrace(context.Request.Method)
        && context.GetEndpoint() is RouteEndpoint endpoint
        && endpoint.Metadata.GetMetadata<ActionDescriptor>() is null
        && endpoint.Metadata.GetMetadata<IAntiforgeryMetadata>() is not { RequiresValidation: false };

    private static void Refuse(HttpContext context) => context.Items[Key] = true;

    /// <summary>Marks the page's own refusal, so that the page for status 400 can say what happened.</summary>
    public sealed class PageFilter : IAlwaysRunResultFilter
    {
        public void OnResultExecuting(ResultExecutingContext context)
        {
            if (context.Result is IAntiforgeryValidationFailedResult)
            {
                Refuse(context.HttpContext);
            }
        }

        public void OnResultExecuted(ResultExecutedContext context)
        {
        }
    }
}
