using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Pace.Learning.Web.Platform.Mail;

namespace Pace.Learning.Web.Accounts.MyAccount;

/// <summary>
/// Changes the address of somebody whose address is sealed. The new one is nowhere in a table before it is confirmed: it travels in the sealed text of one
/// mail and in the ticket of its link, which only this account can use, once, for a day.
/// </summary>
internal sealed class SealedAddressChange(
    PaceDbContext db, UserManager<Person> people, AddressAlias aliases, ISealedAddresses addresses, IDataProtectionProvider protection, Outbox outbox, PublicUrl site)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(1);

    /// <summary>Sends the link to the new address.</summary>
    public async Task AskAsync(Person person, string email)
    {
        var url = site.Of($"/account/email/confirm?ticket={Uri.EscapeDataString(Tickets(person).Protect(email, Lifetime))}");
        outbox.Add(person.Email!, new ConfirmAddressLetter { Url = url }, sealedTo: email);
        await db.SaveChangesAsync();
    }

    /// <summary>The new address that a ticket is for; <c>null</c> when it is too old, was used, or is somebody else's.</summary>
    public string? Read(Person person, string? ticket)
    {
        try
        {
            return Tickets(person).Unprotect(ticket ?? "");
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>Changes it, and tells the old address, inside an act. <c>false</c> when the ticket doesn't count or the address has an account already.</summary>
    public async Task<bool> ConfirmInActAsync(Person person, string? ticket)
    {
        if (Read(person, ticket) is not { } email || await people.FindByEmailAsync(email) is not null)
        {
            return false;
        }
        var (old, alias) = (person.Email!, aliases.Of(email));
        if (await addresses.OpenAsync(old, CancellationToken.None) is not { } oldAddress || !await addresses.ReplaceAsync(old, email, person.Id, CancellationToken.None))
        {
            return false;
        }
        (person.Email, person.UserName) = (alias, alias);
        if (!(await people.UpdateAsync(person)).IsKept || !(await people.UpdateSecurityStampAsync(person)).IsKept)
        {
            return false;
        }
        var normalized = EmailAddress.Normalized(old);
        await db.SignInLinks.Where(l => l.NormalizedEmail == normalized).ExecuteDeleteAsync();
        await db.MoveMailAsync(old, alias, CancellationToken.None);
        outbox.Add(alias, new SecurityLetter { WhatHappened = "Your account now has another e-mail address. This one no longer signs you in." }, sealedTo: oldAddress);
        return true;
    }

    // The alias is part of the purpose: once it has changed, older tickets don't count.
    private ITimeLimitedDataProtector Tickets(Person person) =>
        protection.CreateProtector("Accounts.SealedAddress", person.Id.ToString(), person.Email!).ToTimeLimitedDataProtector();
}
