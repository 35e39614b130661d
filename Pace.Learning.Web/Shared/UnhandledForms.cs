using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Pace.Learning.Web.Shared;

/// <summary>A page that takes no form, or none under this name, says so. The framework would show it without having called it, and it would have nothing to show.</summary>
internal sealed class UnhandledForms : IPageApplicationModelConvention
{
    public void Apply(PageApplicationModel model)
    {
        // A page that takes any form pays nothing.
        if (model.PageType.Assembly == typeof(UnhandledForms).Assembly && !model.HandlerMethods.Any(h => HttpMethods.IsPost(h.HttpMethod) && string.IsNullOrEmpty(h.HandlerName)))
        {
            model.Filters.Add(new Filter());
        }
    }

    private sealed class Filter : IPageFilter
    {
        public void OnPageHandlerSelected(PageHandlerSelectedContext context)
        {
        }

        public void OnPageHandlerExecuting(PageHandlerExecutingContext context)
        {
            // A page that tells of an error is shown whatever was sent.
            if (context.HandlerMethod is null && HttpMethods.IsPost(context.HttpContext.Request.Method) && context.HttpContext.Features.Get<IStatusCodeReExecuteFeature>() is null
                && context.HttpContext.Features.Get<IExceptionHandlerFeature>() is null)
            {
                context.Result = new StatusCodeResult(StatusCodes.Status400BadRequest);
            }
        }

        public void OnPageHandlerExecuted(PageHandlerExecutedContext context)
        {
        }
    }
}
