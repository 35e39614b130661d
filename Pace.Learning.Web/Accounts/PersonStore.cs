using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Pace.Learning.Web.Platform.Data;
using Pace.Learning.Web.Platform.Security;

namespace Pace.Learning.Web.Accounts;

/// <summary>Finds people by their address also where only its alias is stored: parents.</summary>
internal sealed class PersonStore(PaceDbContext db, AddressAlias alias, IdentityErrorDescriber? describer = null)
    : UserStore<Person, IdentityRole<Guid>, PaceDbContext, Guid>(db, describer)
{
    public override async Task<Person?> FindByEmailAsync(string normalizedEmail, CancellationToken cancellationToken = default) =>
        await base.FindByEmailAsync(normalizedEmail, cancellationToken)
        ?? await base.FindByEmailAsync(EmailAddress.Normalized(alias.Of(normalizedEmail)), cancellationToken);

    public override async Task<Person?> FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken = default) =>
        await base.FindByNameAsync(normalizedUserName, cancellationToken)
        ?? await base.FindByNameAsync(EmailAddress.Normalized(alias.Of(normalizedUserName)), cancellationToken);
}

/// <summary>Addresses as the database holds them.</summary>
internal static class StoredAddress
{
    /// <summary>The alias when the address belongs to somebody whose address is sealed; otherwise the address as it was given.</summary>
    public static async Task<string> OfAsync(PaceDbContext db, AddressAlias aliases, string address, CancellationToken cancellation)
    {
        var alias = aliases.Of(address);
        var normalized = EmailAddress.Normalized(alias);
        return await db.Users.AnyAsync(p => p.NormalizedEmail == normalized, cancellation) ? alias : address;
    }
}
