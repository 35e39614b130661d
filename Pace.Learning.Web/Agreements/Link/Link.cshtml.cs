using Microsoft.AspNetCore.RateLimiting;
using Pace.Learning.Web.Agreements.Identity;

namespace Pace.Learning.Web.Agreements.Link;

/// <summary>
/// Where an invitation's link leads. Looking at it changes nothing, because mail scanners open links before people do; the button opens it, in this browser only.
/// </summary>
[AllowAnonymous]
[EnableRateLimiting(RateLimits.SignIn)]
internal sealed class LinkModel(SigningSessions sessions, AgreementRecorder acts) : PageModel
{
    public SigningLink? Link { get; private set; }

    public IReadOnlyList<Signatory> Signatories { get; private set; } = [];

    /// <summary>Whether an invitation that the link is for is still open.</summary>
    public bool IsLive { get; private set; }

    /// <summary>Whether it was opened before, here or elsewhere.</summary>
    public bool IsUsed => Link?.OpenedAt is not null;

    /// <summary>The address with its middle left out: the person knows it, others learn nothing.</summary>
    public string Masked => Link is null ? "" : Mask(Link.Email);

    public async Task<IActionResult> OnGetAsync(string token, CancellationToken cancellation)
    {
        await LoadAsync(token, cancellation);
        // Back through the same mail: the browser that opened it goes on where it was.
        return Link is not null && await sessions.SessionAsync(HttpContext, cancellation) is { } session && session.LinkId == Link.Id && IsLive
            ? Redirect(AgreementAddresses.Code)
            : Page();
    }

    public async Task<IActionResult> OnPostAsync(string token, CancellationToken cancellation)
    {
        await LoadAsync(token, cancellation);
        if (Link is null || !IsLive || !await sessions.OpenAsync(Link, HttpContext, cancellation))
        {
            await LoadAsync(token, cancellation);
            return Page();
        }
        return Redirect(AgreementAddresses.Code);
    }

    public async Task<IActionResult> OnPostNewAsync(string token, CancellationToken cancellation)
    {
        await LoadAsync(token, cancellation);
        if (Link is null || !IsLive || !IsUsed)
        {
            return Page();
        }
        foreach (var signatory in Signatories.Where(p => p.State == SignatoryState.Invited))
        {
            await acts.ActAsync(signatory.AgreementId, (agreement, now) => agreement.Find(signatory.Id)?.LinkId == Link.Id ? agreement.RenewLink(signatory.Id, now) : null, cancellation);
        }
        this.Notify("A new link is on its way to the address that was invited. The old one no longer works.");
        return Redirect("/agreements/link-sent");
    }

    private async Task LoadAsync(string token, CancellationToken cancellation)
    {
        Response.Headers["Referrer-Policy"] = "no-referrer";
        Response.Headers.CacheControl = "no-cache, no-store";
        Response.Headers["X-Robots-Tag"] = "noindex";
        if (await sessions.FindAsync(token, cancellation) is var (link, signatories))
        {
            (Link, Signatories) = (link, signatories);
            IsLive = signatories.Any(p => p.State == SignatoryState.Invited && !p.HasExpired(acts.Now));
        }
    }

    private static string Mask(string email)
    {
        var at = email.LastIndexOf('@');
        return $"{email[..1]}…{email[at..(at + 2)]}…{email[email.LastIndexOf('.')..]}";
    }
}
