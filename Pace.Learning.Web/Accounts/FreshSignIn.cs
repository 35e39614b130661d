using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.WebUtilities;

namespace Pace.Learning.Web.Accounts;

/// <summary>
/// Pages that change how somebody signs in ask for a sign-in of the last half hour: whoever finds a device left open can't take the account over.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class FreshSignInAttribute : Attribute, IAsyncPageFilter
{
    private const string SignedInAt = "signed-in-at";
    private static readonly TimeSpan ToLook = TimeSpan.FromMinutes(30);

    // Whoever has the form open may finish it.
    private static readonly TimeSpan ToSend = TimeSpan.FromMinutes(60);

    /// <summary>Notes the moment of signing in, which renewing the session keeps.</summary>
    public static void Note(AuthenticationProperties session, DateTimeOffset now) => session.Items.TryAdd(SignedInAt, now.ToString("O"));

    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var http = context.HttpContext;
        var session = await http.AuthenticateAsync(AccountSchemes.Session);
        var now = http.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow();
        var limit = HttpMethods.IsGet(http.Request.Method) ? ToLook : ToSend;
        if (session.Properties?.Items.TryGetValue(SignedInAt, out var noted) is true && DateTimeOffset.TryParse(noted, out var at) && now - at <= limit)
        {
            await next();
            return;
        }
        var here = http.Request.Path.Value + (HttpMethods.IsGet(http.Request.Method) ? http.Request.QueryString.Value : "");
        context.Result = new RedirectResult(QueryHelpers.AddQueryString("/sign-in", new Dictionary<string, string?> { ["again"] = "true", ["returnUrl"] = here }));
    }
}
