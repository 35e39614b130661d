using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Pace.Learning.Web.Accounts.SignIn;

namespace Pace.Learning.Web.Accounts.OpenIdConnect;

/// <summary>
/// Whose account an answer of another service belongs to. By the service's own id of the person; by an address only when the service has verified
/// it, the address is of the service's own domains, and the account is neither of staff nor of a parent and has no other login there. Otherwise people prove the address by a link first.
/// </summary>
[AllowAnonymous]
internal sealed class ExternalModel(
    UserManager<Person> people, Providers providers, Registrations registrations, SignInLinks links, SignInFlow signingIn, SecurityNotices notices) : PageModel
{
    /// <summary>Where to go afterwards.</summary>
    [BindProperty(Name = "returnUrl", SupportsGet = true)]
    public string? GoTo { get; set; }

    /// <summary>What the service is called.</summary>
    public string Service { get; private set; } = "";

    /// <summary>Where a link is asked for, to come back here.</summary>
    public string Next => SignInModel.At(ReturnUrl.On("/sign-in/external", GoTo));

    public async Task<IActionResult> OnGetAsync()
    {
        var answer = await HttpContext.AuthenticateAsync(IdentityConstants.ExternalScheme);
        if (ExternalPerson.From(answer.Principal) is not ({ } external, { } service))
        {
            return Redirect(User.Identity is { IsAuthenticated: true } ? ReturnUrl.Local(GoTo) : SignInModel.At(GoTo));
        }
        Service = service;
        if (User.Identity is { IsAuthenticated: true })
        {
            return Redirect(ReturnUrl.On("/account/security/link", GoTo));
        }
        if (await people.FindByLoginAsync(external.Issuer, external.Subject) is { } known)
        {
            return await FinishAsync(known);
        }
        if (external is not { Email: { } email, EmailIsVerified: true } || ExternalPerson.ProviderOf(answer.Principal, providers)?.Owns(email) is not true)
        {
            return Page();
        }
        if (await people.FindByEmailAsync(email) is { } owner)
        {
            return await LinkAsync(owner, external);
        }
        return links.MayRegister(EmailAddress.Normalized(email))
            ? await RegisterAsync(new ProvedAddress(email, ReturnUrl.Local(GoTo), new ExternalLogin(external.Issuer, external.Subject, service), external.Name))
            : Redirect(SignInRefusal.NoAccount.Url);
    }

    private async Task<IActionResult> LinkAsync(Person owner, ExternalPerson external)
    {
        var roles = await people.GetRolesAsync(owner);
        if (!owner.EmailConfirmed || roles.Any(role => Roles.IsStaff(role) || Roles.IsParent(role)) || (await people.GetLoginsAsync(owner)).Any(l => l.LoginProvider == external.Issuer))
        {
            return Page();
        }
        await people.AddLoginAsync(owner, new UserLoginInfo(external.Issuer, external.Subject, Service));
        await notices.SendAsync(owner, $"You can now sign in with {Service}. It was added because it has verified the same e-mail address.");
        return await FinishAsync(owner);
    }

    private async Task<IActionResult> FinishAsync(Person person)
    {
        await HttpContext.SignOutAsync(IdentityConstants.ExternalScheme);
        return await signingIn.ContinueAsync(person, SignInMethod.OpenIdConnect, GoTo);
    }

    private async Task<IActionResult> RegisterAsync(ProvedAddress proved)
    {
        await HttpContext.SignOutAsync(IdentityConstants.ExternalScheme);
        return Redirect(registrations.Url(proved));
    }
}
