using Microsoft.AspNetCore.RateLimiting;
using Pace.Learning.Web.Accounts.MyAccount;
using Pace.Learning.Web.Accounts.SignIn;
using Pace.Learning.Web.Platform.KeptForms;

namespace Pace.Learning.Web.Accounts.SecondStep;

/// <summary>Whoever must have a second step and has none sets it up here, before they are signed in.</summary>
[NeverKept]
[AllowAnonymous]
[EnableRateLimiting(RateLimits.SignIn)]
internal sealed class RequiredSetUpModel(SignInFlow signingIn, AuthenticatorSetUp setUp, SecurityNotices notices) : PageModel
{
    /// <summary>Where to go afterwards.</summary>
    [BindProperty(Name = "returnUrl", SupportsGet = true)]
    public string? GoTo { get; set; }

    /// <summary>The first code.</summary>
    [BindProperty]
    public CodeInput Input { get; set; } = new();

    /// <summary>What the app needs.</summary>
    public AuthenticatorPicture Picture { get; private set; } = null!;

    /// <summary>Whether a link by e-mail would be enough for what they do here.</summary>
    public bool IsLinkEnough { get; private set; }

    public async Task<IActionResult> OnGetAsync()
    {
        if (await signingIn.HalfSignedInAsync() is not { TwoFactorEnabled: false } person)
        {
            return Redirect(SignInModel.At(GoTo));
        }
        await ShowAsync(person, null);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string? ticket)
    {
        if (await signingIn.HalfSignedInAsync() is not { TwoFactorEnabled: false } person)
        {
            return Redirect(SignInModel.At(GoTo));
        }
        if (await setUp.ConfirmAsync(person, ticket, Input.Digits) is not { } codes)
        {
            await ShowAsync(person, ticket);
            ModelState.AddModelError("Input.Code", CodeInput.Wrong);
            return Page();
        }
        await notices.SendAsync(person, "An authenticator app was added to your account.");
        TempData[RecoveryCodesModel.Key] = string.Join('\n', codes);
        return await signingIn.CompleteAsync(person, SecondStepKind.Code, RecoveryCodesModel.At(GoTo));
    }

    private async Task ShowAsync(Person person, string? ticket) =>
        (Picture, IsLinkEnough) = (await setUp.ShowAsync(person, ticket), await signingIn.IsEnoughAsync(person, SignInMethod.EmailLink));
}
