using Microsoft.AspNetCore.Identity;

namespace Pace.Learning.Web.Accounts.MyAccount;

/// <summary>Where the link sent to a new address leads.</summary>
internal sealed class EmailConfirmModel(
    UserManager<Person> people, SignInManager<Person> signIn, PaceDbContext db, SecurityNotices notices, SealedAddressChange sealedChange) : PageModel
{
    private static readonly Refusal NotUsable = new("", "The link is too old, was used before, belongs to another account, or the address already has an account of its own.");

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
        Problem = Email is null ? NotUsable.Words : null;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (await people.GetUserAsync(User) is null)
        {
            return NotFound();
        }
        if (await db.RetryOnConflictAsync(_ => ChangeAsync()) is { } refusal)
        {
            Problem = refusal.Words;
            return Page();
        }
        if (await people.GetUserAsync(User) is { } person)
        {
            await signIn.RefreshSignInAsync(person);
        }
        this.Notify("Your e-mail address is changed.");
        return Redirect("/account");
    }

    private async Task<Refusal?> ChangeAsync()
    {
        if (await people.GetUserAsync(User) is not { } person)
        {
            return NotUsable;
        }
        if (Ticket is not null)
        {
            return await sealedChange.ConfirmInActAsync(person, Ticket) ? null : NotUsable;
        }
        // In one step: the name is what keeps two from having one address.
        (var old, person.UserName) = (person.Email!, Email);
        if (Email is null || Token is null || !(await people.ChangeEmailAsync(person, Email, Token)).IsKept)
        {
            return NotUsable;
        }
        await notices.SendAsync(person, "Your account now has another e-mail address. This one no longer signs you in.", old);
        return null;
    }
}
