using System.Reflection;
using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Routing.Patterns;

namespace Pace.Learning.Web.Shared;

/// <summary>
/// A page whose address needs a name isn't there without one. The framework takes spaces alone for no name too, and would call the page's handler with <c>null</c>
/// where it has been promised a text.
/// </summary>
internal sealed class MissingNames : IPageApplicationModelConvention
{
    public void Apply(PageApplicationModel model)
    {
        if (model.ModelType?.Assembly != typeof(MissingNames).Assembly || model.ActionDescriptor.AttributeRouteInfo?.Template is not { } template)
        {
            return;
        }
        var nullability = new NullabilityInfoContext();
        var address = RoutePatternFactory.Parse(template);
        var needed = model.HandlerMethods.ToDictionary(handler => handler.MethodInfo, handler => (string[])
        [
            .. handler.Parameters.Where(p => p.ParameterType == typeof(string) && address.GetParameter(p.ParameterName) is not null
                && nullability.Create(p.ParameterInfo).WriteState == NullabilityState.NotNull).Select(p => p.ParameterName),
        ]);
        // A page that needs none pays nothing.
        if (needed.Values.Any(names => names.Length > 0))
        {
            model.Filters.Add(new Filter(needed));
        }
    }

    private sealed class Filter(Dictionary<MethodInfo, string[]> needed) : IPageFilter
    {
        public void OnPageHandlerSelected(PageHandlerSelectedContext context)
        {
        }

        public void OnPageHandlerExecuting(PageHandlerExecutingContext context)
        {
            if (context.HandlerMethod is { } handler && Array.Exists(needed[handler.MethodInfo], name => !context.HandlerArguments.TryGetValue(name, out var value) || value is null))
            {
                context.Result = new NotFoundResult();
            }
        }

        public void OnPageHandlerExecuted(PageHandlerExecutedContext context)
        {
        }
    }
}
