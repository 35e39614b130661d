using Microsoft.AspNetCore.Identity;
using Pace.Learning.Web.Accounts.Demo;
using Pace.Learning.Web.Accounts.Sessions;

namespace Pace.Learning.Web.Accounts;

/// <summary>Signs in the demo person of a role, or whoever has an address. Mapped in Development only.</summary>
internal static class DevSignIn
{
    public static async Task<IResult> SignInAsync(string @as, string? returnUrl, SignInManager<Person> signIn, UserManager<Person> people, BrowserSessions sessions)
    {
        if (await people.FindByEmailAsync(Roles.All.Contains(@as) ? DemoPeople.Email(@as) : @as) is not { } person)
        {
            return Results.NotFound();
        }
        var roles = await people.GetRolesAsync(person);
        await signIn.SignInAsync(person, await sessions.StartAsync(person.Id, [.. roles], how: null));
        return Results.LocalRedirect(ReturnUrl.For([.. roles], returnUrl));
    }
}
