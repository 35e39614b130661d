using Microsoft.AspNetCore.Identity;
using Pace.Learning.Web.Accounts.OpenIdConnect;
using Pace.Learning.Web.Accounts.Sessions;
using Pace.Learning.Web.Platform.KeptForms;

namespace Pace.Learning.Web.Accounts.MyAccount;

/// <summary>All ways in which somebody signs in, and the sessions that they have.</summary>
[NeverKept]
[FreshSignIn]
internal sealed class SecurityModel(
    UserManager<Person> people, SignInManager<Person> signIn, SecurityNotices notices, Providers providers, BrowserSessions sessions) : PageModel
{
    /// <summary>Whose account.</summary>
    public Person Person { get; private set; } = null!;

    /// <summary>Whether there is a password.</summary>
    public bool HasPassword => Person.PasswordHash is not null;

    /// <summary>How many recovery codes are left.</summary>
    public int RecoveryCodesLeft { get; private set; }

    /// <summary>Their passkeys.</summary>
    public IList<UserPasskeyInfo> Passkeys { get; private set; } = [];

    /// <summary>Their accounts at other services.</summary>
    public IList<UserLoginInfo> Logins { get; private set; } = [];

    /// <summary>Services that can be added.</summary>
    public IReadOnlyList<Provider> Providers => [.. providers.All.Where(p => Logins.All(l => l.ProviderDisplayName != p.DisplayName))];

    public async Task<IActionResult> OnGetAsync()
    {
        if (await people.GetUserAsync(User) is not { } person)
        {
            return NotFound();
        }
        Person = person;
        RecoveryCodesLeft = person.TwoFactorEnabled ? await people.CountRecoveryCodesAsync(person) : 0;
        Passkeys = await people.GetPasskeysAsync(person);
        Logins = await people.GetLoginsAsync(person);
        return Page();
    }

    public async Task<IActionResult> OnPostRemoveLoginAsync(string issuer, string subject)
    {
        if (await people.GetUserAsync(User) is not { } person)
        {
            return NotFound();
        }
        await people.RemoveLoginAsync(person, issuer, subject);
        await signIn.RefreshSignInAsync(person);
        await notices.SendAsync(person, "A work account was removed from the ways to sign in.");
        this.Notify("It is removed.");
        return Redirect("/account/security");
    }

    public async Task<IActionResult> OnPostSignOutEverywhereAsync()
    {
        if (await people.GetUserAsync(User) is { } person)
        {
            await people.UpdateSecurityStampAsync(person);
            await sessions.EndAllAsync(person.Id);
        }
        await signIn.SignOutAsync();
        return Redirect("/signed-out");
    }
}
