using Microsoft.AspNetCore.Identity;

namespace Pace.Learning.Web.Accounts.MyAccount;

/// <summary>Changes the name that the site greets somebody by.</summary>
internal sealed class NameModel(UserManager<Person> people, SignInManager<Person> signIn) : PageModel
{
    // The name of an account can be read in the database; a parent's name is sealed, and changed where it is.
    private const string ParentsNames = "/taking-part/details";

    /// <summary>The new name.</summary>
    [BindProperty]
    public NameInput Input { get; set; } = new();

    public async Task<IActionResult> OnGetAsync()
    {
        if (User.IsInRole(Roles.Parent))
        {
            return Redirect(ParentsNames);
        }
        Input.DisplayName = (await people.GetUserAsync(User))?.DisplayName;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (User.IsInRole(Roles.Parent))
        {
            return Redirect(ParentsNames);
        }
        if (Input.DisplayName?.Trim() is not { Length: > 0 and <= Person.DisplayNameLength } name)
        {
            ModelState.AddModelError("Input.DisplayName", $"Enter a name of up to {Person.DisplayNameLength} letters");
            return Page();
        }
        if (!ModelState.IsValid)
        {
            return Page();
        }
        if (await people.GetUserAsync(User) is not { } person)
        {
            return NotFound();
        }
        person.DisplayName = name;
        await people.UpdateAsync(person);
        await signIn.RefreshSignInAsync(person);
        this.Notify("Your name is changed.");
        return Redirect("/account");
    }
}

/// <summary>A name.</summary>
internal sealed class NameInput
{
    /// <summary>The name that the site greets them by.</summary>
    [PlainName]
    public string? DisplayName { get; set; }
}
