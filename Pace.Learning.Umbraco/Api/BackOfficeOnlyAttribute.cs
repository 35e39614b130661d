using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.DependencyInjection;

namespace Pace.Learning.BackOffice.Api;

/// <summary>Lets in who is signed in to the back office and may work with content; where Umbraco has no such policy or sign-in, nobody (403).</summary>
/// <remarks>Umbraco's policies and schemes aren't in the package that this library may use, so they are found by name.</remarks>
[AttributeUsage(AttributeTargets.Class)]
public sealed class BackOfficeOnlyAttribute : Attribute, IAsyncAuthorizationFilter
{
    /// <summary>Umbraco's policy for its own API of content.</summary>
    public const string Policy = "SectionAccessContent";

    /// <inheritdoc />
    public async Task OnAuthorizationAsync(AuthorizationFilterContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var http = context.HttpContext;
        var policies = http.RequestServices.GetService<IAuthorizationPolicyProvider>();
        var evaluator = http.RequestServices.GetService<IPolicyEvaluator>();
        if (evaluator is null || policies is null || await policies.GetPolicyAsync(Policy) is not { AuthenticationSchemes.Count: > 0 } policy || !await HasSchemesAsync(http.RequestServices, policy))
        {
            context.Result = new StatusCodeResult(StatusCodes.Status403Forbidden);
            return;
        }
        var signedIn = await evaluator.AuthenticateAsync(policy, http);
        var decision = await evaluator.AuthorizeAsync(policy, signedIn, http, http);
        context.Result = decision switch
        {
            { Succeeded: true } => null,
            { Challenged: true } => new StatusCodeResult(StatusCodes.Status401Unauthorized),
            _ => new StatusCodeResult(StatusCodes.Status403Forbidden),
        };
    }

    private static async Task<bool> HasSchemesAsync(IServiceProvider services, AuthorizationPolicy policy)
    {
        var schemes = services.GetService<IAuthenticationSchemeProvider>();
        foreach (var name in policy.AuthenticationSchemes)
        {
            if (schemes is null || await schemes.GetSchemeAsync(name) is null)
            {
                return false;
            }
        }
        return true;
    }
}
