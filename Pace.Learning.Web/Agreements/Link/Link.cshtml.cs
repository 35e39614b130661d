using Microsoft.AspNetCore.RateLimiting;
using Pace.Learning.Web.Agreements.Identity;
using Pace.Learning.Web.Platform.KeptForms;

namespace Pace.Learning.Web.Agreements.Link;

/// <summary>
/// Where an invitation's link leads. Looking at it changes nothing, because mail scanners open links before people do; the button opens it, in this browser only.
/// </summary>
[NeverKept]
[AllowAnonymous]
[EnableRateLimiting(RateLimits.SignIn)]
internal sealed class LinkModel(PaceDbContext db, SigningSessions sessions, AgreementRecorder acts) : PageModel
{
    public SigningLink? Link { get; private set; }

    public IReadOnlyList<Signatory> Signatories { get; private set; } = [];

    /// <summary>What the mail said; <c>null</c> when nothing is open any more.</summary>
    public Invitation? Invitation { get; private set; }

    /// <summary>Whether an invitation that the link is for is still open.</summary>
    public bool IsLive { get; private set; }

    /// <summary>Whether it was opened before, here or elsewhere.</summary>
    public bool IsUsed => Link?.OpenedAt is not null;

    /// <summary>The address with its middle left out: the person knows it, others learn nothing.</summary>
    public string Masked => Link is null ? "" : SigningSessions.Mask(Link.Email);

    public async Task<IActionResult> OnGetAsync(string token, CancellationToken cancellation)
    {
        await LoadAsync(token, cancellation);
        // Back through the same mail, or an older one: the browser that is this person's goes on where it was.
        return Link is not null && await sessions.SessionAsync(HttpContext, cancellation) is { IsForCopy: false } session
            && ((session.LinkId == Link.Id && IsLive && await sessions.CanGoOnAsync(session, cancellation)) || (session.Email == Link.Email && session.IsConfirmedAt(acts.Now)))
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
        await RenewAsync(Link.Id, [.. Signatories.Select(p => p.AgreementId).Distinct()], cancellation);
        this.Notify("A new link is on its way to the address that was invited. The old one opens nothing any more.");
        return Redirect("/agreements/link-sent");
    }

    // All its places in one act, so that one mail names them, as the first did.
    private Task<Refusal?> RenewAsync(Guid link, IReadOnlyList<Guid> ids, CancellationToken cancellation) => acts.DoAsync(async ct =>
    {
        var agreements = await db.Agreements.AsSplitQuery().Where(s => ids.Contains(s.Id)).OrderBy(s => s.Id).ToListAsync(ct);
        foreach (var agreement in agreements)
        {
            foreach (var place in agreement.Signatories.Where(p => p.LinkId == link))
            {
                agreement.RenewLink(place.Id, acts.Now);
            }
        }
        return await acts.RecordAsync(agreements, ct);
    }, cancellation);

    private async Task LoadAsync(string token, CancellationToken cancellation)
    {
        Response.Headers["Referrer-Policy"] = "no-referrer";
        Response.Headers.CacheControl = "no-cache, no-store";
        Response.Headers["X-Robots-Tag"] = "noindex";
        if (await sessions.FindAsync(token, cancellation) is var (link, signatories))
        {
            (Link, Signatories) = (link, signatories);
            var open = signatories.Where(p => p.State == SignatoryState.Invited && !p.HasExpired(acts.Now)).ToList();
            IsLive = open.Count > 0;
            if (IsLive)
            {
                var ids = open.Select(p => p.AgreementId).ToList();
                var agreements = await db.Agreements.IgnoreAutoIncludes().AsNoTracking().Where(s => ids.Contains(s.Id)).ToDictionaryAsync(s => s.Id, cancellation);
                Invitation = Invitation.To([.. open.OrderBy(p => p.Id).Select(p => (agreements[p.AgreementId], p))]);
            }
        }
    }
}
