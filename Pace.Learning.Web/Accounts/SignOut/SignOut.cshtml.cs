using Microsoft.AspNetCore.Identity;

namespace Pace.Learning.Web.Accounts.SignOut;

/// <summary>Ends this session. Open to everybody: a session that has just run out is no reason for a sign-in page.</summary>
[AllowAnonymous]
internal sealed class SignOutModel(SignInManager<Person> signIn) : PageModel
{
    public async Task<IActionResult> OnPostAsync()
    {
        await signIn.SignOutAsync();
        return Redirect("/signed-out");
    }
}
