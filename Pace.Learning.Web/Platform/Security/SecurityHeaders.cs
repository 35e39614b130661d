using Microsoft.Extensions.Primitives;

namespace Pace.Learning.Web.Platform.Security;

/// <summary>Headers on every response. A page or endpoint that needs another value sets it itself; what is there already stays.</summary>
internal sealed class SecurityHeaders
{
    private static readonly KeyValuePair<string, StringValues>[] Always =
    [
        new("X-Content-Type-Options", "nosniff"),
        new("Cross-Origin-Opener-Policy", "same-origin"), new("Cross-Origin-Resource-Policy", "same-origin"),
    ];

    private readonly RequestDelegate next;
    private readonly Func<object, Task> add;
    private readonly bool onlyHttps;
    private readonly bool publicIsHttps;

    public SecurityHeaders(RequestDelegate next, IWebHostEnvironment environment, IOptions<PaceOptions> site)
    {
        this.next = next;
        add = AddTo;
        onlyHttps = !environment.IsDevelopment();
        publicIsHttps = site.Value.PublicUrl?.StartsWith("https://", StringComparison.OrdinalIgnoreCase) ?? false;
    }

    public Task InvokeAsync(HttpContext context)
    {
        // On starting, because an error page clears what was set before it.
        context.Response.OnStarting(add, context);
        return next(context);
    }

    private Task AddTo(object state)
    {
        var context = (HttpContext)state;
        var headers = context.Response.Headers;
        var isSignedIn = context.User.Identity is { IsAuthenticated: true };
        foreach (var header in Always)
        {
            headers.TryAdd(header.Key, header.Value);
        }
        headers.TryAdd("Permissions-Policy", DevicePermissions.HeaderFor(context));
        headers.TryAdd("Content-Security-Policy", ContentSecurity.HeaderFor(context));
        headers.TryAdd("Referrer-Policy", IsForParents(context, isSignedIn) ? "no-referrer" : "same-origin");
        if (onlyHttps && (context.Request.IsHttps || publicIsHttps))
        {
            headers.TryAdd("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
        }
        if (isSignedIn)
        {
            headers.TryAdd("Cache-Control", "no-store");
        }
        return Task.CompletedTask;
    }

    private static bool IsForParents(HttpContext context, bool isSignedIn) =>
        context.Request.Path.StartsWithSegments("/taking-part", StringComparison.OrdinalIgnoreCase)
        || (isSignedIn && (context.User.IsInRole(Roles.Parent) || context.User.IsInRole(Roles.ParentReviewer)));
}
