using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.RateLimiting;
using Pace.Learning.Web.Accounts.SignIn;

namespace Pace.Learning.Web.Accounts.People.Accept;

/// <summary>
/// Where the link of an invitation leads. The link proves the address like one for signing in, so whoever accepts is signed in by it, with the second step that they use.
/// Looking at it changes nothing: mail scanners open links before people do.
/// </summary>
[AllowAnonymous]
[EnableRateLimiting(RateLimits.SignIn)]
internal sealed class InvitedModel(StaffInvitations invitations, UserManager<Person> people, Registrations registrations, SignInFlow signingIn, PaceDbContext db) : PageModel
{
    /// <summary>The link's secret.</summary>
    [BindProperty(Name = "token", SupportsGet = true)]
    public string? Token { get; set; }

    public StaffInvitation? Invitation { get; private set; }

    public IReadOnlyList<RoleGrant> Offered { get; private set; } = [];

    public string? Inviter { get; private set; }

    /// <summary>Whether the address belongs to an account that says nothing readable about whose it is.</summary>
    public bool IsKeptApart { get; private set; }

    public static string At(string token) => $"/invited?token={token}";

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Response.Headers["Referrer-Policy"] = "no-referrer";
        await LoadAsync(cancellation);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        Response.Headers["Referrer-Policy"] = "no-referrer";
        await LoadAsync(cancellation);
        if (Invitation is not { Email: { } email } invitation)
        {
            return Page();
        }
        if (await people.FindByEmailAsync(email) is not { } person)
        {
            return Redirect(registrations.Url(new ProvedAddress(email, "/account", Name: invitation.Name, Invitation: invitation.Id)));
        }
        if (AddressAlias.Is(person.Email!))
        {
            IsKeptApart = true;
            return Page();
        }
        if (await invitations.AcceptAsync(invitation.Id, person.Id, cancellation) is { } home)
        {
            return await signingIn.ContinueAsync(person.Id, SignInMethod.EmailLink, home);
        }
        Invitation = null;
        return Page();
    }

    private async Task LoadAsync(CancellationToken cancellation)
    {
        if (await invitations.FindOpenAsync(Token, cancellation) is not { } found)
        {
            return;
        }
        Invitation = found;
        Offered = await invitations.OfferedAsync(found.Id, cancellation);
        Inviter = await db.Users.Where(p => p.Id == found.InvitedBy).Select(p => p.DisplayName).SingleOrDefaultAsync(cancellation) is { Length: > 0 } name ? name : null;
    }
}
