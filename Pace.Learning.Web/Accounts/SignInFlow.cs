using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Pace.Learning.Web.Accounts.People;
using Pace.Learning.Web.Accounts.SecondStep;
using Pace.Learning.Web.Accounts.Sessions;
using Pace.Learning.Web.Accounts.SignIn;

namespace Pace.Learning.Web.Accounts;

/// <summary>What happens once somebody has proved who they are: every way of signing in ends here.</summary>
internal sealed class SignInFlow(SignInManager<Person> signIn, UserManager<Person> people, BrowserSessions sessions, FirstAdministrator first, SecondSteps steps)
{
    private static string StampType => PersonIdentity.Rules.Value.ClaimsIdentity.SecurityStampClaimType;

    /// <summary>The same for somebody by their id.</summary>
    public async Task<IActionResult> ContinueAsync(Guid personId, SignInMethod method, string? returnUrl) =>
        await ContinueAsync(await people.FindByIdAsync(personId.ToString()) ?? throw new InvalidOperationException("There is no such account."), method, returnUrl);

    /// <summary>Ends the session of this browser.</summary>
    public async Task SignOutAsync()
    {
        await sessions.EndCurrentAsync();
        await signIn.SignOutAsync();
    }

    /// <summary>Whether one step of this kind is enough for what the person may do, or will once they are in.</summary>
    public async Task<bool> IsEnoughAsync(Person person, SignInMethod method)
    {
        var roles = await people.GetRolesAsync(person);
        return new SignInEvidence(method, SecondStepKind.None).IsEnoughFor(await first.IsDueAsync(person) ? [.. roles, Roles.Admin] : roles);
    }

    /// <summary>Signs them in, or leads to the second step that they use or, by what they may do, must have.</summary>
    public async Task<IActionResult> ContinueAsync(Person person, SignInMethod method, string? returnUrl)
    {
        if (await steps.IsLockedAsync(person))
        {
            return new RedirectResult(SignInRefusal.Locked.Url);
        }
        if (method != SignInMethod.Passkey && person.TwoFactorEnabled)
        {
            await RememberFirstStepAsync(person, method);
            return new RedirectResult(ReturnUrl.On("/sign-in/code", returnUrl));
        }
        if (!await IsEnoughAsync(person, method))
        {
            await RememberFirstStepAsync(person, method);
            return new RedirectResult(ReturnUrl.On("/sign-in/second-step", returnUrl));
        }
        return await CompleteAsync(person, new SignInEvidence(method, SecondStepKind.None), returnUrl);
    }

    /// <summary>Signs them in after the second step.</summary>
    public async Task<IActionResult> CompleteAsync(Person person, SecondStepKind step, string? returnUrl)
    {
        var half = await signIn.Context.AuthenticateAsync(IdentityConstants.TwoFactorUserIdScheme);
        var first = half.Principal is { } principal ? SignInEvidence.Of(principal) : null;
        return await CompleteAsync(person, first is null ? null : first with { SecondStep = step }, returnUrl);
    }

    private async Task<IActionResult> CompleteAsync(Person person, SignInEvidence? by, string? returnUrl)
    {
        await signIn.Context.SignOutAsync(IdentityConstants.TwoFactorUserIdScheme);
        await first.MakeIfDueAsync(person);
        var roles = await people.GetRolesAsync(person);
        var session = await sessions.StartAsync(person.Id, [.. roles], by);
        await signIn.SignInWithClaimsAsync(person, session, by is null ? [] : [by.ToClaim()]);
        return new LocalRedirectResult(ReturnUrl.For([.. roles], returnUrl));
    }

    /// <summary>Who has done the first step in this browser and not the second. A step from before something about signing in was changed doesn't count.</summary>
    public async Task<Person?> HalfSignedInAsync()
    {
        var half = await signIn.Context.AuthenticateAsync(IdentityConstants.TwoFactorUserIdScheme);
        return await signIn.GetTwoFactorAuthenticationUserAsync() is { } person && half.Principal?.FindFirstValue(StampType) == person.SecurityStamp ? person : null;
    }

    private Task RememberFirstStepAsync(Person person, SignInMethod method)
    {
        var identity = new ClaimsIdentity(IdentityConstants.TwoFactorUserIdScheme);
        identity.AddClaim(new Claim(ClaimTypes.Name, person.Id.ToString()));
        identity.AddClaim(new SignInEvidence(method, SecondStepKind.None).ToClaim());
        identity.AddClaim(new Claim(StampType, person.SecurityStamp!));
        return signIn.Context.SignInAsync(IdentityConstants.TwoFactorUserIdScheme, new ClaimsPrincipal(identity));
    }
}
