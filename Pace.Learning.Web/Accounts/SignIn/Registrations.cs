using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.WebUtilities;
using Pace.Learning.Web.Platform.Security.Tries;

namespace Pace.Learning.Web.Accounts.SignIn;

/// <summary>Somebody without an account who has shown that an address is theirs.</summary>
/// <param name="Email">The address.</param>
/// <param name="ReturnUrl">Where to go afterwards.</param>
/// <param name="Login">The other sign-in service that vouched for them, if any.</param>
/// <param name="Name">What that service, or whoever invited them, calls them.</param>
/// <param name="Invitation">The invitation to work here that they are accepting, if any.</param>
internal sealed record ProvedAddress(string Email, string ReturnUrl, ExternalLogin? Login = null, string? Name = null, Guid? Invitation = null);

/// <summary>An account at another sign-in service.</summary>
internal sealed record ExternalLogin(string Issuer, string Subject, string DisplayName);

/// <summary>Makes accounts for people who have proved their address.</summary>
internal sealed class Registrations(
    PaceDbContext db, UserManager<Person> people, TryCounter tries, IDataProtectionProvider protection, TimeProvider time)
{
    private static readonly TimeSpan TicketLifetime = TimeSpan.FromHours(1);
    private static readonly Limit Once = new("registration ticket", 1, TicketLifetime + TimeSpan.FromMinutes(1));

    private readonly ITimeLimitedDataProtector tickets = protection.CreateProtector("Accounts.Registration").ToTimeLimitedDataProtector();

    /// <summary>The form where they make the account.</summary>
    public string Url(ProvedAddress proved) =>
        $"/sign-in/new?ticket={Uri.EscapeDataString(tickets.Protect(JsonSerializer.Serialize(proved), TicketLifetime))}";

    /// <summary>What a ticket proves; <c>null</c> when it is too old or not ours.</summary>
    public ProvedAddress? Read(string? ticket)
    {
        try
        {
            return JsonSerializer.Deserialize<ProvedAddress>(tickets.Unprotect(ticket ?? ""));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>Makes the account that a ticket is for, with the role of a learner; <c>null</c> when the ticket was used before or there is an account, which a ticket opens to nobody.</summary>
    public Task<Person?> MakeAsync(string ticket, ProvedAddress proved, string displayName) => db.RetryOnConflictAsync<Person?>(async stop =>
    {
        if (!await tries.TakeAsync(Once, NameOf(ticket), stop) || await people.FindByEmailAsync(proved.Email) is not null)
        {
            return null;
        }
        var now = time.GetUtcNow().UtcDateTime;
        var person = Person.WithProvedAddress(proved.Email, displayName, now);
        person.AgreedToTermsAt = now;
        Check(await people.CreateAsync(person));
        Check(await people.AddToRoleAsync(person, Roles.Learner));
        if (proved.Login is { } login)
        {
            Check(await people.AddLoginAsync(person, new UserLoginInfo(login.Issuer, login.Subject, login.DisplayName)));
        }
        return person;
    });

    // What it says, not how it is written: that may differ and be read as the same.
    private static string NameOf(string ticket) => Convert.ToHexStringLower(WebEncoders.Base64UrlDecode(ticket));

    private static void Check(IdentityResult result) => result.MustBeKept("The account could not be made");
}
