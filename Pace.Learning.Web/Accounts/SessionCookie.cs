using Microsoft.AspNetCore.Authentication.Cookies;
using Pace.Learning.Web.Accounts.Sessions;
using Pace.Learning.Web.Platform.KeptForms;

namespace Pace.Learning.Web.Accounts;

/// <summary>How long people stay signed in, and how that is remembered.</summary>
internal static class SessionCookie
{
    public static readonly TimeSpan Length = TimeSpan.FromHours(12);

    /// <summary>Parents may share a device; their session also ends with the browser.</summary>
    public static readonly TimeSpan ParentsLength = TimeSpan.FromMinutes(30);

    private static readonly TimeSpan ParentsRenewal = TimeSpan.FromMinutes(1);

    public static void Configure(CookieAuthenticationOptions cookie)
    {
        cookie.ExpireTimeSpan = Length;
        cookie.SlidingExpiration = true;
        cookie.LoginPath = "/sign-in";
        cookie.ReturnUrlParameter = "returnUrl";
        cookie.Events = new CookieAuthenticationEvents
        {
            OnSigningIn = SetLength,
            OnSignedIn = LookForKeptFormsAsync,
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

    // Who comes back finds what they had typed; who comes after somebody else finds no trace of it.
    private static async Task LookForKeptFormsAsync(CookieSignedInContext context)
    {
        if (context.Principal?.PersonId is { } person && await context.HttpContext.RequestServices.GetRequiredService<KeptFormStore>().HasAnyAsync(person, context.HttpContext.RequestAborted))
        {
            context.HttpContext.NoteKeptForms();
        }
        else
        {
            context.HttpContext.ForgetKeptForms();
        }
    }

    // The check's services are built only when it is due.
    private static Task CheckNowAndThenAsync(CookieValidatePrincipalContext context)
    {
        // A parent's half hour begins anew with everything they do, not only in its second half.
        if (context is { Properties: { IsPersistent: false, IssuedUtc: { } since } } && context.Options.TimeProvider!.GetUtcNow() - since > ParentsRenewal)
        {
            context.ShouldRenew = true;
        }
        var every = context.HttpContext.RequestServices.GetRequiredService<IOptions<AccountOptions>>().Value.CheckSessionEvery;
        var isDue = context.Properties.IssuedUtc is not { } issued || context.Options.TimeProvider!.GetUtcNow() - issued > every
            || context.HttpContext.RequestServices.GetRequiredService<EndedSessions>().IsDue(context.Principal!.RequiredPersonId, issued);
        if (isDue)
        {
            return Check(context).CheckAsync(context);
        }
        return context.Principal!.FindAll(Claims.Role).Any(role => Roles.IsStaff(role.Value)) ? Check(context).CheckStaffAsync(context) : Task.CompletedTask;
    }

    private static SessionCheck Check(CookieValidatePrincipalContext context) => context.HttpContext.RequestServices.GetRequiredService<SessionCheck>();
}
