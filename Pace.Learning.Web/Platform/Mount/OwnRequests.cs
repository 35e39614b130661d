using System.Security.Claims;
using Microsoft.AspNetCore.Http.Features;
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
        return http => !Array.Exists(kept, path => http.Request.Path.StartsWithSegments(path, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Begins anew: whatever the host has settled on the way here (an endpoint, somebody who is signed in there, a place in its cache) is not ours.</summary>
    public static Task EnterAsync(HttpContext http, RequestDelegate next)
    {
        http.Items[Mark] = Mark;
        http.SetEndpoint(null);
        http.Features.Set<IRouteValuesFeature>(null);
        http.Features.Set<IOutputCacheFeature>(null);
        http.User = new ClaimsPrincipal(new ClaimsIdentity());
        return next(http);
    }
}
