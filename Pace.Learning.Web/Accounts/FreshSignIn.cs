using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.WebUtilities;
using Pace.Learning.Web.Accounts.Sessions;

namespace Pace.Learning.Web.Accounts;

/// <summary>
/// Pages that change how somebody signs in ask for a sign-in of the last half hour: whoever finds a device left open can't take the account over.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class FreshSignInAttribute : Attribute, IAsyncPageFilter
{
    private static readonly TimeSpan ToLook = TimeSpan.FromMinutes(30);

    // Whoever has the form open may finish it.
    private static readonly TimeSpan ToSend = TimeSpan.FromMinutes(60);

    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var http = context.HttpContext;
        var session = await http.AuthenticateAsync(AccountSchemes.Session);
        var now = http.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow();
        var limit = HttpMethods.IsGet(http.Request.Method) ? ToLook : ToSend;
        if (SessionStart.Of(session.Properties) is { } at && now - at <= limit)
        {
            await next();
            return;
        }
        var here = http.Request.Path.Value + (HttpMethods.IsGet(http.Request.Method) ? http.Request.QueryString.Value : "");
        context.Result = new RedirectResult(QueryHelpers.AddQueryString("/sign-in", new Dictionary<string, string?> { ["again"] = "true", ["returnUrl"] = here }));
    }
}
