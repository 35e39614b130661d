using Microsoft.AspNetCore.RateLimiting;
using Pace.Learning.Web.Accounts.People;

namespace Pace.Learning.Web.Accounts.SignIn;

/// <summary>Makes a learner's account for somebody who has proved their address.</summary>
[AllowAnonymous]
[EnableRateLimiting(RateLimits.SignIn)]
internal sealed class NewModel(Registrations registrations, StaffInvitations invitations, SignInFlow signingIn, IOptions<AccountOptions> options) : PageModel
{
    private const string Terms = "Input.AgreesToTerms";

    /// <summary>Proves the address.</summary>
    [BindProperty(Name = "ticket", SupportsGet = true)]
    public string? Ticket { get; set; }

    /// <summary>What they answer.</summary>
    [BindProperty]
    public NewAccountInput Input { get; set; } = new();

    /// <summary>Where the terms are.</summary>
    public string TermsUrl => options.Value.TermsUrl;

    /// <summary>Where the privacy notice is.</summary>
    public string PrivacyUrl => options.Value.PrivacyUrl;

    /// <summary>What is wrong with the answer about the terms.</summary>
    public string? TermsError => ModelState.TryGetValue(Terms, out var state) && state.Errors.Count > 0 ? state.Errors[0].ErrorMessage : null;

    internal ProvedAddress? Proved { get; private set; }

    public void OnGet()
    {
        Proved = registrations.Read(Ticket);
        Input.DisplayName = Proved?.Name;
        Response.Headers["Referrer-Policy"] = "no-referrer";
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        Proved = registrations.Read(Ticket);
        if (Proved is null)
        {
            return Page();
        }
        if (Input.DisplayName?.Trim() is not { Length: > 0 and <= Person.DisplayNameLength })
        {
            ModelState.AddModelError("Input.DisplayName", $"Enter a name of up to {Person.DisplayNameLength} letters. It need not be your full name");
        }
        if (!Input.AgreesToTerms)
        {
            ModelState.AddModelError(Terms, "Agree to the terms to make an account");
        }
        if (!ModelState.IsValid)
        {
            return Page();
        }
        if (await registrations.MakeAsync(Ticket!, Proved, Input.DisplayName!) is not { } person)
        {
            // Pressed twice: the first made the account and signed them in, and from there they go on. Anybody else signs in.
            return Redirect(SignInModel.At(Proved.ReturnUrl));
        }
        var method = Proved.Login is null ? SignInMethod.EmailLink : SignInMethod.OpenIdConnect;
        var home = Proved.Invitation is { } invitation ? await invitations.AcceptAsync(invitation, person.Id, cancellation) : null;
        return await signingIn.ContinueAsync(person.Id, method, home ?? Proved.ReturnUrl);
    }
}

/// <summary>What a new account needs.</summary>
public sealed class NewAccountInput
{
    /// <summary>The name that the site greets them by.</summary>
    [PlainName]
    public string? DisplayName { get; set; }

    /// <summary>Whether they agree to the terms.</summary>
    public bool AgreesToTerms { get; set; }
}
