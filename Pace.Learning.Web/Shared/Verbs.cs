using Microsoft.AspNetCore.Diagnostics;
using Microsoft.Net.Http.Headers;

namespace Pace.Learning.Web.Shared;

/// <summary>
/// What an address does with a verb: HEAD as GET, one that it doesn't know is 405 with those that it does, and a form's act that it doesn't know is 404. The framework shows a page for any verb,
/// without having called it, and takes the page's own act for one that isn't there.
/// </summary>
internal static class Verbs
{
    /// <summary>Answers by itself what a page has no handler for, after routing.</summary>
    /// <param name="app">The site.</param>
    /// <param name="areOpen">For pages that are open to all, before anything is answered from memory; or for the others, once it is known who asks.</param>
    public static IApplicationBuilder UseVerbs(this IApplicationBuilder app, bool areOpen) => app.Use(async (http, next) =>
    {
        if (Refused(http, areOpen) is { } status)
        {
            http.Response.StatusCode = status;
        }
        else
        {
            await next(http);
        }
        if (http.Response.StatusCode is StatusCodes.Status405MethodNotAllowed)
        {
            // No person sends such a thing, and the page that tells of it would be asked for with the same verb.
            http.Features.Get<IStatusCodePagesFeature>()?.Enabled = false;
        }
    });

    // What is wrong with a request to a page; null: nothing is, or it is to something else.
    private static int? Refused(HttpContext http, bool areOpen)
    {
        if (http.GetEndpoint()?.Metadata is not { } metadata || metadata.GetMetadata<CompiledPageActionDescriptor>() is not { } page || areOpen != metadata.GetMetadata<IAllowAnonymous>() is not null)
        {
            return null;
        }
        var isForm = HttpMethods.IsPost(http.Request.Method);
        if (http.Features.Get<IStatusCodeReExecuteFeature>() is not null || http.Features.Get<IExceptionHandlerFeature>() is not null)
        {
            // A page that tells of an error is shown whatever was sent.
            http.Request.Method = isForm || HttpMethods.IsHead(http.Request.Method) ? http.Request.Method : HttpMethods.Get;
            return null;
        }
        var takesForms = page.HandlerMethods.Any(h => HttpMethods.IsPost(h.HttpMethod));
        if (!(isForm ? takesForms : HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method)))
        {
            http.Response.Headers[HeaderNames.Allow] = takesForms ? "GET, HEAD, POST" : "GET, HEAD";
            return StatusCodes.Status405MethodNotAllowed;
        }
        var act = http.Request.RouteValues["handler"] as string ?? http.Request.Query["handler"].FirstOrDefault();
        // The address of a form that was refused is asked for again as a page.
        return !string.IsNullOrEmpty(act) && !page.HandlerMethods.Any(h => string.Equals(h.Name, act, StringComparison.OrdinalIgnoreCase) && (!isForm || HttpMethods.IsPost(h.HttpMethod)))
            ? StatusCodes.Status404NotFound : null;
    }

    /// <summary>Lets HEAD in where GET is: who writes an answer needn't know, since the server sends no body of it.</summary>
    public static T WithHead<T>(this T endpoints)
        where T : IEndpointConventionBuilder
    {
        endpoints.Add(endpoint =>
        {
            for (var i = 0; i < endpoint.Metadata.Count; i++)
            {
                if (endpoint.Metadata[i] is HttpMethodMetadata { HttpMethods: [var only] } && HttpMethods.IsGet(only))
                {
                    endpoint.Metadata[i] = new HttpMethodMetadata([HttpMethods.Get, HttpMethods.Head]);
                }
            }
        });
        return endpoints;
    }
}
