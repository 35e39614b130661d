using Microsoft.AspNetCore.RateLimiting;
using Pace.Learning.Web.Accounts;
using Pace.Learning.Web.Agreements.Identity;
using Pace.Learning.Web.Platform.KeptForms;

namespace Pace.Learning.Web.Agreements.Link;

/// <summary>Where the code is typed, in the browser that the link was opened in.</summary>
[NeverKept]
[AllowAnonymous]
[EnableRateLimiting(RateLimits.SignIn)]
internal sealed class CodeModel(PaceDbContext db, SigningSessions sessions, AgreementRecorder acts, KeptFormStore kept) : PageModel
{
    /// <summary>The form.</summary>
    [BindProperty]
    public InputModel Input { get; set; } = new();

    /// <summary>Whether this browser has opened a link.</summary>
    public bool HasSession { get; private set; }

    /// <summary>Whether the newest code is too old to be typed.</summary>
    public bool IsCodeOver { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        var session = await SessionAsync(cancellation);
        return session?.IsConfirmedAt(acts.Now) == true ? Redirect(await NextAsync(session, cancellation)) : Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        var session = await SessionAsync(cancellation);
        if (session?.IsConfirmedAt(acts.Now) == true)
        {
            return Redirect(await NextAsync(session, cancellation));
        }
        switch (await sessions.ConfirmAsync(session, Input.Code, cancellation))
        {
            case CodeResult.Right:
                await LookForKeptFormsAsync(cancellation);
                return Redirect(await NextAsync(session!, cancellation));
            case CodeResult.Wrong:
                ModelState.AddModelError("Input.Code", "That isn’t the code. Look into the newest mail, and type its 6 digits");
                break;
            case CodeResult.TooOld:
                ModelState.AddModelError("Input.Code", "This code has run out. Ask for a new one below");
                break;
            case CodeResult.TooManyTries:
                ModelState.AddModelError("Input.Code", "There were 5 wrong tries. Ask for a new code below");
                break;
        }
        return Page();
    }

    public async Task<IActionResult> OnPostAgainAsync(CancellationToken cancellation)
    {
        if (await SessionAsync(cancellation) is not { } session)
        {
            return Page();
        }
        if (!await sessions.SendAgainAsync(session, cancellation))
        {
            ModelState.AddModelError("", "We have sent several codes already. Open the link in our mail again and ask for a new link");
            return Page();
        }
        this.Notify("A new code is on its way. The old one no longer works.");
        return Redirect(AgreementAddresses.Code);
    }

    public async Task<IActionResult> OnPostLeaveAsync(CancellationToken cancellation)
    {
        await sessions.LeaveAsync(HttpContext, cancellation);
        this.Notify("You have left. To come back, ask for a new link from the mail that we sent.");
        return Redirect("/");
    }

    // What they typed before their time was over is there again; whoever comes after somebody else finds no trace of it.
    private async Task LookForKeptFormsAsync(CancellationToken cancellation)
    {
        if (await FormOwners.CurrentAsync(HttpContext) is { } owner && await kept.HasAnyAsync(owner.Id, cancellation))
        {
            HttpContext.NoteKeptForms();
        }
        else
        {
            HttpContext.ForgetKeptForms();
        }
    }

    private async Task<SigningSession?> SessionAsync(CancellationToken cancellation)
    {
        Response.Headers.CacheControl = "no-cache, no-store";
        var session = await sessions.SessionAsync(HttpContext, cancellation);
        HasSession = session is not null;
        IsCodeOver = session is not null && session.CodeSentAt + SigningSession.CodeLifetime <= acts.Now;
        return session;
    }

    private async Task<string> NextAsync(SigningSession session, CancellationToken cancellation)
    {
        if (session.IsForCopy)
        {
            return AgreementAddresses.Copies;
        }
        var address = EmailAddress.Normalized(session.Email);
        var signatories = await db.AgreementSignatories.AsNoTracking()
            .Where(p => p.NormalizedEmail == address && (p.LinkId == session.LinkId || p.State == SignatoryState.Invited)).ToListAsync(cancellation);
        foreach (var signatory in signatories.Where(p => p.State == SignatoryState.Invited))
        {
            await acts.ActAsync(signatory.AgreementId, (agreement, now) =>
            {
                agreement.Open(signatory.Id, now);
                return null;
            }, cancellation);
        }
        // Asked in several places, perhaps of several areas: a list of them, each to be read and signed by itself.
        return signatories is [var one] ? one.State == SignatoryState.Invited ? AgreementAddresses.Sign(one.AgreementId) : AgreementAddresses.Status(one.AgreementId) : AgreementAddresses.Mine;
    }

    /// <summary>The form.</summary>
    public sealed class InputModel
    {
        /// <summary>As typed.</summary>
        public string? Code { get; set; }
    }
}
