using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.RateLimiting;
using Pace.Learning.Web.Platform.KeptForms;

namespace Pace.Learning.Web.Accounts.SignIn;

/// <summary>
/// Where the link in the mail leads. Looking at it changes nothing, because mail scanners open links before people do; the button uses it up.
/// </summary>
[NeverKept]
[AllowAnonymous]
[EnableRateLimiting(RateLimits.SignIn)]
internal sealed class LinkModel(SignInLinks links, Registrations registrations, SignInFlow signingIn, UserManager<Person> people) : PageModel
{
    /// <summary>The link's secret.</summary>
    [BindProperty(Name = "token", SupportsGet = true)]
    public string? Token { get; set; }

    /// <summary>The link, when it can be used.</summary>
    public SignInLink? Link { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Response.Headers["Referrer-Policy"] = "no-referrer";
        Link = await links.FindAsync(Token, cancellation);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (await links.FindAsync(Token, cancellation) is not { } link || !await links.UseAsync(link, cancellation))
        {
            return Page();
        }
        if (await people.FindByEmailAsync(link.Email) is { } person)
        {
            return await signingIn.ContinueAsync(person, SignInMethod.EmailLink, link.ReturnUrl);
        }
        return links.MayRegister(link.NormalizedEmail)
            ? Redirect(registrations.Url(new ProvedAddress(link.Email, link.ReturnUrl)))
            : Page();
    }
}
