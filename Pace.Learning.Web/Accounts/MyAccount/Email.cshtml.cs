using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.RateLimiting;
using Pace.Learning.Web.Accounts.SignIn;
using Pace.Learning.Web.Platform.Mail;
using Pace.Learning.Web.Platform.Security.Tries;

namespace Pace.Learning.Web.Accounts.MyAccount;

/// <summary>Asks for a new address. Nothing changes before its owner has confirmed it.</summary>
[FreshSignIn]
[EnableRateLimiting(RateLimits.SignIn)]
internal sealed class EmailModel(UserManager<Person> people, PaceDbContext db, Outbox outbox, PublicUrl site, SealedAddressChange sealedChange, TryCounter tries) : PageModel
{
    private static readonly Limit ByPerson = new("address change", 4, TimeSpan.FromMinutes(15));
    private static readonly Limit ToAddress = new("address change to", 4, TimeSpan.FromMinutes(15));

    /// <summary>The new address.</summary>
    [BindProperty]
    public LinkInput Input { get; set; } = new();

    /// <summary>Whether the link has just been sent.</summary>
    [BindProperty(Name = "sent", SupportsGet = true)]
    public bool IsSent { get; set; }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!EmailAddress.TryRead(Input.Email, out var email))
        {
            IsSent = false;
            ModelState.AddModelError("Input.Email", "Enter the new e-mail address, like name@example.org");
            return Page();
        }
        if (await people.GetUserAsync(User) is not { } person)
        {
            return NotFound();
        }
        if (!await tries.TakeAsync(ByPerson, $"{person.Id:N}") || !await tries.TakeAsync(ToAddress, EmailAddress.Normalized(email)))
        {
            IsSent = false;
            ModelState.AddModelError("Input.Email", "We have sent several links already. Look into the newest mail, or wait 15 minutes and try again");
            return Page();
        }
        if (AddressAlias.Is(person.Email!))
        {
            await sealedChange.AskAsync(person, email);
            return Redirect("/account/email?sent=true");
        }
        var token = await people.GenerateChangeEmailTokenAsync(person, email);
        var url = site.Of($"/account/email/confirm?email={Uri.EscapeDataString(email)}&token={Uri.EscapeDataString(token)}");
        outbox.Add(email, new ConfirmAddressLetter { Url = url });
        await db.SaveChangesAsync();
        return Redirect("/account/email?sent=true");
    }
}
