using Microsoft.AspNetCore.RateLimiting;
using Pace.Learning.Web.Accounts.SignIn;
using Pace.Learning.Web.Platform.KeptForms;

namespace Pace.Learning.Web.Accounts.SecondStep;

/// <summary>The second step for somebody who doesn't have their authenticator app.</summary>
[NeverKept]
[AllowAnonymous]
[EnableRateLimiting(RateLimits.SignIn)]
internal sealed class RecoveryCodeModel(SignInFlow signingIn, SecondSteps steps, SecurityNotices notices) : PageModel
{
    /// <summary>Where to go afterwards.</summary>
    [BindProperty(Name = "returnUrl", SupportsGet = true)]
    public string? GoTo { get; set; }

    /// <summary>The code.</summary>
    [BindProperty]
    public CodeInput Input { get; set; } = new();

    public async Task<IActionResult> OnGetAsync() =>
        await signingIn.HalfSignedInAsync() is { TwoFactorEnabled: true } ? Page() : Redirect(SignInModel.At(GoTo));

    public async Task<IActionResult> OnPostAsync()
    {
        if (await signingIn.HalfSignedInAsync() is not { TwoFactorEnabled: true } person)
        {
            return Redirect(SignInModel.At(GoTo));
        }
        if (await steps.CheckRecoveryCodeAsync(person, Input.Digits.ToUpperInvariant()))
        {
            await notices.SendAsync(person, "A recovery code was used to sign in to your account.");
            return await signingIn.CompleteAsync(person, SecondStepKind.RecoveryCode, GoTo);
        }
        if (await steps.IsLockedAsync(person))
        {
            return Redirect(SignInRefusal.Locked.Url);
        }
        ModelState.AddModelError("Input.Code", "Enter a recovery code that you have not used yet, like ABCDE-12345");
        return Page();
    }
}
