using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Pace.Learning.Web.Accounts.OpenIdConnect;

namespace Pace.Learning.Web.Accounts.MyAccount;

/// <summary>Adds an account at another service, after a look at which one: whoever started the visit there, the owner of this account decides.</summary>
[FreshSignIn]
internal sealed class LinkModel(UserManager<Person> people, SecurityNotices notices) : PageModel
{
    private ExternalPerson? external;

    /// <summary>Where to go afterwards.</summary>
    [BindProperty(Name = "returnUrl", SupportsGet = true)]
    public string? GoTo { get; set; }

    /// <summary>What the service is called.</summary>
    public string Service { get; private set; } = "";

    /// <summary>The address there.</summary>
    public string? Email => external?.Email;

    /// <summary>Whether it belongs to another account here.</summary>
    public bool IsTaken { get; private set; }

    public async Task<IActionResult> OnGetAsync() => await LoadAsync() is null ? Redirect(ReturnUrl.Local(GoTo)) : Page();

    public async Task<IActionResult> OnPostAsync()
    {
        if (await LoadAsync() is not { } person)
        {
            return Redirect("/account/security");
        }
        if (IsTaken)
        {
            return Page();
        }
        await people.AddLoginAsync(person, new UserLoginInfo(external!.Issuer, external.Subject, Service));
        await HttpContext.SignOutAsync(IdentityConstants.ExternalScheme);
        await notices.SendAsync(person, $"You can now sign in with {Service}.");
        this.Notify($"You can now sign in with {Service}.");
        return LocalRedirect(ReturnUrl.Local(GoTo));
    }

    // Nobody when there is nothing to add.
    private async Task<Person?> LoadAsync()
    {
        var answer = await HttpContext.AuthenticateAsync(IdentityConstants.ExternalScheme);
        if (ExternalPerson.From(answer.Principal) is not ({ } found, { } service) || await people.GetUserAsync(User) is not { } person)
        {
            return null;
        }
        (external, Service) = (found, service);
        var owner = await people.FindByLoginAsync(found.Issuer, found.Subject);
        IsTaken = owner is not null && owner.Id != person.Id;
        if (owner?.Id == person.Id)
        {
            await HttpContext.SignOutAsync(IdentityConstants.ExternalScheme);
            return null;
        }
        return person;
    }
}
