using System.Reflection;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Pace.Learning.Web.Platform.Mount;

namespace Pace.Learning.Web.Shared;

/// <summary>
/// A page whose address needs a name isn't there without one. The framework takes spaces alone for no name too, and would call the page's handler with <c>null</c>
/// where it has been promised a text.
/// </summary>
internal sealed class MissingNames : IPageFilter
{
    public void OnPageHandlerSelected(PageHandlerSelectedContext context)
    {
    }

    public void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        if (context.HttpContext.IsOurs && context.HandlerMethod?.Parameters.Any(p => IsMissing(p, context)) == true)
        {
            context.Result = new NotFoundResult();
        }
    }

    public void OnPageHandlerExecuted(PageHandlerExecutedContext context)
    {
    }

    private static bool IsMissing(ParameterDescriptor parameter, PageHandlerExecutingContext context) =>
        parameter.ParameterType == typeof(string) && (!context.HandlerArguments.TryGetValue(parameter.Name, out var value) || value is null)
        && context.HttpContext.GetEndpoint() is RouteEndpoint { RoutePattern: var pattern } && pattern.GetParameter(parameter.Name) is not null
        && parameter is HandlerParameterDescriptor { ParameterInfo: var declared } && new NullabilityInfoContext().Create(declared).WriteState == NullabilityState.NotNull;
}
