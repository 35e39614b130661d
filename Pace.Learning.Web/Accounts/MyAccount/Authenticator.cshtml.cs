using Microsoft.AspNetCore.Identity;
using Pace.Learning.Web.Accounts.SecondStep;
using Pace.Learning.Web.Platform.KeptForms;

namespace Pace.Learning.Web.Accounts.MyAccount;

/// <summary>Sets up an authenticator app, makes new recovery codes, or turns it off.</summary>
[NeverKept]
[FreshSignIn]
internal sealed class AuthenticatorModel(
    UserManager<Person> people, SignInManager<Person> signIn, AuthenticatorSetUp setUp, SecurityNotices notices) : PageModel
{
    /// <summary>The first code.</summary>
    [BindProperty]
    public CodeInput Input { get; set; } = new();

    /// <summary>What the app needs; <c>null</c> when it is on already.</summary>
    public AuthenticatorPicture? Picture { get; private set; }

    public async Task<IActionResult> OnGetAsync()
    {
        if (await people.GetUserAsync(User) is not { } person)
        {
            return NotFound();
        }
        Picture = person.TwoFactorEnabled ? null : await setUp.ShowAsync(person);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string? ticket)
    {
        if (await people.GetUserAsync(User) is not { TwoFactorEnabled: false } person)
        {
            return Redirect("/account/security");
        }
        if (await setUp.ConfirmAsync(person, ticket, Input.Digits) is not { } codes)
        {
            Picture = await setUp.ShowAsync(person, ticket);
            ModelState.AddModelError("Input.Code", CodeInput.Wrong);
            return Page();
        }
        await signIn.RefreshSignInAsync(person);
        await notices.SendAsync(person, "An authenticator app was added to your account.");
        return ShowOnce(codes);
    }

    public async Task<IActionResult> OnPostNewCodesAsync()
    {
        if (await people.GetUserAsync(User) is not { TwoFactorEnabled: true } person)
        {
            return Redirect("/account/security");
        }
        var codes = await setUp.NewRecoveryCodesAsync(person);
        await people.UpdateSecurityStampAsync(person);
        await signIn.RefreshSignInAsync(person);
        await notices.SendAsync(person, "New recovery codes were made for your account.");
        return ShowOnce(codes);
    }

    public async Task<IActionResult> OnPostRemoveAsync()
    {
        if (await people.GetUserAsync(User) is not { } person)
        {
            return NotFound();
        }
        await setUp.RemoveAsync(person);
        await signIn.RefreshSignInAsync(person);
        await notices.SendAsync(person, "The authenticator app was removed from your account.");
        this.Notify("The authenticator app is turned off.");
        return Redirect("/account/security");
    }

    private RedirectResult ShowOnce(IReadOnlyList<string> codes)
    {
        TempData[RecoveryCodesModel.Key] = string.Join('\n', codes);
        return Redirect(RecoveryCodesModel.At("/account/security"));
    }
}
