using Microsoft.AspNetCore.Identity;
using Pace.Learning.Web.Accounts.Demo;

namespace Pace.Learning.Web.Accounts;

/// <summary>Signs in the demo person of a role, or whoever has an address. Mapped in Development only.</summary>
internal static class DevSignIn
{
    public static async Task<IResult> SignInAsync(string @as, string? returnUrl, SignInManager<Person> signIn, UserManager<Person> people)
    {
        if (await people.FindByEmailAsync(Roles.All.Contains(@as) ? DemoPeople.Email(@as) : @as) is not { } person)
        {
            return Results.NotFound();
        }
        await signIn.SignInAsync(person, isPersistent: false);
        return Results.LocalRedirect(ReturnUrl.Local(returnUrl));
    }
}
