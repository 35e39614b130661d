using System.Buffers.Text;
using Microsoft.AspNetCore.Identity;
using Pace.Learning.Web.Platform.KeptForms;
using Pace.Learning.Web.Platform.Mail;

namespace Pace.Learning.Web.Accounts.MyAccount;

/// <summary>Adds, names and removes passkeys.</summary>
[NeverKept]
[FreshSignIn]
internal sealed class PasskeysModel(UserManager<Person> people, SignInManager<Person> signIn, ISealedAddresses addresses, SecurityNotices notices) : PageModel
{
    /// <summary>The longest name of a passkey, in characters.</summary>
    public const int NameLength = 60;

    private const int Most = 20;

    /// <summary>Those that there are.</summary>
    public IList<UserPasskeyInfo> Passkeys { get; private set; } = [];

    /// <summary>A passkey's id as forms carry it.</summary>
    public static string IdOf(UserPasskeyInfo passkey) => Base64Url.EncodeToString(passkey.CredentialId);

    public async Task<IActionResult> OnGetAsync() => await LoadAsync() is null ? NotFound() : Page();

    public async Task<IActionResult> OnPostOptionsAsync()
    {
        if (await LoadAsync() is not { } person)
        {
            return NotFound();
        }
        // The device shows it to its owner: an alias would tell them nothing.
        var address = await addresses.ForOwnerAsync(person.Email!);
        var entity = new PasskeyUserEntity { Id = person.Id.ToString(), Name = address, DisplayName = person.DisplayName is { Length: > 0 } name ? name : address };
        return Content(await signIn.MakePasskeyCreationOptionsAsync(entity), "application/json");
    }

    public async Task<IActionResult> OnPostAddAsync(string? credential, string? name)
    {
        if (await LoadAsync() is not { } person)
        {
            return NotFound();
        }
        if (Passkeys.Count >= Most || await MadeAsync(credential, person) is not { } passkey)
        {
            ModelState.AddModelError("", "The passkey could not be added. Please try again, or use another device");
            return Page();
        }
        passkey.Name = Named(name) ?? "Passkey";
        await people.AddOrUpdatePasskeyAsync(person, passkey);
        await notices.SendAsync(person, "A passkey was added to your account.");
        this.Notify("The passkey is added. You can sign in with it from now on.");
        return Redirect("/account/security/passkeys");
    }

    public async Task<IActionResult> OnPostRenameAsync(string? id, string? name)
    {
        if (await LoadAsync() is { } person && Find(id) is { } passkey && Named(name) is { } given)
        {
            passkey.Name = given;
            await people.AddOrUpdatePasskeyAsync(person, passkey);
            this.Notify("The name is changed.");
        }
        return Redirect("/account/security/passkeys");
    }

    public async Task<IActionResult> OnPostRemoveAsync(string? id)
    {
        if (await LoadAsync() is { } person && Find(id) is { } passkey)
        {
            await people.RemovePasskeyAsync(person, passkey.CredentialId);
            // Whoever has the device may be signed in with it.
            await people.UpdateSecurityStampAsync(person);
            await signIn.RefreshSignInAsync(person);
            await notices.SendAsync(person, "A passkey was removed from your account.");
            this.Notify("The passkey is removed here. You can delete it on the device as well.");
        }
        return Redirect("/account/security/passkeys");
    }

    private async Task<UserPasskeyInfo?> MadeAsync(string? credential, Person person)
    {
        if (credential is not { Length: > 0 })
        {
            return null;
        }
        try
        {
            var answer = await signIn.PerformPasskeyAttestationAsync(credential);
            return answer.Succeeded && answer.UserEntity.Id == person.Id.ToString() ? answer.Passkey : null;
        }
        catch (InvalidOperationException)
        {
            // Nothing was asked in this browser, or too long ago.
            return null;
        }
    }

    private async Task<Person?> LoadAsync()
    {
        var person = await people.GetUserAsync(User);
        Passkeys = person is null ? [] : await people.GetPasskeysAsync(person);
        return person;
    }

    private UserPasskeyInfo? Find(string? id) => Passkeys.SingleOrDefault(p => IdOf(p) == id);

    private static string? Named(string? name) => name?.Trim() is { Length: > 0 and <= NameLength } given ? given : null;
}
