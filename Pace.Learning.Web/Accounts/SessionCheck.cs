using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;

namespace Pace.Learning.Web.Accounts;

/// <summary>Asks the database whether a session still counts, and makes its cookie anew from what the account is now. Identity's own check is one for a whole process: the host's.</summary>
internal sealed class SessionCheck(SignInManager<Person> signIn)
{
    public async Task CheckAsync(CookieValidatePrincipalContext session)
    {
        if (await signIn.ValidateSecurityStampAsync(session.Principal) is not { } person)
        {
            session.RejectPrincipal();
            await signIn.SignOutAsync();
            return;
        }
        var renewed = await signIn.CreateUserPrincipalAsync(person);
        SignInEvidence.Keep(session.Principal, renewed);
        session.ReplacePrincipal(renewed);
        session.ShouldRenew = true;
    }
}
