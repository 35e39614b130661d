using Microsoft.AspNetCore.Authentication.Cookies;

namespace Pace.Learning.Web.Accounts;

/// <summary>How long people stay signed in, and how that is remembered.</summary>
internal static class SessionCookie
{
    public static readonly TimeSpan Length = TimeSpan.FromHours(12);

    /// <summary>Parents may share a device; their session also ends with the browser.</summary>
    public static readonly TimeSpan ParentsLength = TimeSpan.FromMinutes(30);

    public static void Configure(CookieAuthenticationOptions cookie)
    {
        cookie.ExpireTimeSpan = Length;
        cookie.SlidingExpiration = true;
        cookie.LoginPath = "/sign-in";
        cookie.ReturnUrlParameter = "returnUrl";
        cookie.Events = new CookieAuthenticationEvents
        {
            OnSigningIn = SetLength,
            OnValidatePrincipal = CheckNowAndThenAsync,
            OnRedirectToAccessDenied = context =>
            {
                context.Response.StatusCode = StatusCodes.Status403Forbidden;
                return Task.CompletedTask;
            },
        };
    }

    private static Task SetLength(CookieSigningInContext context)
    {
        var isParent = context.Principal!.FindAll(Claims.Role).Any(role => Roles.IsParent(role.Value));
        var now = context.Options.TimeProvider!.GetUtcNow();
        FreshSignInAttribute.Note(context.Properties, now);
        context.Properties.IssuedUtc = now;
        context.Properties.ExpiresUtc = now + (isParent ? ParentsLength : Length);
        context.Properties.IsPersistent = !isParent;
        context.CookieOptions.Expires = isParent ? null : context.Properties.ExpiresUtc;
        return Task.CompletedTask;
    }

    // The check's services are built only when it is due.
    private static Task CheckNowAndThenAsync(CookieValidatePrincipalContext context)
    {
        var every = context.HttpContext.RequestServices.GetRequiredService<IOptions<AccountOptions>>().Value.CheckSessionEvery;
        var isDue = context.Properties.IssuedUtc is not { } issued || context.Options.TimeProvider!.GetUtcNow() - issued > every;
        return isDue ? context.HttpContext.RequestServices.GetRequiredService<SessionCheck>().CheckAsync(context) : Task.CompletedTask;
    }
}
