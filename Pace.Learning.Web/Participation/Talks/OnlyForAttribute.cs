using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Pace.Learning.Web.Participation.Talks;

/// <summary>A page for some roles. To everybody else who signed in it isn't there: that a page exists can say too much already.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class OnlyForAttribute(params string[] roles) : Attribute, IAuthorizationFilter
{
    /// <summary>The roles.</summary>
    public IReadOnlyList<string> Roles { get; } = roles;

    /// <inheritdoc />
    public void OnAuthorization(AuthorizationFilterContext context)
    {
        if (!Roles.Any(context.HttpContext.User.IsInRole))
        {
            context.Result = new NotFoundResult();
        }
    }
}
