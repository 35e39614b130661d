namespace Pace.Learning.Web.Shared;

/// <summary>What a browser may do with our pages: load from this site only, run no inline script, be framed by nobody, tell other sites nothing.</summary>
internal static class StrictContent
{
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; media-src 'self'; connect-src 'self'; " +
        "manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    public static WebApplication UseStrictContent(this WebApplication app)
    {
        app.Use((context, next) =>
        {
            // A page that needs more (a frame for another site's learners, a payment form) has set its own policy before the answer starts.
            context.Response.OnStarting(static state =>
            {
                var headers = ((HttpContext)state).Response.Headers;
                headers.TryAdd("Content-Security-Policy", Policy);
                headers.TryAdd("Referrer-Policy", "same-origin");
                headers.TryAdd("X-Content-Type-Options", "nosniff");
                headers.TryAdd("Cross-Origin-Opener-Policy", "same-origin");
                headers.TryAdd("Permissions-Policy", "camera=(), microphone=(), geolocation=(), browsing-topics=()");
                return Task.CompletedTask;
            }, context);
            return next(context);
        });
        return app;
    }
}
