using Microsoft.AspNetCore.RateLimiting;
using Pace.Learning.Web.Accounts;
using Pace.Learning.Web.Agreements.Identity;
using Pace.Learning.Web.Platform.KeptForms;

namespace Pace.Learning.Web.Agreements.Copy;

/// <summary>What somebody has signed; and where they ask for it with the address that they were asked at.</summary>
[NeverKept]
[AllowAnonymous]
[EnableRateLimiting(RateLimits.SignIn)]
internal sealed class CopiesModel(CopyReader reader, SigningSessions sessions) : PageModel
{
    /// <summary>The form.</summary>
    [BindProperty]
    public InputModel Input { get; set; } = new();

    /// <summary>What they signed; <c>null</c> while they haven't shown who they are.</summary>
    public IReadOnlyList<Agreement>? Signed { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        await LoadAsync(cancellation);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (!EmailAddress.TryRead(Input.Email, out var email))
        {
            ModelState.AddModelError("Input.Email", "Enter the e-mail address at which you were asked to sign, like name@example.org");
            await LoadAsync(cancellation);
            return Page();
        }
        await sessions.SendCopyLinkAsync(email, cancellation);
        return Redirect("/agreements/copy-sent");
    }

    private async Task LoadAsync(CancellationToken cancellation)
    {
        var addresses = await reader.AddressesAsync(HttpContext, cancellation);
        Signed = addresses.Count > 0 ? await reader.AllAsync(addresses, cancellation) : null;
    }

    /// <summary>The form.</summary>
    public sealed class InputModel
    {
        /// <summary>As typed.</summary>
        public string? Email { get; set; }
    }
}
