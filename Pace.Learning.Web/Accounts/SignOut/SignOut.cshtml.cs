using Pace.Learning.Web.Platform.KeptForms;

namespace Pace.Learning.Web.Accounts.SignOut;

/// <summary>Ends this session. Open to everybody: a session that has just run out is no reason for a sign-in page.</summary>
[AllowAnonymous]
[NeverKept]
internal sealed class SignOutModel(SignInFlow signingIn) : PageModel
{
    public async Task<IActionResult> OnPostAsync()
    {
        // What a page of a parent's kept on this device goes as well; it was locked already.
        if (User.IsInRole(Roles.Parent))
        {
            Response.Headers["Clear-Site-Data"] = "\"storage\"";
        }
        await signingIn.SignOutAsync();
        HttpContext.ForgetKeptForms();
        return Redirect("/signed-out");
    }
}
