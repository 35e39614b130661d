using Microsoft.Extensions.Options;
using Pace.Learning.Web.Accounts;

namespace Pace.Learning.Web.Platform.Security;

/// <summary>Headers on every response. A page or endpoint that needs another value sets it itself; what is there already stays.</summary>
internal sealed class SecurityHeaders(RequestDelegate next, IWebHostEnvironment environment, IOptions<PaceOptions> site)
{
    private const string Permissions =
        "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=(), " +
        "publickey-credentials-get=(self), publickey-credentials-create=(self)";

    private readonly bool onlyHttps = !environment.IsDevelopment();
    private readonly bool publicIsHttps = site.Value.PublicUrl?.StartsWith("https://", StringComparison.OrdinalIgnoreCase) ?? false;

    public Task InvokeAsync(HttpContext context)
    {
        // On starting, because an error page clears what was set before it.
        context.Response.OnStarting(static state =>
        {
            var (headers, context) = ((SecurityHeaders, HttpContext))state;
            headers.Add(context);
            return Task.CompletedTask;
        }, (this, context));
        return next(context);
    }

    private void Add(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.TryAdd("Content-Security-Policy", ContentSecurity.HeaderFor(context));
        headers.TryAdd("X-Content-Type-Options", "nosniff");
        headers.TryAdd("Referrer-Policy", IsForParents(context) ? "no-referrer" : "same-origin");
        headers.TryAdd("Permissions-Policy", Permissions);
        headers.TryAdd("Cross-Origin-Opener-Policy", "same-origin");
        headers.TryAdd("Cross-Origin-Resource-Policy", "same-origin");
        if (onlyHttps && (context.Request.IsHttps || publicIsHttps))
        {
            headers.TryAdd("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
        }
        if (context.User.Identity is { IsAuthenticated: true })
        {
            headers.TryAdd("Cache-Control", "no-store");
        }
    }

    private static bool IsForParents(HttpContext context) =>
        context.Request.Path.StartsWithSegments("/taking-part", StringComparison.OrdinalIgnoreCase)
        || context.User.IsInRole(Roles.Parent) || context.User.IsInRole(Roles.ParentReviewer);
}
