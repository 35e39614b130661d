using Microsoft.AspNetCore.Identity;

namespace Pace.Learning.Web.Accounts.MyAccount;

/// <summary>Closes the account, in two steps, with no reason asked.</summary>
[FreshSignIn]
internal sealed class CloseModel(SignInManager<Person> signIn, AccountClosing closing) : PageModel
{
    /// <summary>Whether this is the second step.</summary>
    public bool IsSecondStep { get; private set; }

    public void OnGet(int step) => IsSecondStep = step == 2;

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (await closing.CloseAsync(User.RequiredPersonId, cancellation) is { } refusal)
        {
            IsSecondStep = true;
            ModelState.AddModelError(refusal.Field, refusal.Words);
            return Page();
        }
        await signIn.SignOutAsync();
        return Redirect("/account-closed");
    }
}
