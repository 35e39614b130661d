using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;

namespace Pace.Learning.Web.Accounts;

/// <summary>
/// Where it is kept who has signed in, in a process where a host may sign in other people. The session is ours alone; the two steps on the way to it have
/// names that Identity has settled, so they are shared with a host that has them.
/// </summary>
internal static class AccountSchemes
{
    /// <summary>Somebody who has signed in here.</summary>
    public const string Session = "Pace";

    private static readonly TimeSpan HalfwayLength = TimeSpan.FromMinutes(5);

    public static void Add(IServiceCollection services, CookieSecurePolicy secure)
    {
        var host = new HostSchemes();
        services.AddSingleton(host).AddTransient<DefaultScheme>();
        services.AddAuthentication().AddCookie(Session, cookie =>
        {
            SessionCookie.Configure(cookie);
            Name(cookie, "pace");
        });
        // Last, whichever of the two is registered first: a host's defaults and its events are written before.
        services.PostConfigure<AuthenticationOptions>(options =>
        {
            AddWhereAbsent(options, IdentityConstants.ExternalScheme);
            AddWhereAbsent(options, IdentityConstants.TwoFactorUserIdScheme);
            host.StandBehind(options);
        });
        services.PostConfigure<CookieAuthenticationOptions>(IdentityConstants.ExternalScheme, cookie =>
        {
            Name(cookie, "pace-outside");
            cookie.Events = new CookieAuthenticationEvents();
        });
        services.PostConfigure<CookieAuthenticationOptions>(IdentityConstants.TwoFactorUserIdScheme, cookie =>
        {
            Name(cookie, "pace-half");
            cookie.ExpireTimeSpan = HalfwayLength;
            cookie.Events = new CookieAuthenticationEvents { OnRedirectToReturnUrl = _ => Task.CompletedTask };
        });

        void Name(CookieAuthenticationOptions cookie, string name)
        {
            cookie.Cookie.Name = name;
            cookie.Cookie.HttpOnly = true;
            cookie.Cookie.SameSite = SameSiteMode.Lax;
            cookie.Cookie.SecurePolicy = secure;
            cookie.CookieManager = new SchemeCookies();
        }
    }

    private static void AddWhereAbsent(AuthenticationOptions options, string scheme)
    {
        if (!options.SchemeMap.ContainsKey(scheme))
        {
            options.AddScheme<CookieAuthenticationHandler>(scheme, displayName: null);
        }
    }
}
