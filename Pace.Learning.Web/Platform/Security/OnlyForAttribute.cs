using Microsoft.AspNetCore.Mvc.Filters;

namespace Pace.Learning.Web.Platform.Security;

/// <summary>A page for some roles. To everybody else who signed in it is not there.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class OnlyForAttribute(params string[] roles) : Attribute, IResourceFilter
{
    /// <summary>Any of these.</summary>
    public IReadOnlyList<string> Roles { get; } = roles;

    /// <inheritdoc />
    public void OnResourceExecuting(ResourceExecutingContext context)
    {
        // Pages of this room are about people: no copy stays in a shared browser or on the way.
        context.HttpContext.Response.Headers.CacheControl = "no-cache, no-store";
        if (!Roles.Any(context.HttpContext.User.IsInRole))
        {
            context.Result = new NotFoundResult();
        }
    }

    /// <inheritdoc />
    public void OnResourceExecuted(ResourceExecutedContext context)
    {
    }
}
