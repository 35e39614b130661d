using Microsoft.AspNetCore.Identity;
using Pace.Learning.Web.Accounts.Demo;
using Pace.Learning.Web.Platform.Security;

namespace Pace.Learning.Web.Accounts;

/// <summary>Signs in a demo person by role. Mapped in Development only.</summary>
internal static class DevSignIn
{
    public static async Task<IResult> SignInAsync(string @as, string? returnUrl, SignInManager<Person> signIn, UserManager<Person> people)
    {
        if (!Roles.All.Contains(@as) || await people.FindByEmailAsync(DemoPeople.Email(@as)) is not { } person)
        {
            return Results.NotFound();
        }
        await signIn.SignInAsync(person, isPersistent: false);
        return Results.LocalRedirect(ReturnUrl.Local(returnUrl));
    }
}
