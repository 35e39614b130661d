using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Pace.Learning.Web.Platform.Data;
using Pace.Learning.Web.Shared;

namespace Pace.Learning.Web.Accounts.MyAccount;

/// <summary>Where the link sent to a new address leads.</summary>
internal sealed class EmailConfirmModel(
    UserManager<Person> people, SignInManager<Person> signIn, PaceDbContext db, SecurityNotices notices) : PageModel
{
    /// <summary>The new address.</summary>
    [BindProperty(Name = "email", SupportsGet = true)]
    public string? Email { get; set; }

    /// <summary>Proves that the link was sent to it.</summary>
    [BindProperty(Name = "token", SupportsGet = true)]
    public string? Token { get; set; }

    /// <summary>Why it didn't work.</summary>
    public string? Problem { get; private set; }

    public async Task<IActionResult> OnPostAsync()
    {
        if (await people.GetUserAsync(User) is not { } person)
        {
            return NotFound();
        }
        var old = person.Email!;
        await using var transaction = await db.Database.BeginTransactionAsync();
        if (Email is null || Token is null
            || !(await people.ChangeEmailAsync(person, Email, Token)).Succeeded || !(await people.SetUserNameAsync(person, Email)).Succeeded)
        {
            Problem = "The link is too old, was used before, belongs to another account, or the address already has an account of its own.";
            return Page();
        }
        await notices.SendAsync(person, "Your account now has another e-mail address. This one no longer signs you in.", old);
        await transaction.CommitAsync();
        await signIn.RefreshSignInAsync(person);
        this.Notify("Your e-mail address is changed.");
        return Redirect("/account");
    }
}
