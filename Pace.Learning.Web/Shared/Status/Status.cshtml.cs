using Pace.Learning.Web.Platform.KeptForms;
using Pace.Learning.Web.Platform.Pdf;
using Pace.Learning.Web.Platform.Sent;

namespace Pace.Learning.Web.Shared.Status;

/// <summary>
/// What people see when a page can't be shown: what happened, in plain words, and the way on. Nobody is told that something exists which they
/// may not see. Forms that are refused have pages of their own.
/// </summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
[ResponseCache(NoStore = true)]
public sealed class StatusModel : PageModel
{
    /// <summary>The status that is answered.</summary>
    public int Code { get; private set; }

    /// <summary>The heading.</summary>
    public string Heading { get; private set; } = "";

    /// <summary>What happened, and what to do.</summary>
    public IReadOnlyList<string> Words { get; private set; } = [];

    /// <summary>Whether what was typed is kept.</summary>
    public bool IsKept => HttpContext.WasKept && Code != StatusCodes.Status409Conflict && User.Identity is { IsAuthenticated: true };

    /// <summary>Where to go on from what was taken away.</summary>
    internal GonePage? Gone => GonePage.Of(HttpContext);

    /// <summary>Settles the words; the page is reached by whatever method the original request had.</summary>
    public override void OnPageHandlerExecuting(Microsoft.AspNetCore.Mvc.Filters.PageHandlerExecutingContext context) => Settle();

    /// <summary>Shows the page.</summary>
    public void OnGet()
    {
    }

    /// <summary>Shows the page when a form couldn't be taken.</summary>
    public void OnPost()
    {
    }

    private void Settle()
    {
        var asked = int.TryParse(RouteData.Values["code"]?.ToString(), out var code) ? code : 404;
        (Code, Heading, Words) = asked switch
        {
            503 when PrintRefusal.Of(HttpContext) is { } printing => (asked, "The PDF was not made", printing.Words),
            >= 500 and < 600 => (asked, "Something went wrong on our side", (string[])
                ["This is our fault, not yours. Answers that we told you were saved are safe.", "Please try again in a few minutes."]),
            400 => (asked, "We could not read what was sent", ["It broke off on its way, or it was no form of this site. Nothing was changed.", "Go back with your browser’s Back button and send it again. What you typed is usually still there."]),
            409 => (asked, "Somebody else was signed in here",
                ["This page was opened by somebody else, before you signed in. Nothing was sent or changed.", "What they typed is kept for them. Only they can see it."]),
            413 => (asked, "That was too much to send at once",
                [$"What was sent is bigger than {TooMuch.Of(HttpContext)?.Words ?? "the site can take"}{(TooMuch.Of(HttpContext) is null ? "" : ", the most that this form can take")}. Nothing was changed.",
                "Go back with your browser’s Back button. What you typed is usually still there. Make it shorter, or choose a smaller file, and send it again."]),
            410 => (asked, "This page is gone",
                ["The link that you followed was right. We have taken this page from the site.", .. Gone is { IsLearning: true } ? ["What you learned there stays in your own record."] : Array.Empty<string>()]),
            _ => (404, "We cannot find that page",
                ["If you typed the address, check it for small mistakes. If you followed a link, the page may have moved.", "You may also need to sign in with another account to see it."]),
        };
        Response.StatusCode = Code;
    }
}
