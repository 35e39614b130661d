using Microsoft.AspNetCore.RateLimiting;
using Pace.Learning.Web.Agreements.Identity;
using Pace.Learning.Web.Platform.KeptForms;

namespace Pace.Learning.Web.Agreements.Copy;

/// <summary>Where a link to what somebody signed leads. As with an invitation, the button opens it, in this browser only, and a code is asked for.</summary>
[NeverKept]
[AllowAnonymous]
[EnableRateLimiting(RateLimits.SignIn)]
internal sealed class CopyLinkModel(SigningSessions sessions) : PageModel
{
    public SigningLink? Link { get; private set; }

    public bool IsUsed => Link?.OpenedAt is not null;

    public string Masked => Link is null ? "" : SigningSessions.Mask(Link.Email);

    public async Task<IActionResult> OnGetAsync(string token, CancellationToken cancellation)
    {
        await LoadAsync(token, cancellation);
        return Link is not null && await sessions.SessionAsync(HttpContext, cancellation) is { } session && session.LinkId == Link.Id ? Redirect(AgreementAddresses.Code) : Page();
    }

    public async Task<IActionResult> OnPostAsync(string token, CancellationToken cancellation)
    {
        await LoadAsync(token, cancellation);
        if (Link is null || !await sessions.OpenAsync(Link, HttpContext, cancellation))
        {
            await LoadAsync(token, cancellation);
            return Page();
        }
        return Redirect(AgreementAddresses.Code);
    }

    public async Task<IActionResult> OnPostNewAsync(string token, CancellationToken cancellation)
    {
        await LoadAsync(token, cancellation);
        if (Link is null || !IsUsed)
        {
            return Page();
        }
        await sessions.SendCopyLinkAsync(Link.Email, cancellation);
        return Redirect("/agreements/copy-sent");
    }

    private async Task LoadAsync(string token, CancellationToken cancellation)
    {
        Response.Headers["Referrer-Policy"] = "no-referrer";
        Response.Headers.CacheControl = "no-cache, no-store";
        Response.Headers["X-Robots-Tag"] = "noindex";
        Link = await sessions.FindCopyLinkAsync(token, cancellation);
    }
}
