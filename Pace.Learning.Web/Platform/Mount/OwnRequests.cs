using System.Security.Claims;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Features.Authentication;
using Microsoft.AspNetCore.OutputCaching;

namespace Pace.Learning.Web.Platform.Mount;

/// <summary>Which requests are the site's, and a mark on them: what a whole process shares asks it whom it works for.</summary>
internal static class OwnRequests
{
    private static readonly object Mark = new();

    extension(HttpContext http)
    {
        /// <summary>Whether the site answers this request, and not its host.</summary>
        public bool IsOurs => http.Items.ContainsKey(Mark);
    }

    /// <summary>Everything but what the host keeps.</summary>
    public static Func<HttpContext, bool> Chosen(IServiceProvider services)
    {
        PathString[] kept = [.. services.GetRequiredService<IOptions<MountOptions>>().Value.HostKeeps.Select(path => new PathString("/" + path.Trim('/')))];
        return kept.Length == 0 ? static _ => true : http => !Array.Exists(kept, path => http.Request.Path.StartsWithSegments(path, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Begins anew: whatever the host has settled on the way here (an endpoint, somebody who is signed in there, a place in its cache) is not ours.</summary>
    public static Task EnterAsync(HttpContext http, RequestDelegate next)
    {
        http.Items[Mark] = Mark;
        // Setting a feature, even to nothing, makes all that is read later look for its features again: only where the host has left something.
        if (http.GetEndpoint() is not null)
        {
            http.SetEndpoint(null);
        }
        Forget<IRouteValuesFeature>(http);
        Forget<IOutputCacheFeature>(http);
        if (http.Features.Get<IHttpAuthenticationFeature>()?.User is not null)
        {
            http.User = new ClaimsPrincipal(new ClaimsIdentity());
        }
        return next(http);
    }

    private static void Forget<TFeature>(HttpContext http)
    {
        if (http.Features.Get<TFeature>() is not null)
        {
            http.Features.Set<TFeature>(default);
        }
    }
}
