using Microsoft.AspNetCore.Identity;

namespace Pace.Learning.Web.Accounts.MyAccount;

/// <summary>Where the link sent to a new address leads.</summary>
internal sealed class EmailConfirmModel(
    UserManager<Person> people, SignInManager<Person> signIn, PaceDbContext db, SecurityNotices notices, SealedAddressChange sealedChange) : PageModel
{
    private const string NotUsable = "The link is too old, was used before, belongs to another account, or the address already has an account of its own.";

    /// <summary>The new address.</summary>
    [BindProperty(Name = "email", SupportsGet = true)]
    public string? Email { get; set; }

    /// <summary>Proves that the link was sent to it.</summary>
    [BindProperty(Name = "token", SupportsGet = true)]
    public string? Token { get; set; }

    /// <summary>The same, for somebody whose address is sealed: it has the address in it.</summary>
    [BindProperty(Name = "ticket", SupportsGet = true)]
    public string? Ticket { get; set; }

    /// <summary>Why it didn't work.</summary>
    public string? Problem { get; private set; }

    public async Task<IActionResult> OnGetAsync()
    {
        Response.Headers["Referrer-Policy"] = "no-referrer";
        if (Ticket is null)
        {
            return Page();
        }
        Email = await people.GetUserAsync(User) is { } person ? sealedChange.Read(person, Ticket) : null;
        Problem = Email is null ? NotUsable : null;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (await people.GetUserAsync(User) is not { } person)
        {
            return NotFound();
        }
        if (Ticket is not null)
        {
            return await sealedChange.ConfirmAsync(person, Ticket) ? await DoneAsync(person) : NotDone();
        }
        var old = person.Email!;
        await using var transaction = await db.Database.BeginTransactionAsync();
        if (Email is null || Token is null
            || !(await people.ChangeEmailAsync(person, Email, Token)).Succeeded || !(await people.SetUserNameAsync(person, Email)).Succeeded)
        {
            return NotDone();
        }
        await notices.SendAsync(person, "Your account now has another e-mail address. This one no longer signs you in.", old);
        await transaction.CommitAsync();
        return await DoneAsync(person);
    }

    private async Task<IActionResult> DoneAsync(Person person)
    {
        await signIn.RefreshSignInAsync(person);
        this.Notify("Your e-mail address is changed.");
        return Redirect("/account");
    }

    private PageResult NotDone()
    {
        Problem = NotUsable;
        return Page();
    }
}
