using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.StaticAssets;
using Pace.Learning.Web.Accounts.Sessions;
using Pace.Learning.Web.Platform.KeptForms;

namespace Pace.Learning.Web.Accounts;

/// <summary>How long people stay signed in, and how that is remembered.</summary>
internal static class SessionCookie
{
    private static readonly TimeSpan ParentsRenewal = TimeSpan.FromMinutes(1);

    public static void Configure(CookieAuthenticationOptions cookie)
    {
        cookie.SlidingExpiration = true;
        cookie.LoginPath = "/sign-in";
        cookie.ReturnUrlParameter = "returnUrl";
        cookie.Events = new CookieAuthenticationEvents
        {
            OnSigningIn = SetLength,
            OnSignedIn = LookForKeptFormsAsync,
            OnValidatePrincipal = CheckAsync,
            OnRedirectToAccessDenied = context =>
            {
                context.Response.StatusCode = StatusCodes.Status403Forbidden;
                return Task.CompletedTask;
            },
        };
    }

    /// <summary>How long somebody with these roles stays signed in from now on, and whether after the browser was closed.</summary>
    public static void SetLength(AuthenticationProperties session, SessionLength length, bool isParent, DateTimeOffset now)
    {
        session.IssuedUtc = now;
        session.ExpiresUtc = now + length.Unused;
        session.IsPersistent = !isParent;
        EndInTime(session, length);
    }

    // Making the cookie anew gives it as long again; in all it lasts no longer for that.
    private static void EndInTime(AuthenticationProperties session, SessionLength length)
    {
        if (SessionStart.Of(session) + length.InAll is { } end && end < session.ExpiresUtc)
        {
            session.ExpiresUtc = end;
        }
    }

    private static Task SetLength(CookieSigningInContext context)
    {
        var roles = Claims.RolesOf(context.Principal!);
        var now = context.Options.TimeProvider!.GetUtcNow();
        SessionStart.Note(context.Properties, now);
        SetLength(context.Properties, Options(context.HttpContext).Sessions.For(roles), roles.Any(Roles.IsParent), now);
        context.CookieOptions.Expires = context.Properties.IsPersistent ? context.Properties.ExpiresUtc : null;
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

    private static Task CheckAsync(CookieValidatePrincipalContext context)
    {
        var (http, now) = (context.HttpContext, context.Options.TimeProvider!.GetUtcNow());
        var options = Options(http);
        var length = options.Sessions.For(Claims.RolesOf(context.Principal!));
        if (SessionStart.Of(context.Properties) is not { } start || now - start >= length.InAll || BrowserSessions.IdIn(context.Properties) is not { } id)
        {
            return SessionCheck.RejectAsync(context);
        }
        EndInTime(context.Properties, length);
        // A parent's half hour begins anew with everything they do, not only in its second half.
        var isDue = context.Properties.IssuedUtc is not { } issued || now - issued > (context.Properties.IsPersistent ? options.CheckSessionEvery : ParentsRenewal);
        if (!isDue && IsLeftToPage(http))
        {
            OpenSessionQuestion.Leave(http, id);
            return Task.CompletedTask;
        }
        return IsFileOfLayout(http) ? Task.CompletedTask : Check(context).CheckAsync(context, id, isDue);
    }

    private static bool IsLeftToPage(HttpContext http) =>
        (HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method)) && http.GetEndpoint()?.Metadata.GetMetadata<AsksAboutSessionAttribute>() is not null;

    private static bool IsFileOfLayout(HttpContext http) => http.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is not null;

    private static AccountOptions Options(HttpContext http) => http.RequestServices.GetRequiredService<IOptions<AccountOptions>>().Value;

    // Its services are built only when something is to be asked.
    private static SessionCheck Check(CookieValidatePrincipalContext context) => context.HttpContext.RequestServices.GetRequiredService<SessionCheck>();
}
