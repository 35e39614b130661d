using Microsoft.AspNetCore.RateLimiting;
using Pace.Learning.Web.Accounts.SignIn;
using Pace.Learning.Web.Platform.KeptForms;

namespace Pace.Learning.Web.Accounts.SecondStep;

/// <summary>The second step with an authenticator app.</summary>
[NeverKept]
[AllowAnonymous]
[EnableRateLimiting(RateLimits.SignIn)]
internal sealed class CodeModel(SignInFlow signingIn, SecondSteps steps) : PageModel
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
        if (await steps.CheckCodeAsync(person, Input.Digits))
        {
            return await signingIn.CompleteAsync(person, SecondStepKind.Code, GoTo);
        }
        if (await steps.IsLockedAsync(person))
        {
            return Redirect(SignInRefusal.Locked.Url);
        }
        ModelState.AddModelError("Input.Code", CodeInput.Wrong);
        return Page();
    }
}
