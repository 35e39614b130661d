using Microsoft.AspNetCore.Mvc.Filters;

namespace Pace.Learning.Web.LocalAreas;

/// <summary>A page about somebody's work. A parent's account says nothing of who they are, and this would: to them it is not there.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class NotForParentsAttribute : Attribute, IResourceFilter
{
    public void OnResourceExecuting(ResourceExecutingContext context)
    {
        context.HttpContext.Response.Headers.CacheControl = "no-cache, no-store";
        if (Roles.All.Any(role => Roles.IsParent(role) && context.HttpContext.User.IsInRole(role)))
        {
            context.Result = new NotFoundResult();
        }
    }

    public void OnResourceExecuted(ResourceExecutedContext context)
    {
    }
}
