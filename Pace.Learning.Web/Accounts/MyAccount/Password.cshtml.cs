using Microsoft.AspNetCore.Identity;
using Pace.Learning.Web.Accounts.Passwords;
using Pace.Learning.Web.Platform.KeptForms;
using Pace.Learning.Web.Platform.Mail;

namespace Pace.Learning.Web.Accounts.MyAccount;

/// <summary>Sets, changes or removes the password. The old one isn't asked for: a fresh sign-in is, and by a link it also serves those who forgot.</summary>
[NeverKept]
[FreshSignIn]
internal sealed class PasswordModel(UserManager<Person> people, SignInManager<Person> signIn, ISealedAddresses addresses, SecurityNotices notices) : PageModel
{
    /// <summary>The new password.</summary>
    [BindProperty]
    public PasswordInput Input { get; set; } = new();

    /// <summary>Whether there is one now.</summary>
    public bool HasPassword { get; private set; }

    /// <summary>Whether their role asks for a second step and there is none yet.</summary>
    public bool NeedsSecondStep { get; private set; }

    /// <summary>For password managers.</summary>
    public string? Email { get; private set; }

    public async Task<IActionResult> OnGetAsync() => await LoadAsync() is null ? NotFound() : Page();

    public async Task<IActionResult> OnPostAsync()
    {
        if (await LoadAsync() is not { } person)
        {
            return NotFound();
        }
        if (PasswordRules.Problem(Input.New ?? "", Email, person.DisplayName) is { } problem)
        {
            ModelState.AddModelError("Input.New", problem);
            return Page();
        }
        if (HasPassword)
        {
            await people.RemovePasswordAsync(person);
        }
        await people.AddPasswordAsync(person, Input.New!);
        await signIn.RefreshSignInAsync(person);
        await notices.SendAsync(person, HasPassword ? "The password of your account was changed." : "A password was added to your account.");
        this.Notify("The password is saved. Your sessions on other devices have ended.");
        return Redirect("/account/security");
    }

    public async Task<IActionResult> OnPostRemoveAsync()
    {
        if (await LoadAsync() is not { } person)
        {
            return NotFound();
        }
        await people.RemovePasswordAsync(person);
        await signIn.RefreshSignInAsync(person);
        await notices.SendAsync(person, "The password of your account was removed.");
        this.Notify("The password is removed.");
        return Redirect("/account/security");
    }

    private async Task<Person?> LoadAsync()
    {
        if (await people.GetUserAsync(User) is not { } person)
        {
            return null;
        }
        HasPassword = person.PasswordHash is not null;
        Email = await addresses.ForOwnerAsync(person.Email!);
        NeedsSecondStep = !person.TwoFactorEnabled && (await people.GetRolesAsync(person)).Any(Roles.IsStaff);
        return person;
    }
}

/// <summary>A new password.</summary>
internal sealed class PasswordInput
{
    /// <summary>The password.</summary>
    public string? New { get; set; }
}
