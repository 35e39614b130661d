using Microsoft.AspNetCore.Identity;
using Pace.Learning.Web.Platform.Mail;

namespace Pace.Learning.Web.Accounts.MyAccount;

/// <summary>What somebody can see and change about their account.</summary>
internal sealed class OverviewModel(UserManager<Person> people, ISealedAddresses addresses) : PageModel
{
    /// <summary>Whose account.</summary>
    public Person Person { get; private set; } = null!;

    /// <summary>Their address.</summary>
    public string Address { get; private set; } = "";

    /// <summary>How they can sign in.</summary>
    public IReadOnlyList<string> Ways { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync()
    {
        if (await people.GetUserAsync(User) is not { } person)
        {
            return NotFound();
        }
        Person = person;
        Address = await addresses.ForOwnerAsync(person.Email!);
        Ways = [.. await WaysAsync(person)];
        return Page();
    }

    private async Task<List<string>> WaysAsync(Person person)
    {
        List<string> ways = ["link by e-mail"];
        if (person.PasswordHash is not null)
        {
            ways.Add(person.TwoFactorEnabled ? "password with a code" : "password");
        }
        ways.AddRange((await people.GetPasskeysAsync(person)).Count switch { 0 => [], 1 => ["one passkey"], var n => [$"{n} passkeys"] });
        ways.AddRange((await people.GetLoginsAsync(person)).Select(l => l.ProviderDisplayName ?? "another service"));
        return ways;
    }
}
